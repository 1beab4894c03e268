import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { nextEnvironment, readEnvironment } from "./next.mjs";
import { inRoot, root } from "./root.mjs";

/**
 * @typedef {(handler: unknown) => Promise<void>} Serve
 * @typedef {{ prepare(): Promise<void>, getRequestHandler(): unknown }} Framework
 */

/** @param {string} sentence @returns {never} */
const refuse = (sentence) => {
  process.stderr.write(`commitbook: ${sentence}\n`);
  process.exit(1);
};

/** Whoever started this process has ended, whatever ended it. */
const endWithParent = () => {
  if (process.send) process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
};

/** Serves the build with the application's own HTTP server around the framework. */
export const runServer = async () => {
  if (!existsSync(inRoot(".next", "BUILD_ID")))
    refuse("There is no build to serve. Make one with npm run build, or start with npm run up.");
  endWithParent();
  process.chdir(root);
  Object.assign(process.env, readEnvironment(), nextEnvironment);
  /** @type {Promise<Serve>} the application calls it when its start has come to its end */
  const started = new Promise((resolve) => {
    Object.assign(globalThis, { commitbookDoor: resolve });
  });
  const next = createRequire(import.meta.url)("next");
  /** @type {Framework} */
  const framework = next({
    ...{ dev: false, dir: root, quiet: true, port: Number(process.env.PORT) || 3000 },
    // The framework would listen for upgrades on ours, and nothing here upgrades.
    httpServer: createServer(),
  });
  await framework.prepare();
  const serve = await started;
  await serve(framework.getRequestHandler()).catch((error) => refuse(error.message));
};
