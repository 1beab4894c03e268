import { findValue } from "@/lib/domain/base/metric";
import { daysLeft, type Instant } from "@/lib/domain/base/period";
import { nameKey, placeOf } from "@/lib/domain/base/place";
import { poolOf } from "@/lib/domain/base/pool";
import { hourlyPartOf } from "@/lib/domain/hourly/hourly-part";
import { recentUse } from "@/lib/domain/hourly/hourly-use";
import { isHourly, isInInventoryView } from "@/lib/domain/hourly/inventory";
import { NOTHING_SUMMED, toMetricSum } from "@/lib/domain/standing/metric-sum";
import { nextEventOf, openRisksOf, riskDateOf } from "@/lib/domain/standing/next-event";
import { placesOf } from "@/lib/domain/standing/places";
import { isCounted, positionParts, sumParts } from "@/lib/domain/standing/position-sums";
import { groupBy, isInPosition, positionKey } from "@/lib/domain/standing/positions";
import { isRunning, type Standing } from "@/lib/domain/standing/standing";
import { viewBits } from "@/lib/domain/standing/views";
import { toSumKey } from "@/lib/store/projection/sum-key";

type Columns = Readonly<Record<string, string | number | boolean | null | readonly unknown[]>>;

/** What one account comes to at its cut, as rows of the tables of the projection. */
export type AccountRows = {
  readonly account: Columns;
  readonly standings: readonly Columns[];
  readonly records: readonly Columns[];
  readonly positions: readonly Columns[];
};

export type AccountInput = {
  readonly accountId: string;
  readonly connectionId: string;
  readonly provider: string;
  readonly name: string;
  readonly standings: readonly Standing[];
  readonly spans: readonly (readonly [string, unknown])[];
  readonly cutAt: Instant;
  readonly madeBy: string;
};

export const toAccountRows = (input: AccountInput): AccountRows => {
  const { standings, cutAt } = input;
  const risks = openRisksOf(standings, cutAt);
  return {
    account: toAccountRow(input),
    standings: standings.map((standing) =>
      toStandingRow(input, standing, risks.get(standing.record.commitment.id) ?? null),
    ),
    records: standings.map(({ record, burn, whatComes, ahead }) => ({
      account_id: input.accountId,
      commitment_id: record.commitment.id,
      record: JSON.stringify(record),
      foresight: JSON.stringify({ burn, whatComes, ahead }),
    })),
    positions: toPositionRows(input),
  };
};

const toAccountRow = (input: AccountInput): Columns => {
  const { accountId, connectionId, provider, name, standings, spans, cutAt, madeBy } = input;
  const event = nextEventOf(standings, cutAt);
  return {
    account_id: accountId,
    made_by: madeBy,
    cut_at: cutAt,
    next_edge_at: nextEdge(standings, cutAt),
    connection_id: connectionId,
    provider,
    name_place: placeOf(nameKey(name), accountId),
    risk_place: placeOf(riskDateOf(event), nameKey(name), accountId),
    commitments: standings.length,
    active: standings.filter((standing) => isRunning(standing, cutAt)).length,
    next_event: event === null ? null : JSON.stringify(event),
    burn_spans: JSON.stringify(spans),
  };
};

const nextEdge = (standings: readonly Standing[], at: Instant): Instant | null =>
  standings
    .flatMap(({ segments }) => segments.flatMap(({ segment: { start, end } }) => [start, end]))
    .filter((edge) => edge !== null && edge > at)
    .sort()[0] ?? null;

const toStandingRow = (
  { accountId, connectionId, cutAt }: AccountInput,
  standing: Standing,
  openRiskAt: Instant | null,
): Columns => {
  const { record, figures, state } = standing;
  const { commitment } = record;
  const places = placesOf(standing);
  const committed = toMetricSum(figures.committed);
  const available = toMetricSum(figures.available);
  const overdrawn = toMetricSum(figures.overdrawn);
  return {
    account_id: accountId,
    commitment_id: commitment.id,
    connection_id: connectionId,
    provider: commitment.provider,
    side: commitment.side,
    pool: poolOf(commitment),
    sum_key: toSumKey(commitment.side, poolOf(commitment), commitment.unit),
    shape: commitment.shape,
    model: commitment.model,
    category: commitment.category,
    unit_kind: commitment.unit.kind,
    unit_code: commitment.unit.code,
    state,
    views: viewBits(standing, cutAt),
    ends_at: commitment.end,
    account_place: places.account,
    name_place: places.name,
    end_key: places.end,
    risk_key: places.risk,
    open_risk_at: openRiskAt,
    available: places.available,
    utilization: places.utilization,
    is_running: isInInventoryView(standing, "running", cutAt),
    days_left:
      commitment.end === null || commitment.end <= cutAt
        ? null
        : daysLeft(commitment.end, cutAt, commitment.zone),
    hourly_part: isHourly(standing) ? JSON.stringify(hourlyPartOf(standing)) : null,
    recent_use: isHourly(standing) ? findValue(recentUse(standing, cutAt)) : null,
    is_counted: isCounted(standing),
    committed_sum: committed.value,
    committed_marks: committed.marks,
    committed_gap: committed.gap,
    available_sum: available.value,
    available_marks: available.marks,
    available_gap: available.gap,
    overdrawn_sum: overdrawn.value,
    overdrawn_marks: overdrawn.marks,
    overdrawn_gap: overdrawn.gap,
  };
};

/** One per side, pool and unit that the account has; what a position counts is added up in it. */
const toPositionRows = ({
  accountId,
  connectionId,
  standings,
  cutAt,
}: AccountInput): readonly Columns[] =>
  [...groupBy(standings, ({ record }) => positionKey(record.commitment)).values()].map((group) => {
    const { provider, side, unit, shape, model } = group[0].record.commitment;
    const inPosition = group.filter((standing) => isInPosition(standing, cutAt));
    const counted = inPosition.filter(isCounted);
    const byPart = sumParts(counted, cutAt);
    const sums = positionParts.map((part) => byPart.get(part) ?? NOTHING_SUMMED);
    return {
      account_id: accountId,
      connection_id: connectionId,
      provider,
      side,
      pool: poolOf({ shape, model }),
      unit_kind: unit.kind,
      unit_code: unit.code,
      commitments: group.length,
      in_position: inPosition.length,
      without_amount: inPosition.length - counted.length,
      sums: sums.map(({ value }) => value),
      marks: sums.map(({ marks }) => marks),
      gaps: sums.map(({ gap }) => gap),
    };
  });
