import type { Unit } from "@/lib/domain/base/money";
import { unitShape } from "@/lib/providers/datadog/api-schema";
import { toDecimal } from "@/lib/providers/http/exact-json";
import { label } from "@/lib/providers/words";

export type MoneyUnit = {
  readonly unit: Unit;
  /** The vendor named no currency: the unit is the connection's. */
  readonly isAssumed: boolean;
};

const currencies: Readonly<Record<string, string>> = {
  dollar: "USD",
  euro: "EUR",
  pound: "GBP",
  yen: "JPY",
};

/**
 * What an amount of money is in. A unit that says something else than money describes another field,
 * as in one of the published examples. Money that is no whole known currency ("cents") stays in the
 * vendor's own word, so that it is never added to one.
 */
export const moneyUnitOf = (given: unknown, assumedCurrency: string): MoneyUnit => {
  const read = unitShape.safeParse(Array.isArray(given) ? given[0] : given);
  if (!read.success || read.data.family !== "money") {
    return { unit: { kind: "currency", code: assumedCurrency }, isAssumed: true };
  }
  const { name, plural, scale_factor } = read.data;
  const code = currencies[name ?? ""];
  if (code !== undefined && toDecimal(scale_factor ?? 1) === "1") {
    return { unit: { kind: "currency", code }, isAssumed: false };
  }
  const word = label(plural) ?? label(name) ?? "money of unknown currency";
  return { unit: { kind: "quantity", code: word }, isAssumed: false };
};
