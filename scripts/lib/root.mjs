import path from "node:path";
import { fileURLToPath } from "node:url";

/** The top of the repository, wherever the command was called from. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** @param {string[]} parts below the top of the repository */
export const inRoot = (...parts) => path.join(root, ...parts);
