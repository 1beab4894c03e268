import { type Decimal, isPositive } from "@/lib/domain/base/money";

/** What a mark stands for. Each has one colour and one pattern, everywhere. */
export type Meaning =
  | "drawn"
  | "drawn2"
  | "drawn3"
  | "pending"
  | "available"
  | "not-open"
  | "lapsed"
  | "overage"
  | "attained"
  | "owed";

/** Bars, keys and tables always name the parts in this order. */
export const meaningOrder: readonly Meaning[] = [
  "drawn",
  "drawn2",
  "drawn3",
  "attained",
  "pending",
  "available",
  "owed",
  "not-open",
  "lapsed",
  "overage",
];

export const meaningWords: Readonly<Record<Meaning, string>> = {
  drawn: "drawn",
  drawn2: "drawn",
  drawn3: "drawn",
  pending: "pending",
  available: "available",
  "not-open": "not yet open",
  lapsed: "lapsed",
  overage: "overage",
  attained: "attained",
  owed: "still owed",
};

/** Exact amounts of one unit, by what they mean. */
export type BarParts = Readonly<Partial<Record<Meaning, Decimal>>>;

export type BarPart = { readonly meaning: Meaning; readonly amount: Decimal };

/** The parts there is something of, in their fixed order. Zero and negative parts have no length. */
export const listParts = (parts: BarParts): BarPart[] =>
  meaningOrder.flatMap((meaning) => {
    const amount = parts[meaning];
    return amount !== undefined && isPositive(amount) ? [{ meaning, amount }] : [];
  });
