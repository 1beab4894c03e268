import type { IncomingMessage, ServerResponse } from "node:http";

/** The framework's own: what it is given it answers. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Serves until the process ends; resolves once it listens. */
export type Serve = (handler: Handler) => Promise<void>;

declare global {
  /** Put there by the script that serves; the start, in a bundle of the framework, calls it. */
  var commitbookDoor: ((serve: Serve) => void) | undefined;
}

/** Whether something waits to serve: a bare `next start` does not, and would leave the door out. */
export const isServed = (): boolean => globalThis.commitbookDoor !== undefined;

export const handOverDoor = (serve: Serve): void => {
  globalThis.commitbookDoor?.(serve);
};
