import type { Attribute } from "@/lib/domain/base/attribute";
import { multiplyDecimals } from "@/lib/domain/base/money";
import { toDecimal } from "@/lib/providers/http/exact-json";
import {
  type ContractRow,
  type HierarchyLink,
  recurringRow,
  type TransitionRow,
  transitionRow,
} from "@/lib/providers/metronome/api-schema";
import { type CreditTypes, readMeasure } from "@/lib/providers/metronome/credit-types";
import {
  attribute,
  customFields,
  dayOf,
  listed,
  plainWords,
} from "@/lib/providers/metronome/words";
import { label } from "@/lib/providers/words";

/** What customers and contracts are called, by their ids, as far as they were read. */
export type Names = {
  readonly customers: ReadonlyMap<string, string>;
  readonly contracts: ReadonlyMap<string, string>;
};

type Known = { readonly types: CreditTypes; readonly names: Names };

/** The facts of a contract that no formula uses, in words. */
export const contractAttributes = (row: ContractRow, known: Known): Attribute[] => {
  const templates = (kind: "commit" | "credit", list: readonly unknown[] | null | undefined) =>
    (list ?? []).flatMap((value) => template(kind, value, known.types));
  const value = toDecimal(row.total_contract_value);
  const frequency = label(row.usage_statement_schedule?.frequency);
  return [
    ...attribute("opportunity", "Opportunity", label(row.salesforce_opportunity_id)),
    ...attribute("sales-order", "Sales order", label(row.netsuite_sales_order_id)),
    ...attribute("total-contract-value", "Total contract value, as sent", value),
    ...hierarchyAttributes(row, known.names),
    ...attribute("transitions", "Transitions", transitionsInWords(row, known.names)),
    ...attribute("usage-statements", "Usage statements", frequency && plainWords(frequency)),
    ...templates("commit", row.recurring_commits),
    ...templates("credit", row.recurring_credits),
    ...attribute("uniqueness-key", "Uniqueness key", label(row.uniqueness_key)),
    ...attribute("created-by", "Created by", label(row.created_by)),
    ...customFields(row.custom_fields),
  ];
};

/** A template makes commitments that are listed on their own; it is told of and never counted. */
const template = (kind: "commit" | "credit", value: unknown, types: CreditTypes): Attribute[] => {
  const read = recurringRow.safeParse(value);
  const title = `Recurring ${kind}, a template`;
  if (!read.success) return attribute(`recurring-${kind}`, title, JSON.stringify(value));
  const { id, name, product, access_amount: amount, commit_duration: duration } = read.data;
  const product_name = label(product?.name);
  const periods = toDecimal(duration?.value);
  const frequency = label(read.data.recurrence_frequency);
  const from = label(read.data.starting_at);
  const until = label(read.data.ending_before);
  const parts = [
    amount ? amountInWords(amount, types) : null,
    frequency && plainWords(frequency),
    periods && `each for ${periods} ${periods === "1" ? "period" : "periods"}`,
    from && `from ${dayOf(from)}${until ? ` to ${dayOf(until)}` : ""}`,
    product_name,
  ].filter((part) => part !== null);
  return attribute(
    `recurring-${kind}:${id}`,
    title,
    `${label(name) ?? product_name ?? id}: ${parts.join(", ")} (${id})`,
  );
};

const amountInWords = (
  amount: { unit_price?: unknown; quantity?: unknown; credit_type_id?: string | null },
  types: CreditTypes,
): string => {
  const { measure } = readMeasure(
    "access_amount",
    { credit_type: { id: amount.credit_type_id ?? null } },
    types,
  );
  const price = toDecimal(amount.unit_price);
  const plain = price !== null && measure.isCents ? multiplyDecimals(price, "0.01") : price;
  const quantity = toDecimal(amount.quantity);
  const times = quantity === null ? "" : `${quantity} × `;
  return `${times}${plain ?? "an amount that is not given"} ${measure.unit.code}`;
};

const hierarchyAttributes = ({ hierarchy_configuration: sent }: ContractRow, names: Names) => {
  const named = ({ contract_id, customer_id }: HierarchyLink): string => {
    const customer =
      names.customers.get(customer_id ?? "") ?? customer_id ?? "a customer not named";
    return `${customer} (contract ${contract_id ?? "not named"})`;
  };
  const children = listed((sent?.children ?? []).map(named));
  const payer = label(sent?.payer);
  return [
    ...attribute("child-contracts", "Parent of", children),
    ...attribute(
      "parent-contract",
      "Child of",
      sent?.parent ? `${named(sent.parent)}${payerInWords(payer)}` : null,
    ),
  ];
};

const payerInWords = (payer: string | null): string => {
  if (payer === null) return "";
  if (payer === "SELF") return ", pays for itself";
  return payer === "PARENT" ? ", paid for by the parent" : `, payer ${payer}`;
};

const transitionsInWords = ({ id, transitions }: ContractRow, names: Names): string | null =>
  listed(
    (transitions ?? []).map((value) => {
      const read = transitionRow.safeParse(value);
      return read.success ? transitionInWords(id, read.data, names) : JSON.stringify(value);
    }),
  );

const transitionInWords = (
  id: string,
  { type, from_contract_id: from, to_contract_id: to }: TransitionRow,
  names: Names,
): string => {
  const isNew = to === id;
  const otherId = (isNew ? from : to) ?? "";
  const other = names.contracts.get(otherId) ?? `contract ${otherId || "not named"}`;
  switch (type?.toUpperCase()) {
    case "RENEWAL":
      return `${isNew ? "renews" : "renewed by"} ${other}`;
    case "SUPERSEDE":
      return `${isNew ? "supersedes" : "superseded by"} ${other}`;
    case "ROLLOVER":
      return `rolled over ${isNew ? "from" : "into"} ${other}`;
    default:
      return `${plainWords(type ?? "transition")} ${isNew ? "from" : "to"} ${other}`;
  }
};
