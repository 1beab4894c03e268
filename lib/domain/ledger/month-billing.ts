import { known, type Metric, noData } from "@/lib/domain/base/metric";
import { type Decimal, isZero, subtractDecimals, sumDecimals, ZERO } from "@/lib/domain/base/money";
import type { MonthStatement } from "@/lib/domain/ledger/month-statement";

/** closing − closing as billed = difference; its one name: drawn without an invoice. */
export type MonthBilling = {
  /** What the closing would be if nothing had been drawn but what an invoice names. */
  readonly closing: Decimal;
  readonly difference: Decimal;
};

/**
 * A month as its invoices tell it. `invoiced` is what each invoice drew, signed as in the ledger. Where all
 * that was drawn names no invoice, nobody knows how it was billed: that is no closing without drawdowns.
 */
export const monthBillingOf = (
  { drawn, closing }: Pick<MonthStatement, "drawn" | "closing">,
  invoiced: readonly Decimal[],
): Metric<MonthBilling> => {
  if (invoiced.length === 0 && !isZero(drawn))
    return noData("no invoice is named for what was drawn");
  const difference = subtractDecimals(drawn, sumDecimals([ZERO, ...invoiced]));
  return known({ closing: subtractDecimals(closing, difference), difference });
};
