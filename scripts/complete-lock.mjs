// Run after every change of dependencies: adds the platform packages the registry in use lacks.
import { readFileSync, writeFileSync } from "node:fs";
import { fillGaps, listGaps } from "./lib/lock-file.mjs";
import { inRoot } from "./lib/root.mjs";

const file = inRoot("package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const filled = fillGaps(lock);
const [before, after] = [listGaps(lock).length, listGaps(filled).length];
if (before > after) writeFileSync(file, `${JSON.stringify(filled, null, 2)}\n`);
console.log(`${before - after} entries added to package-lock.json, ${after} still missing`);
process.exitCode = after > 0 ? 1 : 0;
