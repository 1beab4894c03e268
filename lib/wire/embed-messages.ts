/**
 * The words that a frame and the page around it say to one another. Each message is
 * `{ ns, v, type, id, payload }`; a type that is not here is passed over.
 */

export const messageNamespace = "commitments.embed";
export const messageVersion = 1;

/** The `hello` carries no data and is the only one sent to whoever is there. */
export const frameMessages = [
  "hello",
  "loading",
  "ready",
  "themed",
  "size",
  "token.needed",
  "navigate",
  "filters.changed",
  "export.done",
  "error",
  "data.status",
  "session.ended",
  "escape",
] as const;
export type FrameMessage = (typeof frameMessages)[number];

/** `hello.ack` brings the port by which everything else goes, in both directions. */
export const hostMessages = [
  "hello.ack",
  "token",
  "token.failed",
  "theme",
  "locale",
  "timezone",
  "words",
  "params",
  "navigate",
  "visible",
  "print",
  "escape",
  "destroy",
] as const;
export type HostMessage = (typeof hostMessages)[number];
