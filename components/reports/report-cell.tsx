import { Figure } from "@/components/figures/figure";
import {
  isSameCell,
  type OpenCell,
  readOpenCell,
  withCell,
} from "@/components/reports/report-address";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { useAddress } from "@/lib/client/use-address";
import type { Metric } from "@/lib/domain/base/metric";
import type { Amount } from "@/lib/domain/base/money";
import type { AmountPrecision } from "@/lib/format/format-amount";

type ReportCellProps = {
  readonly value: Metric<Amount> | null;
  readonly cell: OpenCell;
  /** That of its sheet, so that it adds up in print. */
  readonly precision: AmountPrecision;
  readonly isMemo?: boolean;
  readonly isStrong?: boolean;
  readonly tone?: "ink" | "ink2" | "overage" | "postpaid";
};

/** A figure of a report. Pressed, it opens the entries it adds up; what nothing moved opens nothing. */
export const ReportCell = ({ value, cell, precision, isMemo, isStrong, tone }: ReportCellProps) => {
  const address = useAddress();
  const figure = (
    <Figure
      isMemo={isMemo ?? false}
      isStrong={isStrong ?? false}
      precision={precision}
      tone={tone ?? "ink"}
      value={value}
    />
  );
  if (value === null || (value.kind !== "value" && value.kind !== "incomplete")) return figure;
  const isOpen = isSameCell(readOpenCell(address), cell);
  return (
    <Link
      aria-current={isOpen ? "true" : undefined}
      className={classNames(
        "touch-target rounded-box underline-offset-3 hover:underline",
        isOpen && "outline-2 outline-offset-2 outline-accent",
      )}
      look="none"
      scroll={false}
      title="The entries behind it"
      to={withCell(address, isOpen ? null : cell)}
    >
      {figure}
    </Link>
  );
};
