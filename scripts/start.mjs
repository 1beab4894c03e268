// node scripts/start.mjs: the built application, in this process and no other. What a service manager
// runs: a signal to it ends all there is.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { runServer } = await import("./lib/serve.mjs");
await runServer();
