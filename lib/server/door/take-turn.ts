import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerPlainly } from "@/lib/server/door/plain-answer";
import { openWaitingRoom, type RoomLimits, type WaitingRoom } from "@/lib/server/door/waiting-room";
import type { Database } from "@/lib/store/database";

const common = { waiting: 200, patienceMs: 10_000, openEach: 24 };

/** What an engine can work on at once; the rest of its connections is left to syncs and to readiness. */
const limitsOf: Readonly<Record<Database["engine"], RoomLimits>> = {
  pglite: { ...common, atOnce: 4, atOnceEach: 2 },
  postgres: { ...common, atOnce: 6, atOnceEach: 3 },
};

export const openRoomFor = (engine: Database["engine"]): WaitingRoom =>
  openWaitingRoom(limitsOf[engine]);

/** Health and readiness are told whoever waits, and files of the framework cost nothing. */
const isForEverybody = (path: string): boolean =>
  path === "/api/health" || path === "/api/ready" || path.startsWith("/_next/");

/**
 * Who asks, before anybody has looked: what is shown for it, else where it comes from. Whoever shows
 * something made up waits in a lane of their own, and is told so when its turn has come.
 */
const viewerOf = ({ headers, socket }: IncomingMessage): string => {
  const shown = headers.authorization ?? headers.cookie;
  if (shown === undefined) return String(headers["x-forwarded-for"] ?? socket.remoteAddress);
  return createHash("sha256").update(shown).digest("base64url");
};

type Asked = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Told how long it waited, whatever came of it. */
  readonly onWait: (seconds: number) => void;
};

/** Does the work once it is its turn; answers by itself where there is none. */
export const takeTurn = async (
  room: WaitingRoom,
  { request, response, onWait }: Asked,
  work: () => Promise<void>,
): Promise<void> => {
  if (isForEverybody((request.url ?? "").split("?", 1)[0] ?? "")) return work();
  const guest = room.enter(viewerOf(request));
  response.once("close", guest.leave);
  const beganMs = performance.now();
  const refusal = await guest.turn;
  onWait((performance.now() - beganMs) / 1000);
  if (response.destroyed) return;
  if (refusal !== null) return answerPlainly(response, refusal);
  onHeaders(response, guest.done);
  await work();
};

/** With its headers an answer has been worked out; reading it may take somebody as long as they like. */
const onHeaders = (response: ServerResponse, listen: () => void): void => {
  const { writeHead } = response;
  response.writeHead = (...given: unknown[]) => {
    listen();
    return Reflect.apply(writeHead, response, given);
  };
};
