/** Whether a connection is set up where the server starts, or on a screen by a person. */
export const connectionOrigins = ["environment", "screen"] as const;
export type ConnectionOrigin = (typeof connectionOrigins)[number];
