import { describeParts } from "@/components/marks/describe-parts";
import { MarkFill } from "@/components/marks/mark-fill";
import { type BarPart, type BarParts, listParts } from "@/components/marks/meaning";
import { classNames } from "@/components/ui/class-names";
import { type Decimal, isPositive, sumDecimals, type Unit } from "@/lib/domain/base/money";

type SegmentedBarProps = {
  readonly parts: BarParts;
  readonly unit: Unit;
  /** Share of the whole, overage aside, that the plan expects drawn by now: "0.62". */
  readonly planShare?: Decimal | null;
  /** What is closed without any of the meanings, as a shortfall that was invoiced: a place left open. */
  readonly closed?: Decimal | null;
  /** list 8 px, small 6 px, hero 14 px. */
  readonly size?: "list" | "small" | "hero";
  /** Replaces the text alternative made from the parts. */
  readonly label?: string;
  readonly className?: string;
};

const heights = { list: "h-2", small: "h-1.5", hero: "h-3.5" } as const;

// The browser divides the width: exact decimals go into CSS as they are and never become floats
// here. The factor keeps flexbox stretching when all amounts together are below one.
const grow = (amount: Decimal) => ({ flexGrow: `calc(${amount} * 1000000)` });

const Part = ({ meaning, amount }: BarPart) => (
  <div className="h-full min-w-px basis-0" data-part={meaning} style={grow(amount)}>
    <MarkFill meaning={meaning} />
  </div>
);

const Tick = ({ at }: { readonly at: string }) => (
  <div className="plan-tick absolute -inset-y-[3px] w-px" style={{ left: at }} />
);

/** One commitment as a bar: parts in their fixed order, overage outside the 100% tick. */
export const SegmentedBar = (props: SegmentedBarProps) => {
  const { parts, unit, planShare = null, closed = null, size = "list", label, className } = props;
  const shown = listParts(parts);
  const inside = shown.filter(({ meaning }) => meaning !== "overage");
  const overage = shown.find(({ meaning }) => meaning === "overage");
  const gap = closed !== null && isPositive(closed) ? [closed] : [];
  return (
    <div
      aria-label={label ?? describeParts(parts, unit, planShare)}
      className={classNames("bar flex w-full", heights[size], className)}
      role="img"
    >
      {inside.length + gap.length > 0 && (
        <div
          className="relative flex h-full basis-0 gap-px"
          style={grow(sumDecimals([...inside.map(({ amount }) => amount), ...gap]))}
        >
          {inside.map((part) => (
            <Part key={part.meaning} {...part} />
          ))}
          {gap.map((amount) => (
            <div
              className="h-full basis-0 border border-line2"
              data-part="closed"
              key="closed"
              style={grow(amount)}
            />
          ))}
          {planShare !== null && <Tick at={`clamp(0%, ${planShare} * 100%, 100% - 1px)`} />}
          {overage && <Tick at="100%" />}
        </div>
      )}
      {overage && (
        <div className="h-full min-w-[3px] basis-0 pl-[2px]" style={grow(overage.amount)}>
          <MarkFill meaning="overage" />
        </div>
      )}
    </div>
  );
};
