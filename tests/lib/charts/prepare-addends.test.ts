import { expect, test } from "vitest";
import { prepareAddends } from "@/lib/charts/prepare-addends";
import type { WireAmountMetric } from "@/lib/wire/common";
import type { TotalProofPage } from "@/lib/wire/total-proof";

const unit = { kind: "currency", code: "USD" } as const;
const usd = (amount: string): WireAmountMetric => ({ kind: "value", value: { amount, unit } });
const at = "2026-11-20T00:00:00.000Z";

const page = (
  amounts: readonly WireAmountMetric[],
  more: { readonly total: number; readonly control: WireAmountMetric },
): TotalProofPage => ({
  data: amounts.map((metric, index) => ({
    id: `c${index}`,
    account: { id: "a", name: "A" },
    commitment: null,
    metric,
    below: null,
  })),
  nextCursor: null,
  total: more.total,
  meta: { asOf: at, knownAt: at, freshness: [], complete: true },
  proof: {
    ...{ title: "Available", unit, side: "sold", pool: "balance", figure: "available" },
    value: { type: "amount", metric: more.control },
    formula: { section: "3.14", left: "Available", right: "Σ" },
    quotient: null,
    control: { above: more.control, below: null },
    commitments: more.total,
    notCounted: [],
    walks: [],
  },
});

test("what stands on further pages is the control total less what is shown, to the last digit", () => {
  const { rest } = prepareAddends([
    page([usd("0.1"), usd("0.2"), { kind: "no-data", reason: "not read" }], {
      total: 10,
      control: usd("100000000000000000.3"),
    }),
  ]);
  expect(rest).toEqual({ count: 7, amount: { amount: "100000000000000000", unit }, below: null });
});

test("the last page leaves nothing over", () => {
  expect(prepareAddends([page([usd("1")], { total: 1, control: usd("1") })]).rest).toBeNull();
});

test("of a total that is a word nothing is said of what stands on further pages", () => {
  const { rest } = prepareAddends([page([], { total: 3, control: { kind: "not-given" } })]);
  expect(rest).toEqual({ count: 3, amount: null, below: null });
});
