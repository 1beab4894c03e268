import type { Instant } from "@/lib/domain/base/period";
import { type ReportCell, reportCells } from "@/lib/domain/reports/report-cell";
import {
  type RollForwardReport,
  rollForwardReport,
} from "@/lib/domain/reports/roll-forward-report";
import type { Access } from "@/lib/server/access";
import { toMeta } from "@/lib/server/answers/meta";
import { type Asked, openBook, readTogether } from "@/lib/server/answers/moment";
import { type PeriodsTold, toReportPeriods } from "@/lib/server/answers/report-periods";
import { readReportTerms } from "@/lib/server/answers/report-terms";
import { searchOf } from "@/lib/server/answers/search";
import { getContext } from "@/lib/server/context";
import type { Queryable } from "@/lib/store/database";
import { type Cuts, LATEST } from "@/lib/store/read/cuts";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import type { CellMember, ReportCut } from "@/lib/store/read/report-cut";
import { type Clocks, narrowScope } from "@/lib/store/read/statement";
import { sumPeriods } from "@/lib/store/read/sum-periods";
import type { Meta } from "@/lib/wire/common";
import type { RollForwardQuery } from "@/lib/wire/report";

type ReportAsked = Omit<RollForwardQuery, "cursor" | "limit">;

/** What a report is made of, before anything is added up. */
export type ReportParts = {
  readonly told: PeriodsTold;
  readonly cells: readonly ReportCell[];
  readonly cut: ReportCut;
  readonly clocks: Clocks;
  /** What is believed at the clock, or simply now. */
  readonly knownAt: Instant;
  readonly meta: Meta;
};

export type ReportAnswer = Omit<ReportParts, "cells"> & { readonly report: RollForwardReport };

/** The one way to a roll-forward: a screen, a file and whatever keeps it ask here. */
export const readRollForward = (
  viewer: Access,
  input: ReportAsked,
  asked: Asked,
): Promise<ReportAnswer> =>
  readReportParts(viewer, input, asked, async (db, parts) => {
    const { cells, cut, clocks, knownAt, told } = parts;
    const sums = await sumPeriods(db, {
      ...{ cut, knownAt },
      members: cells.flatMap(membersOf),
      cuts: cutsOf(parts),
    });
    const summed = cells.map((cell, index) => ({ ...cell, sums: sums.get(index) ?? [] }));
    return { ...parts, report: rollForwardReport(summed, told.periods, clocks.asOf) };
  });

/** The cells of a report, read together with whatever `work` reads of them. */
export const readReportParts = async <Result>(
  viewer: Access,
  input: ReportAsked,
  asked: Asked,
  work: (db: Queryable, parts: ReportParts) => Promise<Result>,
): Promise<Result> => {
  const context = getContext();
  const book = await openBook(context, viewer.scope, asked);
  const { clocks } = book;
  const told = toReportPeriods(input, clocks.asOf);
  const knownAt = book.kept ? LATEST : book.moment.knownAt;
  return readTogether(context.db, book, async (db) => {
    const connections = await listConnectionReads(db, viewer.scope, clocks);
    const { provider, account, shape, unit, q, by, basis } = input;
    const filter = { provider, account, shape, unit, q: searchOf(viewer, q) };
    // Of one account nothing is read of the others: how it was funded stands in its own terms.
    const scope = account === undefined ? viewer.scope : narrowScope(viewer.scope, [account]);
    const terms = await readReportTerms(db, { ...viewer, scope }, knownAt, filter, connections);
    return work(db, {
      ...{ told, clocks, knownAt },
      cells: reportCells(terms, by),
      cut: { edges: edgesOf(told), basis },
      meta: toMeta(clocks, connections),
    });
  });
};

const edgesOf = ({ periods }: PeriodsTold): Instant[] => [
  periods[0].start,
  ...periods.map(({ end }) => end),
];

/** Every account of a report is told at one instant. */
export const cutsOf = ({ cells, clocks }: ReportParts): Cuts =>
  new Map(
    cells.flatMap(({ terms }) =>
      terms.map(({ commitment }) => [commitment.accountId, clocks.asOf] as const),
    ),
  );

/** A commitment whose amount is not given moves no balance. */
export const membersOf = ({ terms }: ReportCell, cell: number): CellMember[] =>
  terms
    .filter(({ isGiven }) => isGiven)
    .map(({ commitment: { id, accountId } }) => ({ accountId, commitmentId: id, cell }));
