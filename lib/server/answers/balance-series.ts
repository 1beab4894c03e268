import { finestStep } from "@/lib/domain/base/calendar-step";
import { seriesMax } from "@/lib/domain/base/keep-steps";
import { movesBalance } from "@/lib/domain/ledger/entry-kinds";
import { balanceDays, groupMovements } from "@/lib/domain/ledger/movement-bars";
import type { Queryable } from "@/lib/store/database";
import { listDayMovements } from "@/lib/store/read/list-day-movements";
import { listSeriesEntries, type SeriesEntry } from "@/lib/store/read/list-series-entries";
import type { SeriesFilter } from "@/lib/store/read/series-source";
import type { Clocks, Scope } from "@/lib/store/read/statement";
import type { BalanceSeries } from "@/lib/wire/series";

type Source = {
  readonly filter: SeriesFilter;
  /** The zone its days are counted in. */
  readonly zone: string;
  /** Without a grant there is no balance, only what was drawn. */
  readonly isGiven: boolean;
};

/** The settled balance of a ledger, as far as a chart can show it, and what moved it by the calendar. */
export const readBalanceSeries = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  { filter, zone, isGiven }: Source,
): Promise<BalanceSeries> => {
  const [{ points, events }, { opening, days, drafts }] = await Promise.all([
    listSeriesEntries(db, scope, clocks, filter, zone),
    listDayMovements(db, scope, clocks, filter, zone),
  ]);
  const balances = balanceDays(days, isGiven ? opening : null);
  const [first, last] = [days[0], days.at(-1)];
  const every = first && last ? finestStep(first.day, last.day, seriesMax) : "day";
  const entries = days.flatMap(({ movements }) => movements);
  const moving = entries.filter(({ kind }) => movesBalance(kind));
  const toWire = (entry: SeriesEntry) => (isGiven ? entry : { ...entry, balance: null });
  return {
    opening: isGiven ? opening : null,
    closing: balances.at(-1)?.balance ?? (isGiven ? opening : null),
    entries: entries.reduce((sum, each) => sum + each.entries, 0),
    isReduced: points.length < moving.reduce((sum, each) => sum + each.entries, 0),
    points: points.map(toWire),
    events: events.map(toWire),
    every,
    bars: groupMovements(balances, every).map((bar) => ({ ...bar, movements: [...bar.movements] })),
    drafts,
  };
};
