import type { Fault } from "@/sandbox/faults/fault";
import { type JsonObject, type JsonRow, jsonText, VerbatimJson } from "@/sandbox/json-text";

type BreakRow = (row: JsonObject, previous: JsonObject | null) => JsonRow;

const DEFAULT_LINE = 2;
const QUANTITIES = [
  "ContractCommitmentQuantity",
  "ContractCommitmentCost",
  "PricingQuantity",
  "EffectiveCost",
];
const PERIODS = [
  ["ContractCommitmentPeriodStart", "ContractCommitmentPeriodEnd"],
  ["ChargePeriodStart", "ChargePeriodEnd"],
] as const;

const withField = (row: JsonObject, name: string, value: JsonObject[string]): JsonObject =>
  name in row ? { ...row, [name]: value } : row;

const cutInHalf: BreakRow = (row) => {
  const text = jsonText(row);
  return new VerbatimJson(text.slice(0, Math.floor(text.length / 2)));
};

const withUnknownCategory: BreakRow = (row) =>
  withField(
    withField(row, "ContractCommitmentCategory", "Capacity"),
    "ChargeCategory",
    "Redemption",
  );

const withoutQuantity: BreakRow = (row) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !QUANTITIES.includes(name)));

const withNumbersAsText: BreakRow = (row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof VerbatimJson ? value.text : value,
    ]),
  );

const withIdOfPrevious: BreakRow = (row, previous) =>
  withField(row, "ContractCommitmentId", previous?.ContractCommitmentId ?? null);

const withInvertedPeriod: BreakRow = (row) => {
  const swapped: Record<string, JsonObject[string]> = { ...row };
  for (const [start, end] of PERIODS) {
    const { [start]: from, [end]: to } = row;
    if (from === undefined || to === undefined) continue;
    swapped[start] = to;
    swapped[end] = from;
  }
  return swapped;
};

const withExtraFields: BreakRow = (row) => ({
  ...row,
  x_PreviewScore: 0.5,
  x_Internal: { reviewers: ["a", null], nested: { deep: [] } },
});

const ROW_BREAKERS: Partial<Record<Fault["kind"], BreakRow>> = {
  "malformed-line": cutInHalf,
  "unknown-category": withUnknownCategory,
  "missing-quantity": withoutQuantity,
  "number-as-string": withNumbersAsText,
  "duplicate-id": withIdOfPrevious,
  "inverted-period": withInvertedPeriod,
  "extra-fields": withExtraFields,
};

const lineOf = (fault: Fault): number | "every" => {
  if (fault.kind === "extra-fields") return "every";
  return "line" in fault ? (fault.line ?? DEFAULT_LINE) : DEFAULT_LINE;
};

/** The same rows with those broken that the faults name; rows are taken one by one, never gathered. */
export function* breakRows(rows: Iterable<JsonRow>, faults: readonly Fault[]): Iterable<JsonRow> {
  const breakers = faults.flatMap((fault) => {
    const breakRow = ROW_BREAKERS[fault.kind];
    return breakRow ? [{ breakRow, line: lineOf(fault) }] : [];
  });
  let number = 0;
  let previous: JsonObject | null = null;
  for (const row of rows) {
    number += 1;
    let current = row;
    for (const { breakRow, line } of breakers) {
      if (current instanceof VerbatimJson || (line !== "every" && line !== number)) continue;
      current = breakRow(current, previous);
    }
    if (!(row instanceof VerbatimJson)) previous = row;
    yield current;
  }
}
