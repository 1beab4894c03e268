import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { endOf, isStopping } from "./children.mjs";
import { say } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";
import { readEnvironment } from "./next.mjs";
import { readPort, requireFree } from "./port.mjs";
import { root } from "./root.mjs";
import { environmentOf, isWanted, startSandbox } from "./sandbox.mjs";
import { startServer } from "./server.mjs";
import { prepareSignIn } from "./sign-in.mjs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/**
 * Waits for the first child to end, which none should do by itself.
 * @param {Record<string, ChildProcess>} children
 */
const watch = (children) =>
  Promise.race(
    Object.entries(children).map(async ([name, child]) => {
      const code = await endOf(child);
      if (!isStopping())
        say(`The ${name} stopped by itself (exit code ${code}); stopping the rest.`);
      return code || 1;
    }),
  );

/** From whatever is there to a running application; answers when it has stopped. */
export const up = async () => {
  await requireFree(readPort(process.env.PORT));
  await ensureInstalled();
  const environment = readEnvironment();
  const port = readPort(environment.PORT);
  await requireFree(port);
  await ensureBuilt();

  const dataDir = path.resolve(root, environment.DATA_DIR || ".data");
  const signIn = prepareSignIn(environment, dataDir);
  const settings = { ...environment, ...signIn.environment, DATA_DIR: dataDir };
  /** @type {Record<string, ChildProcess>} */
  const children = {};
  const notes = [...signIn.lines];

  if (isWanted(environment)) {
    say("Starting the sandbox");
    const { child, ready, anchor } = await startSandbox(dataDir);
    children.sandbox = child;
    Object.assign(settings, environmentOf(ready, environment.COMMITBOOK_ALLOW_HOSTS));
    notes.push(
      `Figures    from the sandbox at ${ready.url}: an invented company, as of ${anchor}`,
      "           with VERCEL_TOKEN, METRONOME_API_KEY or DD_API_KEY set, your own are read",
    );
  }

  say("Starting the server");
  children.server = await startServer(port, settings);
  say("Commitbook is ready");
  const address = environment.COMMITBOOK_URL || `http://localhost:${port}`;
  const lines = [`Address    ${address}`, ...notes, "Stop       Ctrl-C"];
  console.log(`\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
  return watch(children);
};
