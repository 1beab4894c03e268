import { SegmentedBar } from "@/components/marks/segmented-bar";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import { type Decimal, subtractDecimals } from "@/lib/domain/base/money";
import { formatPercent } from "@/lib/format/format-percent";

type ShareBarProps = {
  readonly used: Metric<Decimal>;
  /** "in the last 30 days" */
  readonly when: string;
  readonly size?: "list" | "small";
};

/** Used and unused as shares: such a bar needs no amount. Nothing is drawn where there is no share. */
export const ShareBar = ({ used, when, size = "list" }: ShareBarProps) => {
  const share = findValue(used);
  return share === null ? (
    <span />
  ) : (
    <SegmentedBar
      className={size === "list" ? "min-w-20" : undefined}
      label={`${formatPercent(share)} used ${when}`}
      parts={{ drawn: share, lapsed: subtractDecimals("1", share) }}
      size={size}
      unit={{ kind: "quantity", code: "h" }}
    />
  );
};
