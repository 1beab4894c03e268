import type { Attribute } from "@/lib/domain/base/attribute";
import { type CommitRow, specifierRow } from "@/lib/providers/metronome/api-schema";
import { attribute, customFields, listed, plainWords } from "@/lib/providers/metronome/words";
import { label } from "@/lib/providers/words";

/** What the ids in a commitment are called, as far as they were read. */
export type CommitmentWords = {
  readonly creditType: string;
  readonly contracts: ReadonlyMap<string, string>;
  /** Recurring commits and credits by id. */
  readonly templates: ReadonlyMap<string, string>;
};

/** The facts of a commit or credit that no formula uses, in words. */
export const commitmentAttributes = (row: CommitRow, words: CommitmentWords): Attribute[] => {
  const contractNamed = (id: string): string => words.contracts.get(id) ?? `contract ${id}`;
  const rate = label(row.rate_type);
  const templateId = label(row.recurring_commit_id) ?? label(row.recurring_credit_id);
  const template = templateId === null ? null : (words.templates.get(templateId) ?? null);
  const invoicedOn = label(row.invoice_contract?.id);
  return [
    ...attribute("product", "Product", label(row.product?.name)),
    ...attribute("credit-type", "Credit type", words.creditType),
    ...attribute("applicable-products", "Drawn by products", listed(row.applicable_product_ids)),
    ...attribute("applicable-tags", "Drawn by tags", listed(row.applicable_product_tags, "or")),
    ...attribute(
      "applicable-contracts",
      "Drawn by contracts",
      listed((row.applicable_contract_ids ?? []).map(contractNamed)),
    ),
    ...attribute("specifiers", "Drawn by usage", specifiersInWords(row.specifiers ?? [])),
    ...attribute("child-access", "Child contracts", childAccessInWords(row, contractNamed)),
    ...attribute("rate-type", "Drawn at", rate && plainWords(rate)),
    ...attribute("sales-order", "Sales order", label(row.netsuite_sales_order_id)),
    ...attribute("opportunity", "Opportunity", label(row.salesforce_opportunity_id)),
    ...attribute("invoiced-on", "Invoiced on", invoicedOn && contractNamed(invoicedOn)),
    ...attribute(
      "recurring-template",
      "Made by recurring template",
      templateId && (template === null ? templateId : `${template} (${templateId})`),
    ),
    ...attribute("subscription", "Subscription", subscriptionInWords(row)),
    ...attribute("uniqueness-key", "Uniqueness key", label(row.uniqueness_key)),
    ...attribute("created-by", "Created by", label(row.created_by)),
    ...customFields(row.custom_fields),
  ];
};

const childAccessInWords = (
  { hierarchy_configuration: sent }: CommitRow,
  contractNamed: (id: string) => string,
): string | null => {
  const access = sent?.child_access;
  const type = label(access?.type);
  if (type === null) return null;
  switch (type.toUpperCase()) {
    case "ALL":
      return "All child contracts may draw";
    case "NONE":
      return "No child contract may draw";
    case "CONTRACT_IDS":
      return `Only these may draw: ${listed((access?.contract_ids ?? []).map(contractNamed)) ?? "none named"}`;
    default:
      return type;
  }
};

const subscriptionInWords = ({ subscription_config: sent }: CommitRow): string | null => {
  const id = label(sent?.subscription_id);
  const allocation = label(sent?.allocation);
  if (id === null) return null;
  return allocation === null ? id : `${id}, ${plainWords(allocation)} seats`;
};

/** One specifier is enough for usage to draw; within one all of it must fit. */
const specifiersInWords = (specifiers: readonly unknown[]): string | null =>
  specifiers.length === 0 ? null : specifiers.map(specifierInWords).join("; or ");

const specifierInWords = (value: unknown): string => {
  const read = specifierRow.safeParse(value);
  if (!read.success) return JSON.stringify(value);
  const { product_id, product_tags, pricing_group_values, presentation_group_values } = read.data;
  const product = label(product_id);
  const tags = listed(product_tags);
  const parts = [
    product && `product ${product}`,
    tags && `tagged ${tags}`,
    ...groupsInWords(pricing_group_values),
    ...groupsInWords(presentation_group_values),
    ...(read.data.exclude ?? []).map((excluded) => `not ${specifierInWords(excluded)}`),
  ].filter((part) => part !== null);
  return listed(parts) ?? "any usage";
};

const groupsInWords = (groups: Readonly<Record<string, unknown>> | null | undefined): string[] =>
  Object.entries(groups ?? {}).map(
    ([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
