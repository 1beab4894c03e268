import { afterAll, beforeAll, expect, test } from "vitest";
import { findValue } from "@/lib/domain/base/metric";
import {
  addDecimals,
  divideDecimals,
  isPositive,
  maxDecimal,
  subtractDecimals,
  sumDecimals,
} from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import { createProviders } from "@/lib/server/providers";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { type CommitmentRow, commitmentQuery } from "@/lib/wire/commitment";
import type { WireAmountMetric } from "@/lib/wire/common";
import { startSandbox } from "@/sandbox/start-sandbox";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { listContradictions } from "@/tests/lib/sync/support/book";
import { keptTables } from "@/tests/lib/sync/support/kept-tables";
import { runSync, testConnection } from "@/tests/lib/sync/support/run-sync";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { someOf } from "@/tests/support/test-form";

/** A hundred vendors, five hours apart: the ordinary form reads every tenth. Fewer while working: AGREEMENT_SEEDS=5. */
const seeds = someOf(
  Array.from({ length: 100 }, (_, seed) => seed),
  Number(process.env["AGREEMENT_SEEDS"] ?? 10),
);
const generatedCustomers = 3;

let book: TestDatabase;
beforeAll(async () => {
  book = await openTestDatabase();
});
afterAll(() => book.remove());

/** The first seed is read at the very instant at which months end and segments open. */
const instantOf = (seed: number): string =>
  addDuration("2026-11-01T00:00:00.000Z", seed * 5 * 3_600_000);

const listRows = async (): Promise<CommitmentRow[]> => {
  const rows: CommitmentRow[] = [];
  let cursor: string | null = null;
  do {
    const query = { limit: "200", ...(cursor === null ? {} : { cursor }) };
    const page = await listCommitments(asViewer(), commitmentQuery.parse(query));
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
};

const listExternalIds = async (): Promise<Map<string, string>> => {
  const rows = await book.database.query<{ id: string; external_id: string }>(
    "select id, external_id from commitments where known_to is null",
  );
  return new Map(rows.map(({ id, external_id }) => [external_id, id]));
};

const numberOf = (metric: WireAmountMetric): string => findValue(metric)?.amount ?? metric.kind;

/** What has opened of a commitment that was born by rollover. */
const openedOf = ({ figures, rolledOverFrom }: CommitmentRow): string => {
  const granted = numberOf(figures.granted);
  if (rolledOverFrom === null || granted === "not-started") return granted;
  const rolledIn = subtractDecimals(numberOf(figures.rolledIn), numberOf(figures.notYetOpen));
  return addDecimals(granted, rolledIn);
};

const emptyBook = () =>
  book.database.query(
    `truncate accounts, contracts, commitments, segments, ledger_entries, invoice_items,
       vendor_balances, stream_reads, data_issues, source_records,
       ${keptTables}`,
  );

const readSeed = async (seed: number) => {
  const now = instantOf(seed);
  const sandbox = await startSandbox({
    seed: `agreement ${seed}`,
    anchor: "2026-11-20",
    now: () => new Date(now),
    metronomeCustomers: generatedCustomers,
    requestsPerMinute: 1_000_000,
  });
  try {
    await emptyBook();
    const { url, token } = sandbox.metronome;
    const provider = createProviders([new URL(url).host]).providers.get("metronome");
    if (!provider) throw new Error("Metronome is a source of this version.");
    const connection = {
      ...testConnection(undefined, "metronome"),
      baseUrl: url,
      secret: token,
    };
    const run = await runSync({ db: book.database, provider, connection, clock: () => now });
    installBook(book.database, now);
    return { run, expected: sandbox.metronome.expected() };
  } finally {
    await sandbox.close();
  }
};

test(`each commitment has the balance that its vendor's own simulation expects, for ${seeds.length} seeds`, async () => {
  let compared = 0;
  for (const seed of seeds) {
    const { run, expected } = await readSeed(seed);
    expect(run, `seed ${seed}`).toMatchObject({ state: "complete", error: null });
    const ids = await listExternalIds();
    const rows = new Map((await listRows()).map((row) => [row.id, row]));
    expect(ids.size, `seed ${seed}`).toBe(expected.length);
    for (const own of expected) {
      const label = `seed ${seed}, ${own.customerId}, ${own.commitmentId}`;
      const row = rows.get(ids.get(own.commitmentId) ?? "");
      expect(row, label).toBeDefined();
      if (!row) continue;
      const money = (amount: string): string =>
        (own.unit.isCents ? divideDecimals(amount, "100", 24) : amount) ?? amount;
      const { figures } = row;
      expect(numberOf(row.unexplained), label).toBe("0");
      if (figures.granted.kind === "not-started") {
        expect(numberOf(figures.notYetOpen), label).toBe(money(own.upcoming));
        expect([own.granted, own.settled, own.pending], label).toEqual(["0", "0", "0"]);
        continue;
      }
      const isTarget = row.shape === "build-up";
      // A target is owed after its period too, a pool is usable while a segment is open; whatever its
      // sign, one segment nets no other (metrics 3.14 ruling 29). Drafts name no segment here.
      const usable = own.segments
        .filter(({ isActive, left }) => (isActive || isTarget) && isPositive(left))
        .map(({ left }) => left);
      const hasDrafts = own.pending !== "0" && own.segments.length > 1;
      const available = own.isArchived
        ? "0"
        : own.segments.length === 1 && usable.length === 1
          ? maxDecimal(subtractDecimals(sumDecimals(usable), own.pending), "0")
          : sumDecimals(usable);
      const { overdrawn, unusable } = figures;
      expect(
        {
          label,
          granted: openedOf(row),
          committed: addDecimals(numberOf(figures.committed), numberOf(figures.rolledIn)),
          used: numberOf(figures.drawn),
          lapsed: numberOf(figures.lapsed),
          rolledOver: numberOf(figures.rolledOut),
          settled: numberOf(figures.settled),
          pending: numberOf(figures.pending),
          net: sumDecimals([figures.available, overdrawn, unusable].map(numberOf)),
          available: hasDrafts ? null : numberOf(figures.available),
          upcoming: numberOf(figures.notYetOpen),
        },
        label,
      ).toEqual({
        label,
        granted: money(addDecimals(own.granted, own.rolledIn)),
        committed: money(own.committed),
        used: money(own.used),
        lapsed: money(own.lapsed),
        rolledOver: money(own.rolledOut),
        settled: money(own.settled),
        pending: money(own.pending),
        net: money(subtractDecimals(own.settled, own.pending)),
        // What is archived cannot be used (metrics 3.14 ruling 9).
        available: hasDrafts ? null : money(available),
        upcoming: money(own.upcoming),
      });
      compared += 1;
    }
    expect(await listContradictions(book.database)).toEqual([]);
  }
  expect(compared).toBeGreaterThan(seeds.length * 40);
}, 900_000);

test("every difference to the vendor's balance has the name that the vendor's side gives it", async () => {
  const { expected } = await readSeed(21);
  const ids = await listExternalIds();
  const names = {
    "pending deductions": "pending",
    "future-dated manual entries": "dated-ahead",
    "zero clamp": "zero-clamp",
    archived: "archived",
    "ended segments": "ended",
  } as Readonly<Record<string, string>>;
  const seen = new Set<string>();
  for (const own of expected) {
    const commitmentId = ids.get(own.commitmentId) ?? "";
    const { agreement } = (await getCommitment(asViewer(), { commitmentId })).data;
    const tied = findValue(agreement.tieOut);
    expect(tied, own.commitmentId).not.toBeNull();
    const money = (amount: string) =>
      (own.unit.isCents ? divideDecimals(amount, "100", 24) : amount) ?? amount;
    expect(tied?.vendor.amount).toBe(money(own.vendorBalance));
    expect(tied?.differences.map(({ name, amount }) => [name, amount.amount])).toEqual(
      own.differences.map(({ name, amount }) => [names[name], money(amount)]),
    );
    for (const { name } of own.differences) seen.add(name);
  }
  const [pending, ahead, clamp, archived] = Object.keys(names);
  expect([...seen]).toEqual(expect.arrayContaining([pending, ahead, clamp, archived]));
}, 120_000);
