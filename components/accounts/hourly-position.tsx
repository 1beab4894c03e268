import { PositionLine } from "@/components/accounts/position-line";
import { Figure } from "@/components/figures/figure";
import { Proves } from "@/components/figures/proves";
import { RatioText } from "@/components/figures/ratio-text";
import type { ProveTotal } from "@/components/proof/prove";
import type { AccountPosition } from "@/lib/wire/account";

type HourlyPositionProps = {
  readonly position: AccountPosition;
  readonly prove: ProveTotal;
};

/** Bought by the hour: what is not used in its hour is gone, so nothing is ever available. */
export const HourlyPosition = ({ position, prove }: HourlyPositionProps) => (
  <PositionLine
    facts={[
      {
        label: "Still to come",
        value: (
          <Figure isStrong onProve={prove(position, "remaining")} value={position.remaining} />
        ),
      },
      {
        label: "Used so far",
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
        label: "Unused so far",
        value: <Figure onProve={prove(position, "lapsed")} tone="lapsed" value={position.lapsed} />,
      },
      {
        label: "Committed in all",
        value: <Figure onProve={prove(position, "committed")} value={position.committed} />,
      },
    ]}
    label="Bought by the hour"
    note="used or lost each hour, never left over"
  />
);
