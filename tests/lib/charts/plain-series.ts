import { finestStep } from "@/lib/domain/base/calendar-step";
import { keepSteps, seriesMax } from "@/lib/domain/base/keep-steps";
import {
  compareDecimals,
  type Decimal,
  subtractDecimals,
  sumDecimals,
} from "@/lib/domain/base/money";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import { type EntryKind, movesBalance, usualBoundary } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { balanceDays, groupMovements, type Movement } from "@/lib/domain/ledger/movement-bars";
import type { Outlook } from "@/lib/wire/commitment";
import type { BalanceSeries, CommitmentSeries, SeriesEntry } from "@/lib/wire/series";
import { usdUnit } from "@/tests/lib/charts/plain-account";
import { runningBalances } from "@/tests/support/oracles/balances";

/** The line of one segment, straight from what is left to what it ends with. */
export const outlookOf = (plain: {
  readonly from: Instant;
  readonly end: Instant;
  readonly left: Decimal;
  readonly opens?: Instant;
  readonly unused?: Decimal;
  readonly emptyAt?: Instant;
  readonly overage?: Decimal;
}): Outlook => {
  const { from, end, left, opens = from, unused = "0", emptyAt = null, overage = "0" } = plain;
  const through = emptyAt === null || emptyAt === opens ? [] : [{ at: emptyAt, left: "0" }];
  return {
    segmentId: "s",
    end,
    line: [{ at: opens, left }, ...through, { at: end, left: unused }],
    emptyAt,
    unused,
    overage,
    overFrom: overage === "0" ? null : emptyAt,
  };
};

export type PlainEntry = readonly [
  at: Instant,
  kind: EntryKind,
  amount: Decimal,
  status?: LedgerEntry["status"],
];

const toEntry = (
  [at, kind, amount, status = "posted"]: PlainEntry,
  index: number,
): LedgerEntry => ({
  id: `e${index}`,
  accountId: "a",
  commitmentId: "c",
  segmentId: "s",
  kind,
  boundary: usualBoundary(kind),
  effectiveAt: at,
  serviceStart: null,
  serviceEnd: null,
  amount,
  unit: usdUnit,
  status,
  origin: "reported",
  invoiceId: null,
  detail: null,
  vendorType: null,
  ordinal: index,
});

const dayOf = ({ boundary, effectiveAt }: LedgerEntry): string =>
  (boundary === "closing" ? addDuration(effectiveAt, -1) : effectiveAt).slice(0, 10);

/** What the server would answer of these entries, by the same rules, without a database. */
export const balanceSeriesOf = (plain: readonly PlainEntry[]): BalanceSeries => {
  const entries = plain.map(toEntry);
  const drafts = entries.filter(({ status }) => status === "draft");
  const rows = runningBalances(entries.filter(({ status }) => status === "posted")).map(
    ({ entry, balance }): SeriesEntry & { before: Decimal; after: Decimal } => ({
      id: entry.id,
      kind: entry.kind,
      day: dayOf(entry),
      at: entry.effectiveAt,
      amount: entry.amount,
      balance,
      before: movesBalance(entry.kind) ? subtractDecimals(balance, entry.amount) : balance,
      after: balance,
    }),
  );
  const moving = rows.filter(({ kind }) => movesBalance(kind));
  const points = keepSteps(moving);
  const days = new Map<string, Map<EntryKind, SeriesEntry[]>>();
  for (const row of rows) {
    const day = days.get(row.day) ?? new Map<EntryKind, SeriesEntry[]>();
    day.set(row.kind, [...(day.get(row.kind) ?? []), row]);
    days.set(row.day, day);
  }
  const movementsOf = (day: Map<EntryKind, SeriesEntry[]>): Movement[] =>
    [...day].map(([kind, own]) => ({
      kind,
      entries: own.length,
      amount: sumDecimals(own.map(({ amount }) => amount)),
    }));
  const balances = balanceDays(
    [...days].map(([day, own]) => ({ day, movements: movementsOf(own) })),
    "0",
  );
  const every = finestStep(balances[0]?.day ?? "", balances.at(-1)?.day ?? "", seriesMax);
  const size = ({ amount }: SeriesEntry) => amount.replace("-", "");
  const events = rows.filter(({ kind }) => kind !== "drawdown");
  const largest = new Set(
    events.toSorted((left, right) => compareDecimals(size(right), size(left))).slice(0, seriesMax),
  );
  return {
    opening: "0",
    closing: balances.at(-1)?.balance ?? "0",
    entries: rows.length,
    isReduced: points.length < moving.length,
    points: [...points],
    events: events.filter((event) => largest.has(event)),
    every,
    bars: groupMovements(balances, every).map((bar) => ({ ...bar, movements: [...bar.movements] })),
    drafts: {
      entries: drafts.length,
      amount: sumDecimals(drafts.map(({ amount }) => amount)),
    },
  };
};

export const term: CommitmentSeries["segments"][number] = {
  id: "s",
  name: "Part 1",
  start: "2026-01-01T00:00:00.000Z",
  end: "2027-01-01T00:00:00.000Z",
  granted: "100",
  lapsed: "0",
  overage: "0",
  rolledIn: "0",
};

export const seriesOf = (more: Partial<CommitmentSeries> = {}): CommitmentSeries => {
  const segments = more.segments ?? [term];
  return {
    unit: usdUnit,
    dayZone: "UTC",
    start: segments.map(({ start }) => start).sort()[0] ?? term.start,
    end:
      segments
        .map(({ end }) => end ?? term.start)
        .sort()
        .at(-1) ?? term.start,
    balance: null,
    days: null,
    hourly: null,
    forecast: null,
    ...more,
    segments,
  };
};
