import { findValue } from "@/lib/domain/base/metric";
import { ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { daysTo } from "@/lib/domain/forecast/days-to";
import type { Position } from "@/lib/domain/standing/positions";
import type { Standing } from "@/lib/domain/standing/standing";
import { type Access, requireAction } from "@/lib/server/access";
import { toAccountPosition } from "@/lib/server/answers/account-rows";
import { readBookSummary } from "@/lib/server/answers/book-summary";
import { toAmountMetric, toWhatComes } from "@/lib/server/answers/figures";
import { toHourlySummary } from "@/lib/server/answers/hourly-summary";
import { toMeta } from "@/lib/server/answers/meta";
import { askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import { countOpenIssues } from "@/lib/store/read/count-open-issues";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import type { Meta } from "@/lib/wire/common";
import type { Risk, Summary, Position as WirePosition } from "@/lib/wire/summary";

const riskMax = 10;

/** The book on one page: positions, what comes first, utilization, freshness. */
export const getSummary = async (
  viewer: Access,
  input: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined },
): Promise<{ data: Summary; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const context = getContext();
  const opened = await openBook(context, viewer.scope, askedClocks(input, context.clock()));
  const [book, connections, openIssueCount] = await readTogether(context.db, opened, (db) =>
    Promise.all([
      readBookSummary(db, viewer.scope, opened, riskMax),
      listConnectionReads(db, viewer.scope, opened.clocks),
      countOpenIssues(db, viewer.scope),
    ]),
  );
  const data: Summary = {
    accountCount: book.accounts,
    commitmentCount: book.commitments,
    unitCount: book.units,
    positions: book.positions.map(toPosition),
    risks: book.risks.flatMap(({ standing, at }) => toRisk(standing, at)),
    riskCount: book.riskCount,
    utilization: book.byProvider.flatMap(toUtilization),
    hourly: book.hourly && toHourlySummary(book.hourly),
    openIssueCount,
  };
  return { data, meta: toMeta(opened.clocks, connections) };
};

const toPosition = (position: Position): WirePosition => {
  const { unit } = position;
  return {
    ...toAccountPosition(position),
    providers: [...position.providers],
    planShare: position.planShare,
    endsWithin30: toAmountMetric(position.endsWithin30, unit),
    endsWithin60: toAmountMetric(position.endsWithin60, unit),
    endsWithin90: toAmountMetric(position.endsWithin90, unit),
    overdrawnWithin30: toAmountMetric(position.overdrawnWithin30, unit),
    overdrawnWithin60: toAmountMetric(position.overdrawnWithin60, unit),
    overdrawnWithin90: toAmountMetric(position.overdrawnWithin90, unit),
    atRisk: toAmountMetric(position.overageAhead, unit),
    lapseAhead: toAmountMetric(position.lapseAhead, unit),
    shortfallAhead: toAmountMetric(position.shortfallAhead, unit),
  };
};

const toRisk = ({ record, whatComes: comes }: Standing, at: Instant): Risk[] => {
  if (!("at" in comes)) return [];
  const { id, name, accountId, provider, unit, zone } = record.commitment;
  return [
    {
      at: comes.at,
      daysLeft: daysTo(comes, at, zone),
      commitmentId: id,
      commitmentName: name,
      account: { id: accountId, name: record.accountName },
      provider,
      whatComes: toWhatComes(comes, unit),
    },
  ];
};

/** metrics 3.3: drawn ÷ granted to date over the same terms as the positions, by source and unit. */
const toUtilization = (position: Position): Summary["utilization"] => {
  const [provider] = position.providers;
  const commitments = position.commitments - position.withoutAmount;
  // Hours of several instances come to no share either (metrics 3.14 ruling 31).
  const isUnlike = position.utilization.kind === "not-applicable";
  if (provider === undefined || commitments === 0 || isUnlike) return [];
  return [
    {
      provider,
      unit: position.unit,
      side: position.side,
      pool: position.pool,
      drawn: findValue(position.drawn) ?? ZERO,
      granted: findValue(position.adjustedGrant) ?? ZERO,
      utilization: position.utilization,
      planShare: position.planShareOfGranted,
      commitments,
    },
  ];
};
