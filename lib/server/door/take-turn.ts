import type { IncomingMessage, ServerResponse } from "node:http";
import { answerInTime } from "@/lib/server/door/answer-in-time";
import type { Lanes } from "@/lib/server/door/lanes";
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

type Asked = {
  readonly lanes: Lanes;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Told how long it waited, whatever came of it. */
  readonly onWait: (seconds: number) => void;
  /** How long the work may take to its first word. */
  readonly answerMs: number;
};

/** Does the work once it is its turn; answers by itself where there is none. */
export const takeTurn = async (
  room: WaitingRoom,
  { lanes, request, response, onWait, answerMs }: Asked,
  work: () => Promise<void>,
): Promise<void> => {
  if (isForEverybody((request.url ?? "").split("?", 1)[0] ?? "")) return work();
  const lane = await lanes.laneOf(request);
  if (response.destroyed) return;
  const guest = room.enter(lane);
  response.once("close", guest.leave);
  const beganMs = performance.now();
  const refusal = await guest.turn;
  onWait((performance.now() - beganMs) / 1000);
  if (response.destroyed) return;
  if (refusal !== null) return answerPlainly(response, refusal);
  onHeaders(response, (status) => {
    lanes.learn(request, status);
    guest.done();
  });
  answerInTime(response, answerMs);
  await work();
};

/** With its headers an answer has been worked out; reading it may take somebody as long as they like. */
const onHeaders = (response: ServerResponse, listen: (status: number) => void): void => {
  const { writeHead } = response;
  response.writeHead = (...given: unknown[]) => {
    listen(Number(given[0]));
    return Reflect.apply(writeHead, response, given);
  };
};
