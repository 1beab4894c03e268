/** What an API key can be given; the access table says what each lets it do. */
export const keyScopes = ["read", "read-raw", "export", "sync", "embed-mint", "metrics"] as const;
export type KeyScope = (typeof keyScopes)[number];
