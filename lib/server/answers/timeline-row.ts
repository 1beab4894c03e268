import { cadenceOf } from "@/lib/domain/base/cadence";
import type { Instant } from "@/lib/domain/base/period";
import { poolOf } from "@/lib/domain/base/pool";
import { currentSegment } from "@/lib/domain/figures/pacing";
import type { Standing } from "@/lib/domain/standing/standing";
import { successionsOf } from "@/lib/domain/standing/successions";
import type { Access } from "@/lib/server/access";
import { toHourly, toScheduleSegment } from "@/lib/server/answers/agreement";
import { toWhatComes } from "@/lib/server/answers/figures";
import type { TimelineSide } from "@/lib/server/answers/timeline-list";
import type { CommitmentLink } from "@/lib/wire/agreement";
import type { TimelineRow, TimelineTerm } from "@/lib/wire/timeline";

/** One side of an account with what stands between its terms; null for one that shows nothing. */
export const toTimelineRow = (
  { side, shown, all }: TimelineSide,
  at: Instant,
  viewer: Pick<Access, "can">,
): TimelineRow | null => {
  const [first] = shown;
  if (first === undefined) return null;
  const { commitment, accountName } = first.record;
  const ids = new Set(shown.map(({ record }) => record.commitment.id));
  const names = new Map(all.map(({ record }) => [record.commitment.id, record.commitment.name]));
  const link = (id: string): CommitmentLink => ({ id, name: names.get(id) ?? id });
  const { gaps, overlaps, rollovers } = successionsOf(all);
  return {
    id: `${side}-${commitment.accountId}`,
    account: { id: commitment.accountId, name: accountName },
    provider: commitment.provider,
    side,
    terms: shown.map((standing) => toTerm(standing, at, viewer)),
    gaps: gaps
      .filter(
        ({ afterId, beforeId }) => ids.has(afterId) || (beforeId !== null && ids.has(beforeId)),
      )
      .map(({ afterId, beforeId, unit, pool, start, end }) => ({
        unit,
        pool,
        after: link(afterId),
        before: beforeId === null ? null : link(beforeId),
        start,
        end,
      })),
    overlaps: overlaps
      .filter(({ earlierId, laterId }) => ids.has(earlierId) || ids.has(laterId))
      .map(({ earlierId, laterId, start, end }) => ({
        earlier: link(earlierId),
        later: link(laterId),
        start,
        end,
      })),
    rollovers: rollovers
      .filter(({ intoId }) => ids.has(intoId))
      .map(({ fromId, intoId, at: opens }) => ({
        from: link(fromId),
        into: link(intoId),
        at: opens,
      })),
  };
};

const toTerm = (standing: Standing, at: Instant, viewer: Pick<Access, "can">): TimelineTerm => {
  const { record, segments, state, whatComes, ahead } = standing;
  const { commitment, contract } = record;
  const unused = new Map(ahead.outlooks.map((each) => [each.segmentId, each.unused]));
  const period = (currentSegment(segments, at) ?? segments[0])?.segment ?? commitment;
  return {
    commitment: { id: commitment.id, name: commitment.name },
    unit: commitment.unit,
    pool: poolOf(commitment),
    contract:
      viewer.can["read-contract-terms"] && contract
        ? { externalId: contract.externalId, name: contract.name }
        : null,
    rolledOverFrom: commitment.rolledOverFrom,
    archivedAt: commitment.archivedAt,
    segments: segments.map((each) => ({
      ...toScheduleSegment(each),
      unusedAtEnd: unused.get(each.segment.id) ?? null,
    })),
    vendorType: commitment.vendorType,
    cadence: cadenceOf(period, commitment.zone),
    start: commitment.start,
    end: commitment.end,
    zone: commitment.zone,
    state,
    whatComes: toWhatComes(whatComes, commitment.unit),
    hourly: toHourly(standing),
  };
};
