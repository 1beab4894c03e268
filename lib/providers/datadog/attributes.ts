import type { Attribute } from "@/lib/domain/base/attribute";
import type { CommitmentRow } from "@/lib/providers/datadog/api-schema";
import type { Kind } from "@/lib/providers/datadog/kinds";
import { cleanText } from "@/lib/providers/foreign-text";
import { toDecimal } from "@/lib/providers/http/exact-json";
import { label } from "@/lib/providers/words";
import type { DatadogProduct } from "@/lib/sources/datadog";

type Described = {
  readonly asked: DatadogProduct;
  readonly kind: Kind;
  readonly row: CommitmentRow;
  /** "USD" where the vendor names no currency and the connection's is taken; null elsewhere. */
  readonly assumedCurrency: string | null;
};

/** What the row says beside its dates and its size, each under a key that stays. */
export const listAttributes = (of: Described): readonly Attribute[] => {
  const { asked, kind, row, assumedCurrency } = of;
  const machine = label(row.instance_type);
  const terms = decimalText(row.term_length);
  const texts: readonly (readonly [key: string, label: string, text: string | null])[] = [
    ["provider", "Cloud provider", providerNames[asked.provider]],
    ["product", "Product", asked.product.toLowerCase()],
    ["region", "Region", label(row.region)],
    ["availability-zone", "Availability zone", label(row.availability_zone)],
    ["instance-type", "Instance type", machine],
    ["family", "Instance family", machine === null ? null : familyOf(machine)],
    ["count", "Reservations", decimalText(row.number_of_reservations)],
    ["normalized-units", "Normalized units", decimalText(row.number_of_nfus)],
    ["offering-class", "Offering class", label(row.offering_class)],
    ["operating-system", "Operating system", label(row.operating_system)],
    ["database-engine", "Database engine", label(row.database_engine)],
    ["cache-engine", "Cache engine", label(row.cache_engine)],
    ["multi-az", "Multi-AZ", yesOrNo(row.is_multi_az)],
    ["savings-plan-type", "Savings plan type", label(row.savings_plan_type)],
    ["benefit-name", "Benefit name", label(row.benefit_name)],
    ["meter-sub-category", "Meter subcategory", label(row.meter_sub_category)],
    ["purchase-option", "Purchase option", label(row.purchase_option)],
    ["term-length", "Term length as stated", terms === null ? null : inYears(terms)],
    [
      "currency",
      "Currency",
      assumedCurrency === null ? null : `${assumedCurrency}, assumed: Datadog names none`,
    ],
  ];
  const known = texts.flatMap(([key, name, text]) =>
    text === null ? [] : [{ key, label: name, text }],
  );
  return kind === "unknown" ? [...known, ...unknownFields(row)] : known;
};

export const withProducts = (
  attributes: readonly Attribute[],
  products: readonly string[],
): readonly Attribute[] =>
  attributes.map((each) =>
    each.key === "product" ? { ...each, text: products.toSorted().join(", ") } : each,
  );

const providerNames = { aws: "AWS", azure: "Azure" } as const;

/** "m6i" of "m6i.2xlarge", "db.r6g" of "db.r6g.xlarge". Azure's names have no such part. */
const familyOf = (machine: string): string | null => {
  const dot = machine.lastIndexOf(".");
  return dot > 0 ? machine.slice(0, dot) : null;
};

const decimalText = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : (toDecimal(value) ?? label(String(value)));

const inYears = (years: string): string => (years === "1" ? "1 year" : `${years} years`);

const yesOrNo = (value: boolean | null | undefined): string | null => {
  if (value === null || value === undefined) return null;
  return value ? "yes" : "no";
};

/** Told elsewhere: as attributes of their own, as dates, as the size, as samples. */
const toldFields: ReadonlySet<string> = new Set([
  "commitment_id",
  "start_date",
  "expiration_date",
  "term_length",
  "purchase_option",
  "region",
  "instance_type",
  "number_of_reservations",
  "number_of_nfus",
  "offering_class",
  "operating_system",
  "availability_zone",
  "database_engine",
  "is_multi_az",
  "cache_engine",
  "savings_plan_type",
  "committed_spend_per_hour",
  "benefit_name",
  "meter_sub_category",
  "status",
  "utilization",
]);

/** Of a kind that nobody published, every field is shown under the vendor's own name. */
const unknownFields = (row: CommitmentRow): Attribute[] =>
  Object.entries(row).flatMap(([field, value]) => {
    if (toldFields.has(field) || value === null || value === undefined) return [];
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const name = cleanText(field);
    return [
      {
        key: `field-${name.replaceAll("_", "-")}`,
        label: name,
        text: cleanText(text),
      },
    ];
  });
