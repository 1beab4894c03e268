/**
 * node --import tsx tests/support/answers/keep-answers.ts <folder> [pglite|postgres]
 * Reads the whole invented company and writes every answer of the API into the folder, one file for
 * each round of questions. Two folders, of two versions of the code, are compared by compare-answers.ts.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { addAskers, allRounds, askRound } from "@/tests/support/answers/rounds";
import { startWholeSandbox } from "@/tests/support/answers/whole-sandbox";

const [folder = "", engine = "pglite"] = process.argv.slice(2);
if (folder === "" || (engine !== "pglite" && engine !== "postgres"))
  throw new Error("Say where to: keep-answers.ts <folder> [pglite|postgres]");

const startedAt = performance.now();
const say = (text: string): void =>
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${text}`);

await mkdir(folder, { recursive: true });
const { app, close } = await startWholeSandbox(engine);
say(`the invented company is read (${engine})`);
const askers = await addAskers(app);
for (const round of allRounds()) {
  const answers = await askRound(askers, round);
  const lines = [...answers].map((each) => JSON.stringify(each)).join("\n");
  await writeFile(join(folder, `${round.name}.jsonl.gz`), gzipSync(lines));
  say(`${round.name}: ${answers.size} answers, ${(lines.length / 1e6).toFixed(1)} MB`);
}
await close();
