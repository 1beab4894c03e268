import type { Unit } from "@/lib/domain/base/money";
import type { Measure } from "@/lib/providers/metronome/amounts";
import type { Note } from "@/lib/providers/note";
import { label, quote } from "@/lib/providers/words";

/** The only credit type that counts in hundredths. */
const usdCentsId = "2714e483-4ff1-48e4-9e25-ac732e8f24f2";
const usd: Measure = { unit: { kind: "currency", code: "USD" }, isCents: true };

export type CreditType = { readonly name: string; readonly isCurrency: boolean };

/** By id; empty when the list could not be read. */
export type CreditTypes = ReadonlyMap<string, CreditType>;

export type Schedule = {
  readonly credit_type?: { readonly id?: string | null; readonly name?: string | null } | null;
  readonly access_type?: string | null;
};

export type ReadMeasure = {
  readonly measure: Measure;
  /** The credit type in words. */
  readonly words: string;
  readonly note: Note | null;
};

/** What the amounts of a schedule count. Money is shown only where the vendor says that it is. */
export const readMeasure = (
  field: string,
  { credit_type: creditType, access_type: accessType }: Schedule,
  types: CreditTypes,
): ReadMeasure => {
  const access = label(accessType) ?? "SPEND";
  if (access === "QUANTITY") {
    return { measure: quantityOf("units"), words: "Units of usage, not money", note: null };
  }
  const sure = (measure: Measure, words: string): ReadMeasure => ({ measure, words, note: null });
  const id = label(creditType?.id);
  const known = id === null ? undefined : types.get(id);
  const name = label(creditType?.name) ?? label(known?.name);
  if (access !== "SPEND") {
    return {
      measure: quantityOf(access.toLowerCase()),
      words: `Access type ${access}`,
      note: {
        code: "unknown-access-type",
        reason: `${field}.access_type ${quote(access)} is not known: its amounts are shown as a quantity, never as money.`,
      },
    };
  }
  if (id === usdCentsId) return sure(usd, name ?? "USD (cents)");
  if (name === null && id !== null) return guessByName(field, id);
  if (name === null) {
    return {
      measure: usd,
      words: "Not given, read as US cents",
      note: {
        code: "credit-type-missing",
        reason: `${field} names no credit type: by the vendor's rule its amounts are US cents.`,
      },
    };
  }
  const inCents = /^(.*?)\s*\(cents\)$/.exec(name);
  if (inCents !== null && known?.isCurrency !== false) {
    const code = inCents[1] ?? "";
    return sure({ unit: currencyOf(isCurrencyCode(code) ? code : "USD"), isCents: true }, name);
  }
  if (known === undefined) return guessByName(field, name);
  if (!known.isCurrency) return sure(quantityOf(name), name);
  if (isCurrencyCode(name)) return sure({ unit: currencyOf(name), isCents: false }, name);
  return {
    measure: quantityOf(name),
    words: name,
    note: {
      code: "currency-without-code",
      reason: `The credit type ${quote(name)} is a currency, but its name is no currency code: its amounts are shown as a quantity.`,
    },
  };
};

const guessByName = (field: string, name: string): ReadMeasure => {
  const isMoney = isCurrencyCode(name);
  const measure = isMoney ? { unit: currencyOf(name), isCents: false } : quantityOf(name);
  return {
    measure,
    words: name,
    note: {
      code: "credit-type-not-listed",
      reason: `The credit type ${quote(name)} of ${field} is in no list of credit types: by its name it is read as ${isMoney ? "a currency in whole units" : "a quantity"}.`,
    },
  };
};

const quantityOf = (code: string): Measure => ({
  unit: { kind: "quantity", code },
  isCents: false,
});
const currencyOf = (code: string): Unit => ({ kind: "currency", code });

const currencyCodes: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
const isCurrencyCode = (name: string): boolean => currencyCodes.has(name);
