import { cadenceOf } from "@/lib/domain/cadence";
import { currentSegment } from "@/lib/domain/pacing";
import type { Instant } from "@/lib/domain/period";
import type { Standing } from "@/lib/domain/standing";
import { toFigures, toWhatComes } from "@/lib/server/queries/figures";
import type { CommitmentRow } from "@/lib/wire/commitment";

export const toCommitmentRow = (standing: Standing, at: Instant): CommitmentRow => {
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
    readAt: read.readTo,
    isIncomplete: isIncomplete(standing),
  };
};

const isIncomplete = ({ figures }: Standing): boolean =>
  [figures.committed, figures.drawn, figures.lapsed].some(
    ({ kind }) => kind === "incomplete" || kind === "no-data",
  );
