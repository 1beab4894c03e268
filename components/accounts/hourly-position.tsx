import { PositionLine } from "@/components/accounts/position-line";
import { Figure } from "@/components/figures/figure";
import { RatioText } from "@/components/figures/ratio-text";
import type { AccountPosition } from "@/lib/wire/account";

/** Bought by the hour: what is not used in its hour is gone, so nothing is ever available. */
export const HourlyPosition = ({ position }: { readonly position: AccountPosition }) => (
  <PositionLine
    facts={[
      { label: "Still to come", value: <Figure isStrong value={position.remaining} /> },
      {
        label: "Used so far",
        value: (
          <>
            <Figure value={position.drawn} />{" "}
            <span className="text-ink3">
              <RatioText value={position.utilization} />
            </span>
          </>
        ),
      },
      { label: "Unused so far", value: <Figure tone="lapsed" value={position.lapsed} /> },
      { label: "Committed in all", value: <Figure value={position.committed} /> },
    ]}
    label="Bought by the hour"
    note="used or lost each hour, never left over"
  />
);
