import { type Fault, type FaultOf, findFault } from "@/sandbox/faults/fault";
import { type JsonObject, type JsonValue, VerbatimJson } from "@/sandbox/json-text";

type BreakItem = (item: JsonObject, previous: JsonObject | null) => JsonObject;
type LedgerTrouble = FaultOf<"ledger">["as"];

const DEFAULT_LINE = 2;

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof VerbatimJson);

const objectsIn = (value: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

const without = (item: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(item).filter(([known]) => known !== name));

const withSegments = (
  item: JsonObject,
  change: (segment: JsonObject) => JsonObject,
): JsonObject => {
  const { access_schedule: schedule } = item;
  if (!isObject(schedule)) return item;
  const schedule_items = objectsIn(schedule.schedule_items).map(change);
  return { ...item, access_schedule: { ...schedule, schedule_items } };
};

const numbersAsText = (value: JsonValue): JsonValue => {
  if (value instanceof VerbatimJson) return value.text;
  if (Array.isArray(value)) return value.map(numbersAsText);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, numbersAsText(member)]);
  return Object.fromEntries(members);
};

const withNumbersAsText: BreakItem = (item) => {
  const { balance, ledger, access_schedule } = item;
  const amounts = Object.entries({ balance, ledger, access_schedule }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, numbersAsText(value)]],
  );
  return { ...item, ...Object.fromEntries(amounts) };
};

const swapEnds = (segment: JsonObject): JsonObject => ({
  ...segment,
  starting_at: segment.ending_before ?? null,
  ending_before: segment.starting_at ?? null,
});

const ITEM_BREAKERS: Partial<Record<Fault["kind"], BreakItem>> = {
  "duplicate-id": (item, previous) => ({ ...item, id: previous?.id ?? item.id ?? null }),
  "missing-id": (item) => without(item, "id"),
  "inverted-period": (item) => withSegments(item, swapEnds),
  "number-as-string": withNumbersAsText,
  "unknown-category": (item) => ({ ...item, type: "CAPACITY" }),
  "extra-fields": (item) => ({ ...item, preview_score: 0.5, internal: { reviewers: ["a", null] } }),
};

/** Seventeen digits, the most that a double is written with. */
const withLongTail = (text: string): string => {
  const [whole = "0", fraction = ""] = text.split(".");
  const room = 17 - whole.replace("-", "").length;
  return `${whole}.${fraction.padEnd(room - 1, "0")}7`;
};

const amountText = ({ amount }: JsonObject): string =>
  amount instanceof VerbatimJson ? amount.text : String(amount);

const brokenEntry = (as: LedgerTrouble, entry: JsonObject): readonly JsonObject[] => {
  const text = amountText(entry);
  switch (as) {
    case "lost-entry":
      return [];
    case "positive-deduction":
      return [{ ...entry, amount: new VerbatimJson(text.replace("-", "")) }];
    case "amount-as-text":
      return [{ ...entry, amount: text }];
    case "amount-missing":
      return [without(entry, "amount")];
    case "long-float":
      return [{ ...entry, amount: new VerbatimJson(withLongTail(text)) }];
    case "no-segment-id":
      return [without(entry, "segment_id")];
    case "unknown-type":
      return [{ ...entry, type: "PREPAID_COMMIT_REAPPRAISAL" }];
  }
};

/** Where the entry stands that this trouble breaks; -1 without one. */
const placeOf = (as: LedgerTrouble, item: JsonObject): number =>
  objectsIn(item.ledger).findIndex(
    ({ type }) => as === "unknown-type" || String(type).endsWith("_DEDUCTION"),
  );

const breakLedgers = (
  items: readonly JsonObject[],
  { as, line = 1 }: FaultOf<"ledger">,
): readonly JsonObject[] => {
  let fitting = 0;
  return items.map((item) => {
    const place = placeOf(as, item);
    if (place === -1) return item;
    fitting += 1;
    if (line !== "every" && line !== fitting) return item;
    const ledger = objectsIn(item.ledger).flatMap((entry, index) =>
      index === place ? brokenEntry(as, entry) : [entry],
    );
    return { ...item, ledger };
  });
};

const lineOf = (fault: Fault): number | "every" => {
  if (fault.kind === "extra-fields") return "every";
  return "line" in fault ? (fault.line ?? DEFAULT_LINE) : DEFAULT_LINE;
};

/** The items of a page with those broken that the faults name, counted from 1 on each page. */
export const breakBalances = (
  items: readonly JsonObject[],
  faults: readonly Fault[],
): readonly JsonObject[] => {
  const ledgerFault = findFault(faults, "ledger");
  const breakers = faults.flatMap((fault) => {
    const breakItem = ITEM_BREAKERS[fault.kind];
    return breakItem ? [{ breakItem, line: lineOf(fault) }] : [];
  });
  const broken = items.map((item, index) => {
    const previous = items[index - 1] ?? null;
    return breakers
      .filter(({ line }) => line === "every" || line === index + 1)
      .reduce((current, { breakItem }) => breakItem(current, previous), item);
  });
  return ledgerFault ? breakLedgers(broken, ledgerFault) : broken;
};
