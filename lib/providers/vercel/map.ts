import type { Account } from "@/lib/domain/base/account";
import type { Amount, Decimal, Unit } from "@/lib/domain/base/money";
import {
  type CalendarDay,
  calendarDay,
  type Instant,
  parseInstant,
} from "@/lib/domain/base/period";
import type { Charge } from "@/lib/domain/ledger/charge";
import { cleanText } from "@/lib/providers/foreign-text";
import { toDecimal } from "@/lib/providers/http/exact-json";
import { badInstant, missing, type Note } from "@/lib/providers/note";
import type { ClosedPeriod } from "@/lib/providers/provider";
import { stableId } from "@/lib/providers/stable-id";
import type { ChargeRow, CommitmentRow, Team } from "@/lib/providers/vercel/api-schema";
import {
  amountNote,
  badAmount,
  endsBeforeStart,
  type Mapped,
  outside,
  type SetAside,
  setAside,
  unknownCategory,
} from "@/lib/providers/vercel/mapped";
import { label } from "@/lib/providers/words";
import { vercel } from "@/lib/sources/vercel";

/** Vercel cuts its charge days at midnight in California; its terms are UTC instants. */
export const chargeZone = vercel.dayZone;
export const termZone = "UTC";

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
  externalId: cleanText(id),
  parentId: null,
  name: label(name) ?? label(slug) ?? cleanText(id),
  slug: label(slug),
  access: limited === true ? "needs-sign-in" : "readable",
  attributes: [],
});

export const fromCommitmentRow = (row: CommitmentRow): Mapped<Term> => {
  const category = row.ContractCommitmentCategory;
  if (category !== "Usage" && category !== "Spend") {
    return setAside(unknownCategory("ContractCommitmentCategory", category));
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
  if (externalId === null) return setAside(missing("ContractCommitmentId"));
  if (contractExternalId === null) return setAside(missing("ContractId"));
  if (code === null) return setAside(missing(unitField));
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
  const momentOf = remember(readMoment);
  return (row) => {
    const moment = momentOf(row.ChargePeriodStart ?? "");
    if (moment === null) return setAside(badInstant("ChargePeriodStart", row.ChargePeriodStart));
    const { instant: start, day } = moment;
    const end = momentOf(row.ChargePeriodEnd ?? "")?.instant;
    if (end === undefined) return setAside(badInstant("ChargePeriodEnd", row.ChargePeriodEnd));
    if (end <= start) return setAside(endsBeforeStart("ChargePeriodEnd", "ChargePeriodStart"));
    const category = fromChargeCategory(row.ChargeCategory);
    if (category === null) return setAside(unknownCategory("ChargeCategory", row.ChargeCategory));
    const pricingQuantity = toDecimal(row.PricingQuantity);
    if (pricingQuantity === null)
      return setAside(badAmount("PricingQuantity", row.PricingQuantity));
    const effectiveCost = toDecimal(row.EffectiveCost);
    if (effectiveCost === null) return setAside(badAmount("EffectiveCost", row.EffectiveCost));
    const billedCost = toDecimal(row.BilledCost);
    if (billedCost === null) return setAside(badAmount("BilledCost", row.BilledCost));
    const pricingUnit = label(row.PricingUnit);
    if (pricingUnit === null) return setAside(missing("PricingUnit"));
    const currency = label(row.BillingCurrency);
    if (currency === null) return setAside(missing("BillingCurrency"));
    if (start < window.start || start >= window.end) return setAside(outside(start, window));
    return {
      type: "fact",
      notes: noNotes,
      fact: {
        start,
        end,
        day,
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

const readMoment = (text: string): { instant: Instant; day: CalendarDay } | null => {
  const instant = parseInstant(text);
  return instant === null ? null : { instant, day: calendarDay(instant, chargeZone) };
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
      return { amount, unit: { kind, code: cleanText(code.trim()) } };
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

type PeriodField = Extract<keyof CommitmentRow, `${string}Period${"Start" | "End"}`>;

const readPeriod = (
  row: CommitmentRow,
  startField: PeriodField,
  endField: PeriodField,
): ClosedPeriod | SetAside => {
  const start = parseInstant(row[startField] ?? "");
  if (start === null) return setAside(badInstant(startField, row[startField]));
  const end = parseInstant(row[endField] ?? "");
  if (end === null) return setAside(badInstant(endField, row[endField]));
  return end <= start ? setAside(endsBeforeStart(endField, startField)) : { start, end };
};
