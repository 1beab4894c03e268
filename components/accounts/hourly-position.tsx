import { PositionLine } from "@/components/accounts/position-line";
import { Figure } from "@/components/figures/figure";
import { Proves } from "@/components/figures/proves";
import { RatioText } from "@/components/figures/ratio-text";
import type { ProveTotal } from "@/components/proof/prove";
import { quantitySuffix } from "@/lib/format/quantity";
import type { AccountPosition } from "@/lib/wire/account";

type HourlyPositionProps = {
  readonly position: AccountPosition;
  readonly prove: ProveTotal;
};

/** Bought by the hour: what is not used in its hour is gone, so nothing is ever available. */
export const HourlyPosition = ({ position, prove }: HourlyPositionProps) => {
  const { unit, committed, commitments, withoutAmount } = position;
  const isAdded = committed.kind !== "not-applicable";
  return (
    <PositionLine
      facts={isAdded ? sumsOf(position, prove) : [{ label: "Running", value: commitments }]}
      label={`Bought by the hour, ${unit.kind === "currency" ? unit.code : quantitySuffix(unit.code)}`}
      note={isAdded ? withoutText(withoutAmount) : "hours of unlike instances are not added up"}
    />
  );
};

const withoutText = (count: number): string =>
  `used or lost each hour, never left over${
    count === 0 ? "" : `; left out: ${count} whose amount or dates are not given`
  }`;

const sumsOf = (position: AccountPosition, prove: ProveTotal) => [
  {
    label: "Still to come",
    value: <Figure isStrong onProve={prove(position, "remaining")} value={position.remaining} />,
  },
  {
    label: "Used, of the days read",
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
    label: "Unused, of the days read",
    value: <Figure onProve={prove(position, "lapsed")} tone="lapsed" value={position.lapsed} />,
  },
  {
    label: "Committed over the whole terms",
    value: <Figure onProve={prove(position, "committed")} value={position.committed} />,
  },
];
