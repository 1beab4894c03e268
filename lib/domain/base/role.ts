/** What a person may be in this book; the access table says what each may do. */
export const roles = ["admin", "finance", "account-manager", "viewer"] as const;
export type Role = (typeof roles)[number];
