import type { Account } from "@/lib/domain/account";
import type { Charge } from "@/lib/domain/charge";
import type { Amount, Decimal, Unit } from "@/lib/domain/money";
import { calendarDay, type Instant, parseInstant } from "@/lib/domain/period";
import { toDecimal } from "@/lib/providers/http/exact-json";
import type { ClosedPeriod } from "@/lib/providers/provider";
import { withoutNul } from "@/lib/providers/rejected-row";
import { stableId } from "@/lib/providers/stable-id";
import type { ChargeRow, CommitmentRow, Team } from "@/lib/providers/vercel/api-schema";

/** Vercel cuts its charge days at midnight in California; its terms are UTC instants. */
export const chargeZone = "America/Los_Angeles";
export const termZone = "UTC";

/** Something to tell about a row, in words that name the field. */
export type Note = { readonly code: string; readonly reason: string };

export type Mapped<Fact> =
  | { readonly type: "fact"; readonly fact: Fact; readonly notes: readonly Note[] }
  | { readonly type: "set-aside"; readonly code: string; readonly reason: string };

/** One row of the commitments endpoint, before rows are looked at together. */
export type Term = {
  readonly externalId: string;
  readonly contractExternalId: string;
  readonly contract: ClosedPeriod;
  readonly start: Instant;
  readonly end: Instant;
  readonly category: "usage" | "spend";
  readonly vendorType: string;
  readonly unit: Unit;
  /** Null: the vendor did not give the amount. Never read as zero. */
  readonly granted: Decimal | null;
  readonly description: string | null;
};

export const accountIdOf = (connectionId: string, teamId: string): string =>
  stableId("acc", connectionId, teamId);

export const fromTeam = (connectionId: string, { id, name, slug, limited }: Team): Account => ({
  id: accountIdOf(connectionId, id),
  provider: "vercel",
  connectionId,
  externalId: withoutNul(id),
  parentId: null,
  name: label(name) ?? label(slug) ?? withoutNul(id),
  slug: label(slug),
  access: limited === true ? "needs-sign-in" : "readable",
});

export const fromCommitmentRow = (row: CommitmentRow): Mapped<Term> => {
  const category = row.ContractCommitmentCategory;
  if (category !== "Usage" && category !== "Spend") {
    return setAsideCategory("ContractCommitmentCategory", category);
  }
  // One row counts in quantity or in money; the other field does not apply to it.
  const [unitField, amountField, unitKind] =
    category === "Usage"
      ? (["ContractCommitmentUnit", "ContractCommitmentQuantity", "quantity"] as const)
      : (["BillingCurrency", "ContractCommitmentCost", "currency"] as const);
  const [externalId, contractExternalId, code] = [
    label(row.ContractCommitmentId),
    label(row.ContractId),
    label(row[unitField]),
  ];
  if (externalId === null) return missing("ContractCommitmentId");
  if (contractExternalId === null) return missing("ContractId");
  if (code === null) return missing(unitField);
  const period = readPeriod(row, "ContractCommitmentPeriodStart", "ContractCommitmentPeriodEnd");
  if ("code" in period) return period;
  const contract = readPeriod(row, "ContractPeriodStart", "ContractPeriodEnd");
  if ("code" in contract) return contract;
  const granted = toDecimal(row[amountField]);
  return {
    type: "fact",
    fact: {
      externalId,
      contractExternalId,
      contract,
      ...period,
      category: category === "Usage" ? "usage" : "spend",
      vendorType: label(row.ContractCommitmentType) ?? "type not given",
      unit: { kind: unitKind, code },
      granted,
      description: label(row.ContractCommitmentDescription),
    },
    notes: granted === null ? [amountNote(amountField, row[amountField])] : [],
  };
};

/**
 * Maps the charge rows of one window. Instants repeat from row to row, so each is read and laid on
 * the calendar once.
 */
export const createChargeMapper = (window: ClosedPeriod): ((row: ChargeRow) => Mapped<Charge>) => {
  const instantOf = remember(parseInstant);
  const dayOf = remember((instant: Instant) => calendarDay(instant, chargeZone));
  return (row) => {
    const start = instantOf(row.ChargePeriodStart ?? "");
    const end = instantOf(row.ChargePeriodEnd ?? "");
    if (start === null) return badInstant("ChargePeriodStart", row.ChargePeriodStart);
    if (end === null) return badInstant("ChargePeriodEnd", row.ChargePeriodEnd);
    if (end <= start) return endsBeforeStart("ChargePeriodEnd", "ChargePeriodStart");
    const category = fromChargeCategory(row.ChargeCategory);
    if (category === null) return setAsideCategory("ChargeCategory", row.ChargeCategory);
    const pricingQuantity = toDecimal(row.PricingQuantity);
    if (pricingQuantity === null) return badAmount("PricingQuantity", row.PricingQuantity);
    const effectiveCost = toDecimal(row.EffectiveCost);
    if (effectiveCost === null) return badAmount("EffectiveCost", row.EffectiveCost);
    const billedCost = toDecimal(row.BilledCost);
    if (billedCost === null) return badAmount("BilledCost", row.BilledCost);
    const pricingUnit = label(row.PricingUnit);
    if (pricingUnit === null) return missing("PricingUnit");
    const currency = label(row.BillingCurrency);
    if (currency === null) return missing("BillingCurrency");
    if (start < window.start || start >= window.end) return outside(start, window);
    return {
      type: "fact",
      notes: noNotes,
      fact: {
        start,
        end,
        day: dayOf(start),
        category,
        service: label(row.ServiceName) ?? "service not given",
        projectId: label(row.Tags?.ProjectId),
        projectName: label(row.Tags?.ProjectName),
        region: label(row.RegionId) ?? label(row.RegionName),
        pricingUnit,
        pricingQuantity,
        effectiveCost,
        billedCost,
        currency,
      },
    };
  };
};

const fromChargeCategory = (category: string | null | undefined): Charge["category"] | null => {
  switch (category) {
    case "Usage":
      return "usage";
    case "Purchase":
      return "purchase";
    case "Credit":
      return "credit";
    case "Tax":
      return "tax";
    case "Adjustment":
      return "adjustment";
    default:
      return null;
  }
};

/** What a row that was set aside would have carried, as far as it can be told. */
export const amountCarried = (value: unknown): Amount | null => {
  for (const [amountField, unitField, kind] of carriers) {
    const amount = toDecimal(fieldOf(value, amountField));
    const code = fieldOf(value, unitField);
    if (amount !== null && typeof code === "string" && code.trim() !== "") {
      return { amount, unit: { kind, code: withoutNul(code.trim()) } };
    }
  }
  return null;
};

const carriers = [
  ["PricingQuantity", "PricingUnit", "quantity"],
  ["EffectiveCost", "BillingCurrency", "currency"],
  ["BilledCost", "BillingCurrency", "currency"],
  ["ContractCommitmentQuantity", "ContractCommitmentUnit", "quantity"],
  ["ContractCommitmentCost", "BillingCurrency", "currency"],
] as const;

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, field) : undefined;

const noNotes: readonly Note[] = [];
const rememberMax = 4096;

const remember = <Value>(compute: (text: string) => Value): ((text: string) => Value) => {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= rememberMax) known.clear();
    const value = compute(text);
    known.set(text, value);
    return value;
  };
};

/** Text with something in it, or null. */
const label = (value: string | null | undefined): string | null => {
  const trimmed = value?.trim() ?? "";
  return trimmed === "" ? null : withoutNul(trimmed);
};

type SetAside = Extract<Mapped<never>, { type: "set-aside" }>;

const setAside = (code: string, reason: string): SetAside => ({ type: "set-aside", code, reason });

const missing = (field: string): SetAside => setAside("missing-field", `${field} is missing.`);

const setAsideCategory = (field: string, category: string | null | undefined): SetAside =>
  category === null || category === undefined
    ? missing(field)
    : setAside("unknown-category", `Unknown ${field} ${quote(category)}.`);

const badInstant = (field: string, value: string | null | undefined): SetAside =>
  value === null || value === undefined
    ? missing(field)
    : setAside("bad-instant", `${field} ${quote(value)} is no instant with a time zone.`);

const endsBeforeStart = (endField: string, startField: string): SetAside =>
  setAside("ends-before-start", `${endField} is not after ${startField}.`);

const badAmount = (field: string, value: unknown): SetAside =>
  value === null || value === undefined
    ? missing(field)
    : setAside("bad-amount", `${field} ${quote(String(value))} is not a number.`);

const amountNote = (field: string, value: unknown): Note =>
  value === null || value === undefined
    ? { code: "amount-not-given", reason: `${field} is missing: the amount is not given.` }
    : {
        code: "amount-not-readable",
        reason: `${field} ${quote(String(value))} is not a number: the amount is shown as not given.`,
      };

const outside = (start: Instant, { start: from, end: to }: ClosedPeriod): SetAside =>
  setAside(
    "outside-window",
    `ChargePeriodStart ${start} lies outside what was asked for, ${from} to ${to}.`,
  );

type PeriodField = Extract<keyof CommitmentRow, `${string}Period${"Start" | "End"}`>;

const readPeriod = (
  row: CommitmentRow,
  startField: PeriodField,
  endField: PeriodField,
): ClosedPeriod | SetAside => {
  const start = parseInstant(row[startField] ?? "");
  if (start === null) return badInstant(startField, row[startField]);
  const end = parseInstant(row[endField] ?? "");
  if (end === null) return badInstant(endField, row[endField]);
  return end <= start ? endsBeforeStart(endField, startField) : { start, end };
};

const quote = (value: string): string => `"${value.replace(/\p{C}+/gu, " ").slice(0, 80)}"`;
