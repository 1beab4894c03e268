import { Figure } from "@/components/figures/figure";
import { Tabs } from "@/components/ui/tabs";
import type { Address } from "@/lib/client/use-address";
import { findValue } from "@/lib/domain/base/metric";
import { formatCount } from "@/lib/format/format-count";
import { formatInstant } from "@/lib/format/format-date";
import { boundaryRule } from "@/lib/format/report-words";
import type { RollForwardPage } from "@/lib/wire/report";

type RuleLineProps = { readonly address: Address; readonly page: RollForwardPage };

/** Which rule is in force, the other one switch away, and whether everything adds up. */
export const RuleLine = ({ address, page }: RuleLineProps) => {
  const isRaw = page.asked.basis === "raw";
  const { foots, chains, sums } = page.checks;
  return (
    <div className="mb-2">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <p>
          {isRaw ? (
            <>
              <b className="font-heading">By timestamp</b> Every entry belongs to the period of its
              stamp; the boundary rule is off.
            </>
          ) : (
            <>
              <b className="font-heading">Boundary rule</b> {boundaryRule}
            </>
          )}
        </p>
        <Tabs
          label="Rule"
          selected={page.asked.basis}
          tabs={[
            { id: "boundary", label: "By rule", to: address.with({ basis: null }) },
            { id: "raw", label: "By timestamp", to: address.with({ basis: "raw" }) },
          ]}
        />
        <p className="ml-auto max-sm:ml-0">
          {foots && chains && sums
            ? "✓ Foots, chains and sums"
            : "This report does not add up: tell whoever runs this book."}
        </p>
      </div>
      {!isRaw && <AtEnd page={page} />}
    </div>
  );
};

/** What the rule keeps in the report: stamped with its very end, and closing. */
const AtEnd = ({ page: { totals, periods } }: Pick<RuleLineProps, "page">) => {
  const end = periods.at(-1)?.end;
  const moved = totals.flatMap(({ sheet, all }) => {
    const atEnd = findValue(all.whole)?.atEnd;
    const isPool = sheet.pool !== "hourly";
    return atEnd !== undefined && atEnd.entries > 0 && isPool ? [{ sheet, atEnd }] : [];
  });
  if (end === undefined || moved.length === 0) return null;
  return (
    <p className="text-ink3">
      By timestamp,{" "}
      {moved.map(({ sheet, atEnd }, index) => (
        <span key={`${sheet.side} ${sheet.pool} ${sheet.unit.code}`}>
          {index > 0 && ", "}
          {formatCount(atEnd.entries)} {atEnd.entries === 1 ? "entry" : "entries"} of{" "}
          <Figure
            precision="minor"
            tone="ink3"
            value={{ amount: atEnd.amount, unit: sheet.unit }}
          />
        </span>
      ))}{" "}
      stamped {formatInstant(end)} would stand in the next period.
    </p>
  );
};
