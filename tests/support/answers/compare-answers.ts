/**
 * node --import tsx tests/support/answers/compare-answers.ts <folder before> <folder after> [kind]
 * What two folders of keep-answers.ts answer differently, alike differences together; with a kind
 * ("reason", "order", "value" …) every one of that kind by itself. Ends with 1 where there is any.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import {
  type Answers,
  type Difference,
  groupDifferences,
  listDifferences,
} from "@/tests/support/answers/answer-differences";

const [before = "", after = "", kind] = process.argv.slice(2);

const readAnswers = async (folder: string, file: string): Promise<Answers> => {
  const lines = gunzipSync(await readFile(join(folder, file))).toString();
  return new Map(lines.split("\n").map((line) => JSON.parse(line)));
};

const short = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 300);

const show = ({ address, path, before: was, after: is }: Difference): void =>
  console.log(
    `    ${address}\n      ${path}\n      before ${short(was)}\n      after  ${short(is)}`,
  );

const files = (await readdir(before)).filter((name) => name.endsWith(".jsonl.gz")).sort();
let total = 0;
for (const file of files) {
  const differences = listDifferences(
    await readAnswers(before, file),
    await readAnswers(after, file),
  );
  total += differences.length;
  console.log(`${file}: ${differences.length} differences`);
  for (const each of differences.filter((each) => each.kind === kind)) show(each);
  if (kind !== undefined) continue;
  for (const { kind: of, where, count, first } of groupDifferences(differences)) {
    console.log(`  ${count} x ${of}: ${where}`);
    show(first);
  }
}
console.log(`${files.length} files, ${total} differences`);
process.exitCode = total === 0 ? 0 : 1;
