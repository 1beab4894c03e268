import type { ReactNode } from "react";
import { PositionLine } from "@/components/accounts/position-line";
import { toTargetParts } from "@/components/figures/bar-parts";
import { Figure } from "@/components/figures/figure";
import { RatioText } from "@/components/figures/ratio-text";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { findValue } from "@/lib/domain/base/metric";
import { isZero, ZERO } from "@/lib/domain/base/money";
import type { AccountPosition } from "@/lib/wire/account";

type TargetPositionProps = {
  readonly position: AccountPosition;
  /** The facts of the account, where no pool of money stands above. */
  readonly children?: ReactNode;
};

/** What a customer owes at the least: attained and still owed, in no sum of spendable money. */
export const TargetPosition = ({ position, children }: TargetPositionProps) => (
  <PositionLine
    bar={<SegmentedBar parts={toTargetParts(position)} unit={position.unit} />}
    facts={[
      {
        label: "Still owed, if spending stopped today",
        value: <Figure isStrong tone="postpaid" value={position.exposure} />,
      },
      {
        label: "Attained",
        value: (
          <>
            <Figure value={position.drawn} />{" "}
            <span className="text-ink3">
              <RatioText value={position.utilization} />
            </span>
          </>
        ),
      },
      {
        label: "Drafts, counted as attained",
        value: <Figure tone="pending" value={position.pending} />,
      },
      { label: "Target", value: <Figure value={position.granted} /> },
      ...rolledOver(position),
    ]}
    below={children}
    label="Owed by the customer"
    note="a target to be reached, not money to spend"
  />
);

/** What was owed on an earlier commitment and moved here. */
const rolledOver = ({ rolledIn }: AccountPosition) =>
  isZero(findValue(rolledIn)?.amount ?? ZERO)
    ? []
    : [{ label: "Rolled over in", value: <Figure value={rolledIn} /> }];
