/**
 * The embedded database in a thread of its own, so that a long query never blocks the server.
 * One request is answered after the other; the other side decides the order.
 */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { valueParsers } from "./value-parsers.mjs";

if (parentPort === null) throw new Error("This file runs in a worker thread only.");
const port = parentPort;

/** What an error of the engine says, as plain data that crosses the thread. */
const toPlainError = (/** @type {any} */ error) => ({
  message: String(error?.message ?? error),
  code: error?.code ?? null,
  constraint: error?.constraint ?? null,
});

// Settings that a server takes from its configuration file.
const settings = ["set timezone to 'UTC'", "set datestyle to 'ISO'"];

const database = await PGlite.create({
  dataDir: workerData.directory,
  wasmModule: workerData.code,
  parsers: { ...valueParsers },
});
for (const setting of settings) await database.exec(setting);

/** Without values the text may hold several statements; the rows of the last one are the answer. */
const run = async (/** @type {string} */ text, /** @type {any[]} */ values) => {
  if (values.length > 0) return (await database.query(text, values)).rows;
  return (await database.exec(text)).at(-1)?.rows ?? [];
};

const answer = async (/** @type {{ type: string, text: string, values: any[] }} */ request) => {
  if (request.type === "query") return run(request.text, request.values);
  await database.exec("checkpoint");
  await database.close();
  return [];
};

port.on("message", async (request) => {
  try {
    port.postMessage({ id: request.id, rows: await answer(request) });
  } catch (failure) {
    const error = toPlainError(failure);
    // What the engine refuses has a code of five characters; anything else says that it broke.
    const isBroken = !/^[0-9A-Z]{5}$/.test(error.code ?? "");
    port.postMessage({ id: request.id, error, isBroken });
  }
});
port.postMessage({ id: 0, rows: [] });
