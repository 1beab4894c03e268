import { cadenceOf } from "@/lib/domain/base/cadence";
import { mapMetric } from "@/lib/domain/base/metric";
import type { Instant } from "@/lib/domain/base/period";
import { currentSegment } from "@/lib/domain/figures/pacing";
import type { Standing } from "@/lib/domain/standing/standing";
import { tieOut } from "@/lib/domain/standing/tie-out";
import type { Access } from "@/lib/server/access";
import { toAmountMetric, toFigures, toWhatComes } from "@/lib/server/answers/figures";
import type { CommitmentRow } from "@/lib/wire/commitment";

export const toCommitmentRow = (
  standing: Standing,
  at: Instant,
  viewer: Pick<Access, "can">,
): CommitmentRow => {
  const { record, segments, figures, state, burn, whatComes } = standing;
  const { commitment, accountName, connectionName, read } = record;
  const period = (currentSegment(segments, at) ?? segments[0])?.segment ?? commitment;
  return {
    id: commitment.id,
    account: { id: commitment.accountId, name: accountName },
    provider: commitment.provider,
    connectionName,
    name: commitment.name,
    side: commitment.side,
    shape: commitment.shape,
    model: commitment.model,
    category: commitment.category,
    vendorType: commitment.vendorType,
    unit: commitment.unit,
    drawnAt: commitment.drawnAt,
    segmentCount: segments.length,
    cadence: cadenceOf(period, commitment.zone),
    start: commitment.start,
    end: commitment.end,
    zone: commitment.zone,
    state,
    figures: toFigures(figures, burn, commitment.unit),
    whatComes: toWhatComes(whatComes, commitment.unit),
    priority: commitment.priority,
    rolledOverFrom: commitment.rolledOverFrom,
    unexplained: toAmountMetric(
      mapMetric(tieOut(standing, at), ({ unexplained }) => unexplained),
      commitment.unit,
    ),
    attributes: viewer.can["read-contract-terms"] ? [...commitment.attributes] : [],
    readAt: read.readTo,
    isIncomplete: isIncomplete(standing),
  };
};

const isIncomplete = ({ figures }: Standing): boolean =>
  [figures.committed, figures.drawn, figures.lapsed].some(
    ({ kind }) => kind === "incomplete" || kind === "no-data",
  );
