import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getFile } from "@/app/api/v1/exports/roll-forward/route";
import { GET as getEntries } from "@/app/api/v1/reports/roll-forward/entries/route";
import { GET } from "@/app/api/v1/reports/roll-forward/route";
import { findValue } from "@/lib/domain/base/metric";
import { parseDecimal, sumDecimals } from "@/lib/domain/base/money";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import { sheetKey } from "@/lib/domain/reports/report-cell";
import { installContext } from "@/lib/server/context";
import { toPools } from "@/lib/server/embed/statement-facts";
import { listStatementSums } from "@/lib/store/read/list-statement-sums";
import {
  type ReportEntriesPage,
  type RollForwardPage,
  reportEntriesPage,
  reportLines,
  rollForwardPage,
  type WirePeriodCells,
  type WireRollForwardRow,
} from "@/lib/wire/report";
import { bearer } from "@/tests/app/api/book-app";
import { requestOf, startTestApp, type TestApp } from "@/tests/lib/server/test-app";
import { generateBook, readGenerated } from "@/tests/support/generated/generated-book";
import {
  type Rolled,
  type RolledOf,
  rollForwardBySql,
} from "@/tests/support/oracles/roll-forwards";
import { readCsv } from "@/tests/support/read-csv";
import { someOf } from "@/tests/support/test-form";

let app: TestApp;
let finance: Record<string, string>;
let readAt: Instant;
let known: Instant;
beforeAll(async () => {
  app = await startTestApp();
  const book = generateBook(4);
  await readGenerated(app.context.db, book, 2);
  readAt = book.readings[1] ?? "";
  known = addDuration(book.readings[0] ?? "", 60_000);
  app.setTime(addDuration(readAt, 3_600_000));
  finance = bearer(await app.addKey(await app.addUser("finance")));
}, 120_000);
afterAll(() => app.close());

const ask = async (search: Record<string, string>, headers = finance): Promise<Response> =>
  GET(requestOf(`/api/v1/reports/roll-forward?${new URLSearchParams(search)}`, { headers }), {
    params: Promise.resolve(undefined),
  });

const tell = async (search: Record<string, string>, headers = finance): Promise<RollForwardPage> =>
  rollForwardPage.parse(await (await ask({ limit: "200", ...search }, headers)).json());

const tellEntries = async (search: Record<string, string>): Promise<ReportEntriesPage> => {
  const request = requestOf(`/api/v1/reports/roll-forward/entries?${new URLSearchParams(search)}`, {
    headers: finance,
  });
  const response = await getEntries(request, { params: Promise.resolve(undefined) });
  return reportEntriesPage.parse(await response.json());
};

/** Every row of every page. */
const tellAll = async (search: Record<string, string>): Promise<RollForwardPage> => {
  const pages: RollForwardPage[] = [];
  let cursor: string | null = null;
  do {
    const page: RollForwardPage = await tell({ ...search, ...(cursor === null ? {} : { cursor }) });
    pages.push(page);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const [first] = pages;
  if (first === undefined) throw new Error("There is always a first page.");
  return { ...first, data: pages.flatMap(({ data }) => data) };
};

const toRolled = (
  row: string,
  { opening, moved, closing, overage, entries }: WirePeriodCells,
): Rolled => ({
  ...{ row, opening, closing, overage, entries },
  additions: moved.additions,
  rollover_in: moved["rollover-in"],
  drawdown: moved.drawdown,
  expiry: moved.expiry,
  rollover_out: moved["rollover-out"],
  true_up: moved["true-up"],
  credited: moved.credited,
  adjustments: moved.adjustments,
});

const plain = (rolled: Rolled): Rolled => ({
  ...rolled,
  ...Object.fromEntries(
    Object.entries(rolled).flatMap(([name, value]) =>
      name === "row" || typeof value !== "string" ? [] : [[name, parseDecimal(value)]],
    ),
  ),
});

const nameOf = ({ sheet, id }: WireRollForwardRow, by: RolledOf["by"]): string =>
  `${sheetKey(sheet)} ${by === "unit" ? "" : id}`;

const isUnlike = ({ sheet, commitments }: WireRollForwardRow): boolean =>
  sheet.pool === "hourly" && sheet.unit.kind === "quantity" && commitments > 1;

/** What the answer tells of one of its periods, or of all of them, as the hand-written statement would. */
const rolledIn = (page: RollForwardPage, by: RolledOf["by"], period: number | null): Rolled[] =>
  page.data.flatMap((row) => {
    const cells = period === null ? row.all.whole : row.all.periods[period];
    const value = cells === undefined ? null : findValue(cells);
    return value === null ? [] : [toRolled(nameOf(row, by), value)];
  });

const byRow = (left: Rolled, right: Rolled): number => (left.row < right.row ? -1 : 1);

const calendars: readonly Record<string, string>[] = [
  { from: "2026-01-01", to: "2026-04-01" },
  { from: "2026-01-01", to: "2026-04-01", basis: "raw" },
  { from: "2025-11-15", to: "2026-03-02" },
  { from: "2025-11-15", to: "2026-03-02", basis: "raw", zone: "Pacific/Tongatapu" },
  { from: "2025-12-01", to: "2026-03-01", zone: "America/Los_Angeles" },
  { from: "2025-10-01", to: "2026-04-01", per: "quarter", firstMonth: "2" },
  { from: "2025-12-28", to: "2026-03-29", calendar: "4-4-5", anchor: "2025-12-28" },
];

const clocksNamed = (name: "now" | "before"): { asOf: Instant; knownAt: Instant } => {
  const now = addDuration(readAt, 3_600_000);
  return name === "now"
    ? { asOf: now, knownAt: now }
    : { asOf: "2026-02-01T00:00:00.000Z", knownAt: known };
};

const questions = someOf(
  (["now", "before"] as const).flatMap((clocks) =>
    calendars.flatMap((calendar) =>
      (["unit", "account", "commitment"] as const).map((by) => ({ by, calendar, clocks })),
    ),
  ),
  8,
);

describe("the roll-forward of a generated book", () => {
  test.each(questions)(
    "by $by, $calendar, $clocks, is what one hand-written statement makes of the entries, to the last digit",
    async ({ by, calendar, clocks: name }) => {
      const { asOf, knownAt } = clocksNamed(name);
      const page = await tellAll({ ...calendar, asOf, knownAt, by });
      expect(page.checks).toEqual({ foots: true, chains: true, sums: true });
      const [first, last] = [page.periods[0]?.start ?? "", page.periods.at(-1)?.end ?? ""];
      const spans = [
        ...page.periods.map(({ start, end }, index) => ({ start, end, index })),
        { start: first, end: last, index: null },
      ];
      const unlike = new Set(page.data.filter(isUnlike).map((row) => nameOf(row, by)));
      const basis = calendar["basis"] === "raw" ? "raw" : "boundary";
      let compared = 0;
      for (const { start, end, index } of spans) {
        const told = rolledIn(page, by, index).filter(
          ({ entries, opening }) => entries > 0 || opening !== "0",
        );
        const of = { by, basis, start, end, asOf, knownAt } as const;
        const own = await rollForwardBySql(app.context.db, of);
        // Hours of different instances are in no sum, and what has not begun has no numbers.
        const expected = own.filter(({ row }) => !unlike.has(row) && start <= asOf);
        expect(told.map(plain).sort(byRow)).toEqual(expected.map(plain).sort(byRow));
        compared += told.length;
      }
      expect(compared).toBeGreaterThan(5);
    },
  );

  test("is the same from what is kept and added up anew", async () => {
    const search = { from: "2026-01-01", to: "2026-04-01", by: "commitment" };
    const kept = await tellAll(search);
    installContext({ ...app.context, reads: "computed" });
    const computed = await tellAll(search);
    installContext(app.context);
    expect(computed.data).toEqual(kept.data);
    expect(computed.totals).toEqual(kept.totals);
  });

  test("tells of a pool in a month what the statement of that month tells", async () => {
    const { db } = app.context;
    const clocks = clocksNamed("now");
    const pools = await db.query<{ id: string; zone: string; account_id: string }>(
      "select id, zone, account_id from commitments where known_to is null",
    );
    const zoneOf = new Map(pools.map(({ id, zone }) => [id, zone]));
    let compared = 0;
    for (const zone of new Set(zoneOf.values())) {
      const search = { ...clocks, from: "2026-01-01", to: "2026-02-01", zone, by: "commitment" };
      const { data } = await tellAll(search);
      for (const accountId of new Set(pools.map(({ account_id }) => account_id))) {
        const asked = { accountId, month: "2026-01" };
        const sums = await listStatementSums(db, { accounts: [accountId] }, clocks, asked);
        for (const { id, statement } of toPools(sums)) {
          const row = data.find((each) => each.id === id);
          const cells = row && findValue(row.all.whole);
          if (!cells || statement === null || zoneOf.get(id) !== zone) continue;
          const { opening, closing, moved } = cells;
          expect([opening, moved.additions, moved.drawdown, moved.expiry, closing]).toEqual([
            ...[statement.opening, statement.granted, statement.drawn, statement.expired],
            statement.closing,
          ]);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(5);
  });
});

describe("every figure", () => {
  test("opens the entries that it adds up", async () => {
    const search = { from: "2026-01-01", to: "2026-03-01", by: "account", ...clocksNamed("now") };
    const { data } = await tellAll(search);
    let opened = 0;
    for (const row of data.filter(({ sheet }) => sheet.pool !== "hourly").slice(0, 3)) {
      for (const [period, told] of row.all.periods.entries()) {
        const cells = findValue(told);
        if (cells === null) continue;
        for (const line of reportLines) {
          const of = { sheet: sheetKey(row.sheet), row: row.id, line, period: String(period) };
          const { totals } = await tellEntries({ ...search, ...of });
          const { moved } = cells;
          const { opening, closing, overage } = cells;
          const figure = { ...moved, opening, closing, overage }[line];
          expect([of, totals[0]?.amount ?? "0"]).toEqual([of, figure]);
          opened += totals[0]?.entries ?? 0;
        }
      }
    }
    expect(opened).toBeGreaterThan(20);
  }, 60_000);

  test("is opened page by page, largest first, each entry once", async () => {
    const search = { from: "2026-01-01", to: "2026-03-01", line: "drawdown" };
    const { data: all, total } = await tellEntries({ ...search, limit: "200" });
    const sizes = all.map(({ amount }) => Math.abs(Number(amount)));
    expect(sizes).toEqual([...sizes].sort((left, right) => right - left));
    const pages: string[] = [];
    let cursor: string | null = null;
    do {
      const page: ReportEntriesPage = await tellEntries({
        ...{ ...search, limit: "7" },
        ...(cursor === null ? {} : { cursor }),
      });
      pages.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null && pages.length < 200);
    expect(pages.slice(0, all.length)).toEqual(all.map(({ id }) => id).slice(0, pages.length));
    expect(total).toBeGreaterThan(7);
  });
});

describe("as a file", () => {
  const download = (search: Record<string, string>): Promise<Response> =>
    getFile(
      requestOf(`/api/v1/exports/roll-forward?${new URLSearchParams(search)}`, {
        headers: finance,
      }),
      { params: Promise.resolve(undefined) },
    );

  type Line = Record<string, string>;
  /** The units stand in the head of its column. */
  const closingOf = (line: Line): string =>
    Object.entries(line).find(([name]) => name.startsWith("closing"))?.[1] ?? "";

  test("it holds every row of every page, with a row count and a control total", async () => {
    const search = {
      from: "2026-01-01",
      to: "2026-03-01",
      by: "commitment",
      ...clocksNamed("now"),
    };
    const response = await download(search);
    const { lines } = readCsv(await response.text());
    const parts = lines.filter(({ line }) => line === "part");
    const { data } = await tellAll(search);
    const told = data.flatMap((row) =>
      row.all.periods.map((cells) => [row.id, findValue(cells)?.closing]),
    );
    const isTold = ({ state }: Line) => state === "complete" || state === "incomplete";
    const own = parts.map((line) => [line.row_id, isTold(line) ? closingOf(line) : undefined]);
    expect(own).toEqual(told);
    expect(response.headers.get("X-Row-Count")).toBe(String(parts.length));
    const totals = lines.filter(({ line }) => line === "total");
    for (const total of totals) {
      const summed = parts.filter((line) => line.unit === total.unit && isTold(line));
      expect([total.unit, closingOf(total)]).toEqual([
        total.unit,
        sumDecimals(summed.map(closingOf)),
      ]);
    }
    expect(totals.length).toBeGreaterThan(1);
    expect(lines.at(-1)).toMatchObject({ line: "end", row: String(parts.length) });
  });

  test.each(["jsonl", "xlsx"])("it is also had as %s", async (format) => {
    const response = await download({
      from: "2026-01-01",
      to: "2026-02-01",
      by: "account",
      format,
    });
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500);
  });
});

describe("who asks for a roll-forward", () => {
  test("sees the accounts in scope and no others", async () => {
    const [account] = await app.context.db.query<{ id: string }>(
      "select account_id as id from ledger_entries group by 1 order by count(*) desc limit 1",
    );
    const id = account?.id ?? "";
    const manager = bearer(
      await app.addKey(await app.addUser("account-manager", { accountIds: [id] })),
    );
    const search = { from: "2026-01-01", to: "2026-04-01", by: "account" };
    const [own, whole] = [await tell(search, manager), await tell(search)];
    expect(own.data.length).toBeGreaterThan(0);
    expect(new Set(own.data.map((row) => row.id))).toEqual(new Set([id]));
    const rows = whole.data.filter((row) => row.id === id);
    expect(own.data.map(({ all }) => all)).toEqual(rows.map(({ all }) => all));
  });

  test("is told which question cannot be answered", async () => {
    const questions: Record<string, string>[] = [
      { from: "2026-03-01", to: "2026-03-01" },
      { from: "2020-01-01", to: "2026-03-01" },
      { calendar: "4-4-5" },
      { from: "2026-02-30" },
      { zone: "Mars/Olympus" },
    ];
    for (const search of questions) {
      expect((await ask(search)).status, JSON.stringify(search)).toBe(400);
    }
  });

  test("names no period and gets the last three that are over", async () => {
    app.setTime("2026-03-29T12:00:00.000Z");
    const { periods, asked } = await tell({});
    expect(periods.map(({ firstDay }) => firstDay)).toEqual([
      "2025-12-01",
      "2026-01-01",
      "2026-02-01",
    ]);
    expect([asked.from, asked.to, asked.basis]).toEqual(["2025-12-01", "2026-03-01", "boundary"]);
    app.setTime(addDuration(readAt, 3_600_000));
  });

  test("gets words, not zeros, of a period that has not begun", async () => {
    const { totals } = await tell({ from: "2026-02-01", to: "2027-01-01", per: "quarter" });
    const kinds = totals.map(({ all }) => all.periods.at(-1)?.kind);
    expect(kinds.length).toBeGreaterThan(0);
    expect(new Set(kinds)).toEqual(new Set(["not-started"]));
  });
});
