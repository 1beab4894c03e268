import type { Fault } from "@/sandbox/faults/fault";

type FieldRule = (value: unknown) => boolean;

const isText: FieldRule = (value) => typeof value === "string";
const isCount: FieldRule = (value) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const isLine: FieldRule = (value) => value === "every" || isCount(value);
const isDay: FieldRule = (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isOneOf =
  (...words: readonly string[]): FieldRule =>
  (value) =>
    typeof value === "string" && words.includes(value);

const SCOPE: Readonly<Record<string, FieldRule>> = {
  kind: isText,
  path: isText,
  teamId: isText,
  account: isText,
  times: isCount,
  after: isCount,
};

type KindRule = {
  readonly required?: Readonly<Record<string, FieldRule>>;
  readonly optional?: Readonly<Record<string, FieldRule>>;
};

const ON_LINE: KindRule = { optional: { line: isLine } };

const KINDS: Readonly<Record<Fault["kind"], KindRule>> = {
  status: {
    required: { status: isCount },
    optional: { body: isOneOf("json", "empty", "html"), code: isText },
  },
  "rate-limited": {
    optional: { headers: isOneOf("retry-after", "reset-epoch", "both", "none"), seconds: isCount },
  },
  html: {},
  hang: { optional: { when: isOneOf("before-headers", "mid-body"), bytes: isCount } },
  cut: { optional: { bytes: isCount, ending: isOneOf("destroyed", "clean") } },
  slow: { required: { milliseconds: isCount }, optional: { chunkBytes: isCount } },
  huge: { required: { bytes: isCount } },
  "malformed-line": ON_LINE,
  "unknown-category": ON_LINE,
  "missing-quantity": ON_LINE,
  "number-as-string": ON_LINE,
  "duplicate-id": ON_LINE,
  "inverted-period": ON_LINE,
  "extra-fields": {},
  "empty-page": {},
  "extra-team": {},
  utilization: {
    required: { as: isOneOf("percent", "high", "negative", "null", "text") },
    optional: { from: isDay, line: isLine },
  },
  "missing-id": ON_LINE,
  unit: { required: { as: isOneOf("null", "pair", "absent") } },
  series: {
    required: { as: isOneOf("missing", "nulls", "milliseconds") },
    optional: { name: isText },
  },
  cursor: { required: { as: isOneOf("repeats", "missing", "number") } },
  "short-pages": { required: { items: isCount } },
  ledger: {
    required: {
      as: isOneOf(
        "lost-entry",
        "positive-deduction",
        "amount-as-text",
        "amount-missing",
        "long-float",
        "no-segment-id",
        "unknown-type",
      ),
    },
    optional: { line: isLine },
  },
  "slow-ledgers": { required: { milliseconds: isCount } },
  "truncated-contracts": { optional: { items: isCount } },
  restate: { required: { teamId: isText, day: isText, factor: isText } },
};

const isKind = (kind: unknown): kind is Fault["kind"] =>
  typeof kind === "string" && Object.hasOwn(KINDS, kind);

const keepsRules = (given: object, { required = {}, optional = {} }: KindRule): boolean => {
  const rules: Readonly<Record<string, FieldRule>> = { ...SCOPE, ...optional, ...required };
  const hasRequired = Object.keys(required).every((name) => name in given);
  return (
    hasRequired && Object.entries(given).every(([name, value]) => rules[name]?.(value) ?? false)
  );
};

/** The table above holds the same rules as the type; this is where they are checked. */
const isFault = (given: unknown): given is Fault => {
  if (typeof given !== "object" || given === null || !("kind" in given)) return false;
  return isKind(given.kind) && keepsRules(given, KINDS[given.kind]);
};

/** Faults that came from another process. A fault with a misspelt name must not pass as no fault. */
export const parseFaults = (given: unknown): readonly Fault[] => {
  if (!Array.isArray(given)) throw new Error("Faults are given as a JSON array");
  return given.map((fault: unknown) => {
    if (!isFault(fault)) throw new Error(`Not a fault: ${JSON.stringify(fault)}`);
    return fault;
  });
};
