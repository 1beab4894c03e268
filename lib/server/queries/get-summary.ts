import { findValue } from "@/lib/domain/base/metric";
import { unitKey, ZERO } from "@/lib/domain/base/money";
import { calendarDay, daysBetween, daysLeft, type Instant } from "@/lib/domain/base/period";
import { coveredPools } from "@/lib/domain/forecast/covered";
import { isRisk, type WhatComes } from "@/lib/domain/forecast/what-comes";
import {
  endingWithin,
  groupBy,
  isInPosition,
  overageAtRisk,
  type Position,
  plannedOf,
  poolOf,
  positionKey,
  positionsOf,
  ratioOf,
  sumMetrics,
} from "@/lib/domain/standing/positions";
import { compareText, type Standing } from "@/lib/domain/standing/standing";
import { type Access, requireAction } from "@/lib/server/access";
import { toAccountPosition } from "@/lib/server/answers/account-rows";
import { clocksOf } from "@/lib/server/answers/cursor";
import { toAmountMetric, toWhatComes } from "@/lib/server/answers/figures";
import { toHourlySummary } from "@/lib/server/answers/hourly-summary";
import { toMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import { countOpenIssues } from "@/lib/store/read/count-open-issues";
import { listAccountRecords } from "@/lib/store/read/list-account-records";
import { readBook } from "@/lib/store/read/read-book";
import type { Meta } from "@/lib/wire/common";
import type { Risk, Summary, Position as WirePosition } from "@/lib/wire/summary";

const riskMax = 10;

/** The book on one page: positions, what comes first, utilization, freshness. */
export const getSummary = async (
  viewer: Access,
  input: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined },
): Promise<{ data: Summary; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const clocks = clocksOf(input, clock());
  const [book, accounts, openIssueCount] = await Promise.all([
    readBook(db, viewer.scope, clocks),
    listAccountRecords(db, viewer.scope, clocks),
    countOpenIssues(db, viewer.scope),
  ]);
  const counted = book.standings.filter((standing) => isInPosition(standing, clocks.asOf));
  const risks = risksOf(book.standings, clocks.asOf);
  const data: Summary = {
    accountCount: accounts.length,
    commitmentCount: book.standings.length,
    unitCount: new Set(book.standings.map(({ record }) => unitKey(record.commitment.unit))).size,
    positions: positionsOf(counted).map((position) => toPosition(position, clocks.asOf)),
    risks: risks.slice(0, riskMax).map((risk) => toRisk(risk, clocks.asOf)),
    riskCount: risks.length,
    utilization: utilizationOf(counted),
    hourly: toHourlySummary(book.standings, clocks.asOf),
    openIssueCount,
  };
  return { data, meta: toMeta(clocks, book.connections) };
};

const toPosition = (position: Position, at: Instant): WirePosition => {
  const { unit, standings } = position;
  const within = (days: number) => toAmountMetric(endingWithin(standings, days, at), unit);
  return {
    ...toAccountPosition(position),
    providers: [...position.providers],
    planShare: position.planShare,
    endsWithin30: within(30),
    endsWithin60: within(60),
    endsWithin90: within(90),
    atRisk: toAmountMetric(overageAtRisk(standings, at), unit),
  };
};

type DatedRisk = { readonly standing: Standing; readonly comes: WhatComes & { at: Instant } };

/** Nearest first; a pool that is already empty stands at the date it emptied. */
const risksOf = (standings: readonly Standing[], at: Instant): DatedRisk[] => {
  const covered = coveredPools(standings, at);
  return standings
    .flatMap((standing) => {
      const { whatComes: comes, record } = standing;
      const isCounted = isRisk(comes) && !covered.has(record.commitment.id);
      return isCounted && "at" in comes ? [{ standing, comes }] : [];
    })
    .sort(
      (left, right) =>
        compareText(left.comes.at, right.comes.at) ||
        compareText(left.standing.record.commitment.id, right.standing.record.commitment.id),
    );
};

const toRisk = ({ standing: { record }, comes }: DatedRisk, at: Instant): Risk => {
  const { id, name, accountId, provider, unit, zone } = record.commitment;
  return {
    at: comes.at,
    daysLeft: daysTo(comes, at, zone),
    commitmentId: id,
    commitmentName: name,
    account: { id: accountId, name: record.accountName },
    provider,
    whatComes: toWhatComes(comes, unit),
  };
};

/** metrics 3.1: to the last included day of a term, to the day itself of anything else. */
const daysTo = (comes: WhatComes & { at: Instant }, at: Instant, zone: string): number =>
  comes.kind === "lapses"
    ? daysLeft(comes.at, at, zone)
    : daysBetween(calendarDay(at, zone), calendarDay(comes.at, zone));

/** metrics 3.3: drawn ÷ granted to date over the same terms as the positions, by provider and unit. */
const utilizationOf = (counted: readonly Standing[]): Summary["utilization"] =>
  [
    ...groupBy(
      counted.filter(({ figures }) => figures.committed.kind !== "not-given"),
      ({ record: { commitment } }) => `${commitment.provider} ${positionKey(commitment)}`,
    ).values(),
  ].map((group) => {
    const { provider, unit } = group[0].record.commitment;
    const drawn = sumMetrics(group.map(({ figures }) => figures.drawn));
    const granted = sumMetrics(group.map(({ figures }) => figures.adjustedGrant));
    return {
      provider,
      unit,
      pool: poolOf(group[0].record.commitment),
      drawn: findValue(drawn) ?? ZERO,
      granted: findValue(granted) ?? ZERO,
      utilization: ratioOf(drawn, granted),
      planShare: ratioOf(plannedOf(group), granted),
      commitments: group.length,
    };
  });
