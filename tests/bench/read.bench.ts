import { loadavg } from "node:os";
import { ensureForward } from "@/lib/store/projection/ensure-forward";
import { type Engine, enginesHere, openBenchDatabase } from "@/tests/bench/bench-database";
import { type BookSize, fillBook, longLedgersFrom } from "@/tests/bench/large-book";
import { largeBookNow } from "@/tests/bench/large-terms";
import { measure, secondsOf, type Times } from "@/tests/bench/measure";
import { readAnswers } from "@/tests/bench/read-answers";
import { fillFloors, floorsOf } from "@/tests/bench/read-floors";
import { printTable, type SizeColumn } from "@/tests/bench/read-table";
import { installBook } from "@/tests/lib/server/queries/as-viewer";

/**
 * node --import tsx --expose-gc tests/bench/read.bench.ts [pglite|postgres|both] [commitments entries]… [name]…
 * What each answer costs, whole query and JSON, at growing sizes of the book, beside floors of tables
 * that are not the book's. Without sizes all four; without a server the embedded engine alone; with
 * names only the answers that begin with one of them.
 */
const allSizes: readonly BookSize[] = [
  { commitments: 1_000, entries: 10_000 },
  { commitments: 4_000, entries: 100_000 },
  { commitments: 20_000, entries: 1_000_000 },
  { commitments: 20_000, entries: 4_000_000 },
];

const [given = "both", ...more] = process.argv.slice(2);
const numbers = more.filter((text) => /^\d+$/.test(text));
const names = more.filter((text) => !/^\d+$/.test(text));
const engines = enginesHere.filter((engine) => given === "both" || given === engine);
if (engines.length === 0) throw new Error(`"${given}" is no engine that is here: ${enginesHere}.`);

const readSizes = (): readonly BookSize[] =>
  numbers.length === 0
    ? allSizes
    : Array.from({ length: Math.floor(numbers.length / 2) }, (_, pair) => ({
        commitments: Number(numbers[2 * pair]),
        entries: Number(numbers[2 * pair + 1]),
      }));

const chosenAnswers = (hasLongLedgers: boolean) =>
  readAnswers(hasLongLedgers).filter(
    ({ name }) => names.length === 0 || names.some((each) => name.startsWith(each)),
  );

const measureSize = async (engine: Engine, size: BookSize): Promise<SizeColumn> => {
  const { db, close } = await openBenchDatabase(engine);
  try {
    const filled = await secondsOf(() => fillBook(db, size));
    const present = { now: largeBookNow, madeBy: "source" };
    const forward = await secondsOf(() => ensureForward(db, { accounts: "all" }, present));
    await fillFloors(db, size);
    // A server does this by itself, sooner or later.
    await db.query("vacuum (analyze)");
    const [row] = await db.query<{ commitments: string; entries: string }>(
      `select (select count(*) from commitments) as commitments,
         (select count(*) from ledger_entries where known_to is null) as entries`,
    );
    const [load = 0] = loadavg();
    console.log(
      `${engine}: ${row?.commitments} commitments, ${row?.entries} entries, written in ${filled.toFixed(0)} s, brought forward in ${forward.toFixed(0)} s (load ${load.toFixed(1)})`,
    );
    installBook(db, largeBookNow);
    const floors = floorsOf(db);
    const floorTimes = {
      page: await measure(floors.page),
      entryPage: await measure(floors.entryPage),
      sum: await measure(floors.sum),
    };
    const answers = new Map<string, Times>();
    for (const { name, prepare } of chosenAnswers(size.commitments >= longLedgersFrom)) {
      const read = await prepare();
      const times = await measure(async () => JSON.stringify(await read()));
      answers.set(name, times);
      if (times.p50 > 1_000) console.log(`  ${name}: ${(times.p50 / 1_000).toFixed(1)} s`);
    }
    return { size, floors: floorTimes, answers };
  } finally {
    await close();
  }
};

for (const engine of engines) {
  const columns: SizeColumn[] = [];
  for (const size of readSizes()) columns.push(await measureSize(engine, size));
  printTable(engine, columns, chosenAnswers(true));
}
