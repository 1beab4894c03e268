import { createRequire } from "node:module";
import { inRoot } from "./root.mjs";

/** The Next.js command line, as a script for Node. */
export const nextScript = "node_modules/next/dist/bin/next";

/**
 * The environment of every Next.js process: production, and nothing sent anywhere.
 * @type {{ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: string }}
 */
export const nextEnvironment = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };

/**
 * The environment with what the .env files of the repository add, read the way the server reads
 * them. What the environment already says wins.
 * @returns {NodeJS.ProcessEnv}
 */
export const readEnvironment = () => {
  const requireBesideNext = createRequire(inRoot("node_modules", "next", "package.json"));
  const quiet = { info: () => {}, error: console.error };
  const { combinedEnv } = requireBesideNext("@next/env").loadEnvConfig(inRoot(), false, quiet);
  return combinedEnv;
};
