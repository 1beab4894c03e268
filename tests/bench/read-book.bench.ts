import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { getSummary } from "@/lib/server/queries/get-summary";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { listLedger } from "@/lib/server/queries/list-ledger";
import type { Database, SqlValue } from "@/lib/store/database";
import { openDatabase } from "@/lib/store/open-database";
import { commitmentQuery } from "@/lib/wire/commitment";
import { ledgerQuery } from "@/lib/wire/ledger";
import { fillBook, largeBookNow } from "@/tests/bench/large-book";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";

/**
 * node --import tsx tests/bench/read-book.bench.ts [commitments] [entries] [rounds]
 * What an answer costs beyond the SQL it sends: each query against its own statements, replayed
 * straight to the same database. DATABASE_URL takes an empty PostgreSQL instead of the embedded one.
 */
const [commitments = 2_000, entries = 100_000, rounds = 15] = process.argv.slice(2).map(Number);

const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((left, right) => left - right)[
    Math.min(times.length - 1, Math.floor(times.length * share))
  ] ?? Number.NaN;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

type Sent = { readonly text: string; readonly values: readonly SqlValue[] };

/** Runs `work` once and keeps what it sent, in the waves in which it was sent. */
const record = async (db: Database, work: () => Promise<unknown>): Promise<Sent[][]> => {
  const waves: Sent[][] = [];
  let pending = 0;
  const spy: Database = {
    ...db,
    engine: db.engine,
    transaction: (each) => db.transaction(each),
    close: () => db.close(),
    query: async (text, values = []) => {
      if (pending === 0) waves.push([]);
      waves.at(-1)?.push({ text, values });
      pending += 1;
      try {
        return await db.query(text, values);
      } finally {
        pending -= 1;
      }
    },
  };
  installBook(spy, largeBookNow);
  await work();
  installBook(db, largeBookNow);
  return waves;
};

const replay = async (db: Database, waves: readonly Sent[][]): Promise<void> => {
  for (const wave of waves) {
    await Promise.all(wave.map(({ text, values }) => db.query(text, values)));
  }
};

const compare = async (db: Database, name: string, work: () => Promise<unknown>) => {
  const waves = await record(db, work);
  const own: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds + 2; round += 1) {
    const [first, second] = [await timed(work), await timed(() => replay(db, waves))];
    // The first two rounds warm both sides up.
    if (round > 1) {
      own.push(first);
      floor.push(second);
    }
  }
  const [left, right] = [percentile(own, 0.95), percentile(floor, 0.95)];
  console.log(
    [
      name.padEnd(14),
      `query p95 ${left.toFixed(1)} ms (p50 ${percentile(own, 0.5).toFixed(1)})`,
      `its SQL p95 ${right.toFixed(1)} ms (p50 ${percentile(floor, 0.5).toFixed(1)})`,
      `ratio ${(left / right).toFixed(2)}`,
      `${waves.flat().length} statements`,
    ].join("  "),
  );
};

const dataDir = await mkdtemp(join(tmpdir(), "commitbook-bench-"));
const db = await openDatabase({ databaseUrl: process.env.DATABASE_URL ?? null, dataDir });
try {
  const filled = await timed(() => fillBook(db, commitments, entries));
  console.log(
    `${db.engine}: ${commitments} commitments, ${entries} entries, written in ${(filled / 1000).toFixed(1)} s`,
  );
  installBook(db, largeBookNow);
  const viewer = asViewer();
  const commitmentId = "c_5_10";
  await compare(db, "list", () => listCommitments(viewer, commitmentQuery.parse({})));
  await compare(db, "list, filtered", () =>
    listCommitments(viewer, commitmentQuery.parse({ q: "Account 7" })),
  );
  await compare(db, "summary", () => getSummary(viewer, {}));
  await compare(db, "detail", () => getCommitment(viewer, { commitmentId }));
  await compare(db, "ledger page", () =>
    listLedger(viewer, { ...ledgerQuery.parse({}), commitmentId }),
  );
} finally {
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
}
