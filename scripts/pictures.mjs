// npm run pictures: the end-to-end tests, which then replace the pictures of the docs.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const { findBrowser } = await import("./lib/browser.mjs");
const { Refusal, runCommand, say } = await import("./lib/command.mjs");
const { requireInstalled } = await import("./lib/install.mjs");
const { run } = await import("./lib/process.mjs");
const { playwright } = await import("./lib/runners.mjs");

runCommand(async () => {
  requireInstalled();
  const browser = await findBrowser();
  if (browser.missing !== undefined) throw new Refusal(`No pictures: ${browser.missing}.`);
  say(`Browser: ${browser.name}`);
  const env = { ...process.env, ...browser.environment, UPDATE_SCREENSHOTS: "1" };
  return (await run(process.execPath, playwright, { env, show: true })).code;
});
