import { NOT_APPLICABLE } from "@/lib/domain/base/metric";
import type { Unit } from "@/lib/domain/base/money";
import type { Pool } from "@/lib/domain/base/pool";
import type { TotalFigure } from "@/lib/domain/figures/provable";
import {
  addedMetric,
  totalFormula,
  totalPartsOf,
  totalTitle,
} from "@/lib/domain/proof/proof-total";
import { NOTHING_SUMMED } from "@/lib/domain/standing/metric-sum";
import { type Position, positionFrom } from "@/lib/domain/standing/positions";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { AddedRow, PositionAddends } from "@/lib/server/answers/position-addends";
import type { PositionKey } from "@/lib/store/projection/list-position-addends";
import type { Meta } from "@/lib/wire/common";
import type { Uncounted } from "@/lib/wire/provenance";
import type { Addend, TotalProof, TotalProofPage } from "@/lib/wire/total-proof";

export const toAddend = ({ account, commitment, above, below }: AddedRow, unit: Unit): Addend => ({
  id: commitment?.id ?? account.id,
  account,
  commitment,
  metric: toAmountMetric(addedMetric(above), unit),
  below: below === null ? null : toAmountMetric(addedMetric(below), unit),
});

type Taken = {
  readonly addends: PositionAddends;
  readonly key: PositionKey;
  readonly figure: TotalFigure;
  readonly meta: Meta;
  readonly walks?: TotalProof["walks"];
};

/** The answer about a total of a position. */
export const toTotalPage = (taken: Taken): TotalProofPage => {
  const { addends, key, figure, meta, walks = [] } = taken;
  const { position, rows, rowCount, nextCursor } = addends;
  const { unit, side, pool } = key;
  const parts = totalPartsOf(figure, pool);
  return {
    data: rows.map((row) => toAddend(row, unit)),
    nextCursor,
    total: rowCount,
    meta,
    proof: {
      title: totalTitle(figure, pool),
      ...{ unit, side, pool, figure },
      value: totalValue(position, figure, unit),
      formula: totalFormula(figure, pool),
      quotient:
        position === null || parts.below === null
          ? null
          : {
              above: toAmountMetric(position[parts.above], unit),
              below: toAmountMetric(position[parts.below], unit),
              days: null,
            },
      control: controlOf(taken),
      commitments: (position?.commitments ?? 0) - (position?.withoutAmount ?? 0),
      notCounted: notCounted(addends, pool),
      walks,
    },
  };
};

const totalValue = (
  position: Position | null,
  figure: TotalFigure,
  unit: Unit,
): TotalProof["value"] =>
  figure === "utilization"
    ? { type: "ratio", metric: position?.utilization ?? NOT_APPLICABLE }
    : { type: "amount", metric: toAmountMetric(position?.[figure] ?? NOT_APPLICABLE, unit) };

/** What the addends come to, by the rules by which a position is told, from their own sums. */
const controlOf = ({ addends, key, figure }: Taken): TotalProof["control"] => {
  const { position, sums } = addends;
  const { unit, pool } = key;
  const parts = totalPartsOf(figure, pool);
  if (position === null)
    return { above: NOT_APPLICABLE, below: parts.below === null ? null : NOT_APPLICABLE };
  const control = positionFrom(position, (part) =>
    part === parts.above
      ? sums.above
      : part === parts.below
        ? (sums.below ?? NOTHING_SUMMED)
        : NOTHING_SUMMED,
  );
  return {
    above: toAmountMetric(control[parts.above], unit),
    below: parts.below === null ? null : toAmountMetric(control[parts.below], unit),
  };
};

const notCounted = ({ position, commitments }: PositionAddends, pool: Pool): Uncounted[] => {
  const outside = commitments - (position?.commitments ?? 0);
  return [
    ...uncountedOf("Amount not given", position?.withoutAmount ?? 0),
    ...uncountedOf(
      pool === "target"
        ? "Cancelled, not begun, or settled after its end"
        : "Cancelled, or of no contract that runs",
      outside,
    ),
  ];
};

/** Commitments that are left out of a total, and why. */
export const uncountedOf = (label: string, count: number): Uncounted[] =>
  count === 0
    ? []
    : [{ label, metric: null, note: `${count} ${count === 1 ? "commitment" : "commitments"}` }];
