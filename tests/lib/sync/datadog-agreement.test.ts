import { afterAll, beforeAll, expect, test } from "vitest";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import {
  addDecimals,
  compareDecimals,
  roundDecimal,
  subtractDecimals,
} from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import { createProviders } from "@/lib/server/providers";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { type DatadogProduct, datadog } from "@/lib/sources/datadog";
import { type CommitmentRow, commitmentQuery } from "@/lib/wire/commitment";
import { startSandbox } from "@/sandbox/start-sandbox";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { listContradictions } from "@/tests/lib/sync/support/book";
import { keptTables } from "@/tests/lib/sync/support/kept-tables";
import { runSync, testConnection } from "@/tests/lib/sync/support/run-sync";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { someOf } from "@/tests/support/test-form";

/** A hundred vendors, five hours apart: the ordinary form reads every twelfth. Fewer while working: AGREEMENT_SEEDS=5. */
const seeds = someOf(
  Array.from({ length: 100 }, (_, seed) => seed),
  Number(process.env["AGREEMENT_SEEDS"] ?? 8),
);
/** Days of history read for each seed; the first seed reads all that is read by default. */
const daysOf = (seed: number): number => (seed === 0 ? 90 : 3);

/** What the company has beside the products that are asked for by default. */
const moreProducts: readonly DatadogProduct[] = [
  { provider: "aws", product: "rds", type: "sp" },
  { provider: "aws", product: "redshift", type: "ri" },
];

let book: TestDatabase;
beforeAll(async () => {
  book = await openTestDatabase();
});
afterAll(() => book.remove());

const readSeed = async (seed: number) => {
  const now = addDuration("2026-11-01T01:00:00.000Z", seed * 5 * 3_600_000);
  const sandbox = await startSandbox({
    seed: `agreement ${seed}`,
    anchor: "2026-11-20",
    now: () => new Date(now),
    requestsPerMinute: 1_000_000,
  });
  try {
    await book.database.query(
      `truncate accounts, contracts, commitments, segments, ledger_entries, utilization_samples,
         sampled_days, aggregate_points, stream_reads, data_issues, source_records,
         ${keptTables}`,
    );
    const { url, apiKey, appKey } = sandbox.datadog;
    const provider = createProviders([new URL(url).host]).providers.get("datadog");
    if (!provider) throw new Error("Datadog is a source of this version.");
    const backfillDays = daysOf(seed);
    const products = [...datadog.defaults.products, ...moreProducts];
    const connection = {
      ...testConnection(undefined, "datadog"),
      baseUrl: url,
      secret: `${apiKey}:${appKey}`,
      settings: { ...datadog.defaults, backfillDays, products },
    };
    const run = await runSync({ db: book.database, provider, connection, clock: () => now });
    installBook(book.database, now);
    return { run, now, expected: sandbox.datadog.expected(backfillDays).commitments };
  } finally {
    await sandbox.close();
  }
};

/** The clock stands still while hundreds of days are written: they are known a moment later. */
const listRows = async (asOf: string): Promise<CommitmentRow[]> => {
  const query = { limit: "200", asOf, knownAt: addDuration(asOf, 60_000) };
  return (await listCommitments(asViewer(), commitmentQuery.parse(query))).data;
};

type Key = { readonly id: string; readonly external_id: string; readonly product: string | null };

/** One vendor id may stand under two products: such rows are told apart by their product. */
const listKeys = (): Promise<Key[]> =>
  book.database.query<Key>(
    `select id, external_id,
       jsonb_path_query_first(attributes::jsonb, '$[*] ? (@.key == "product").text')#>>'{}' as product
     from commitments where known_to is null`,
  );

/** Where hours are no finite decimal the vendor's side rounds to ten places. */
const amountOf = (metric: Metric<{ readonly amount: string }>, isRounded: boolean): string => {
  const value = findValue(metric);
  if (value === null) return metric.kind;
  return isRounded ? roundDecimal(value.amount, 9) : value.amount;
};

/** The vendor's side states a share of many days in whole millionths. */
const isMillionthOff = (left: string, right: string): boolean => {
  const off = subtractDecimals(left, right).replace("-", "");
  return compareDecimals(off, "0.000001") <= 0;
};

test(`each commitment by the hour has the figures that its vendor's own side expects, for ${seeds.length} seeds`, async () => {
  for (const seed of seeds) {
    const { run, expected, now } = await readSeed(seed);
    expect(run, `seed ${seed}`).toMatchObject({ state: "complete", error: null });
    const rows = new Map((await listRows(now)).map((row) => [row.id, row]));
    const keys = await listKeys();
    expect(rows.size, `seed ${seed}`).toBe(expected.length);
    for (const own of expected) {
      const label = `seed ${seed}, ${own.key}`;
      const named = keys.filter(({ external_id }) => external_id === own.id);
      const key =
        named.length === 1
          ? named[0]
          : named.find(({ product }) => own.products.some((each) => each === product));
      const row = rows.get(key?.id ?? "");
      expect(row, label).toBeDefined();
      if (!row) continue;
      const { figures } = row;
      const given = (text: string): string => (own.isRounded ? roundDecimal(text, 9) : text);
      if (own.totals === null || own.days.length === 0) {
        expect(["not-given", "not-started", "no-data"], label).toContain(figures.drawn.kind);
      } else {
        expect(
          {
            label,
            committed: amountOf(figures.granted, own.isRounded),
            used: amountOf(figures.drawn, own.isRounded),
            unused: amountOf(figures.lapsed, own.isRounded),
          },
          label,
        ).toEqual({
          label,
          committed: given(own.totals.committed),
          used: given(own.totals.used),
          unused: given(own.totals.unused),
        });
        expect(
          addDecimals(amountOf(figures.drawn, false), amountOf(figures.lapsed, false)),
          label,
        ).toBe(amountOf(figures.granted, false));
      }
      if (own.remaining !== null && own.state !== "cancelled") {
        expect(amountOf(figures.remaining, own.isRounded), label).toBe(given(own.remaining));
      }
      const ratio = findValue(figures.utilization);
      if (own.utilization !== null && ratio !== null)
        expect(isMillionthOff(ratio, own.utilization), label).toBe(true);
    }
    expect(await listContradictions(book.database)).toEqual([]);
  }
}, 900_000);
