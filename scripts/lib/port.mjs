import { createServer } from "node:net";
import { Refusal } from "./command.mjs";

/**
 * @param {import("node:net").ListenOptions} where
 * @returns {Promise<{ port: number } | { failure: string }>}
 */
const tryToListen = (where) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) =>
      resolve({ failure: "code" in error ? String(error.code) : error.message }),
    );
    server.listen(where, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve({ port }));
    });
  });

/**
 * Why a port cannot be had, or null when it can. Some systems let two programs share a port on
 * different addresses, so the loopback address is asked as well as all of them.
 * @param {number} port
 */
const obstacleOn = async (port) => {
  for (const where of [{ port, host: "127.0.0.1" }, { port }]) {
    const outcome = await tryToListen(where);
    if ("failure" in outcome) return outcome.failure;
  }
  return null;
};

/** @param {number} port */
export const isFree = async (port) => (await obstacleOn(port)) === null;

/** A free port of the loopback address. */
export const findFreePort = async () => {
  const outcome = await tryToListen({ port: 0, host: "127.0.0.1" });
  if ("failure" in outcome) throw new Refusal(`No port can be opened here (${outcome.failure}).`);
  return outcome.port;
};

/** @param {string | undefined} text */
export const readPort = (text) => {
  const port = Number(text || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Refusal(`PORT must be a number from 1 to 65535, not "${text}".`);
};

/** @param {number} port */
export const requireFree = async (port) => {
  const obstacle = await obstacleOn(port);
  if (obstacle === null) return;
  throw new Refusal(
    obstacle === "EADDRINUSE"
      ? `Port ${port} is in use by another program; stop it, or choose another with PORT=${port + 1}.`
      : `Port ${port} cannot be opened (${obstacle}); choose another with PORT.`,
  );
};
