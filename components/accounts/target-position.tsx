import type { ReactNode } from "react";
import { PositionLine } from "@/components/accounts/position-line";
import { toTargetParts } from "@/components/figures/bar-parts";
import { Figure } from "@/components/figures/figure";
import { Proves } from "@/components/figures/proves";
import { RatioText } from "@/components/figures/ratio-text";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import type { ProveTotal } from "@/components/proof/prove";
import { findValue } from "@/lib/domain/base/metric";
import { isZero, ZERO } from "@/lib/domain/base/money";
import type { AccountPosition } from "@/lib/wire/account";

type TargetPositionProps = {
  readonly position: AccountPosition;
  readonly prove: ProveTotal;
  /** The facts of the account, where no pool of money stands above. */
  readonly children?: ReactNode;
};

/** What a customer owes at the least: attained and still owed, in no sum of spendable money. */
export const TargetPosition = ({ position, prove, children }: TargetPositionProps) => (
  <PositionLine
    bar={<SegmentedBar parts={toTargetParts(position)} unit={position.unit} />}
    facts={[
      {
        label: "Still owed, if spending stopped today",
        value: (
          <Figure
            isStrong
            onProve={prove(position, "exposure")}
            tone="postpaid"
            value={position.exposure}
          />
        ),
      },
      {
        label: "Attained",
        value: (
          <>
            <Figure onProve={prove(position, "drawn")} value={position.drawn} />{" "}
            <Proves className="text-ink3" onProve={prove(position, "utilization")}>
              <RatioText value={position.utilization} />
            </Proves>
          </>
        ),
      },
      {
        label: "Drafts, counted as attained",
        value: (
          <Figure onProve={prove(position, "pending")} tone="pending" value={position.pending} />
        ),
      },
      {
        label: "Target",
        value: <Figure onProve={prove(position, "granted")} value={position.granted} />,
      },
      ...rolledOver(position, prove),
    ]}
    below={children}
    label="Owed by the customer"
    note="a target to be reached, not money to spend"
  />
);

/** What was owed on an earlier commitment and moved here. */
const rolledOver = (position: AccountPosition, prove: ProveTotal) =>
  isZero(findValue(position.rolledIn)?.amount ?? ZERO)
    ? []
    : [
        {
          label: "Rolled over in",
          value: <Figure onProve={prove(position, "rolledIn")} value={position.rolledIn} />,
        },
      ];
