import { Proves } from "@/components/figures/proves";
import { RatioText } from "@/components/figures/ratio-text";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { proveTotalAt } from "@/components/proof/prove";
import { SectionLine } from "@/components/ui/section-line";
import type { Address } from "@/lib/client/use-address";
import { findValue } from "@/lib/domain/base/metric";
import { isNegative, subtractDecimals, ZERO } from "@/lib/domain/base/money";
import { quantitySuffix } from "@/lib/format/quantity";
import { sources } from "@/lib/sources/sources";
import type { Summary } from "@/lib/wire/summary";

/** What is left of the grant; a grant cut after it was drawn leaves nothing, not less. */
const rest = (granted: string, drawn: string): string => {
  const left = subtractDecimals(granted, drawn);
  return isNegative(left) ? ZERO : left;
};

/** What a pool has left can be used; what an hour had left is gone, and a target is still owed. */
const partsOf = ({ pool, drawn, granted }: Summary["utilization"][number]) => {
  const left = rest(granted, drawn);
  if (pool === "hourly") return { drawn, lapsed: left };
  return pool === "target" ? { attained: drawn, owed: left } : { drawn, available: left };
};

type UtilizationListProps = { readonly summary: Summary; readonly address: Pick<Address, "set"> };

/** Σ drawn ÷ Σ granted, one line per source and unit; percentages are never averaged. */
export const UtilizationList = ({ summary, address }: UtilizationListProps) => (
  <section aria-label="Utilization">
    <SectionLine note="drawn ÷ granted to date" title="Utilization" />
    <ul>
      {summary.utilization.map((line) => (
        <li
          className="grid grid-cols-[96px_56px_minmax(0,1fr)_minmax(64px,auto)] items-center gap-2 border-t border-line py-1.5"
          key={`${line.provider} ${line.pool} ${line.unit.code}`}
        >
          <span>{sources[line.provider].name}</span>
          <span className="text-ink3">
            {line.unit.kind === "currency" ? line.unit.code : quantitySuffix(line.unit.code)}
          </span>
          <SegmentedBar
            parts={partsOf(line)}
            planShare={findValue(line.planShare)}
            size="small"
            unit={line.unit}
          />
          <span className="text-right">
            <Proves onProve={proveTotalAt(address, { from: line.provider })(line, "utilization")}>
              <RatioText isStrong value={line.utilization} />
            </Proves>
          </span>
        </li>
      ))}
    </ul>
  </section>
);
