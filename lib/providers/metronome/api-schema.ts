import { z } from "zod";

/**
 * What Metronome sends, as far as we read it. Only an id is demanded: a field in an odd shape is no
 * reason to lose a commitment, so it reads as not given, and what a row needs is decided where it is
 * mapped. Amounts stay unknown until `amounts.ts` reads them, lists until each item is read alone.
 */
const text = z.string().nullish().catch(null);
const texts = z.array(z.string()).nullish().catch(null);
const items = z.array(z.unknown()).nullish().catch(null);
const fields = z.record(z.string(), z.unknown()).nullish().catch(null);
const anything = z.unknown().optional();
const named = z.object({ id: text, name: text }).nullish().catch(null);

export const listPage = z.object({
  data: z.array(z.unknown()),
  next_page: z.union([z.string(), z.number()]).nullish(),
});

export const customerRow = z.object({
  id: z.string().min(1),
  name: text,
  external_id: text,
  ingest_aliases: texts,
  customer_config: z.object({ salesforce_account_id: text }).nullish().catch(null),
  custom_fields: fields,
  archived_at: text,
});
export type CustomerRow = z.infer<typeof customerRow>;

export const creditTypeRow = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  is_currency: z.boolean(),
});

export const accessItem = z.object({
  id: text,
  amount: anything,
  starting_at: text,
  ending_before: text,
});

export const invoiceItem = z.object({
  id: text,
  invoice_id: text,
  amount: anything,
  timestamp: text,
});

export const ledgerEntry = z.object({
  type: z.string().min(1),
  timestamp: text,
  amount: anything,
  segment_id: text,
  invoice_id: text,
  new_contract_id: text,
  reason: text,
});
export type LedgerRow = z.infer<typeof ledgerEntry>;

const childAccess = z
  .object({ child_access: z.object({ type: text, contract_ids: texts }).nullish().catch(null) })
  .nullish()
  .catch(null);

const schedule = { credit_type: named, schedule_items: items };

export const specifierRow = z.object({
  product_id: text,
  product_tags: texts,
  pricing_group_values: fields,
  presentation_group_values: fields,
  exclude: items,
});

/** A commit or a credit: they differ in a few names only. */
export const commitRow = z.object({
  id: z.string().min(1),
  type: text,
  name: text,
  description: text,
  product: named,
  contract: named,
  invoice_contract: named,
  created_at: text,
  created_by: text,
  archived_at: text,
  priority: anything,
  rate_type: text,
  rollover_fraction: anything,
  rolled_over_from: z
    .object({ commit_id: text, credit_id: text, contract_id: text })
    .nullish()
    .catch(null),
  recurring_commit_id: text,
  recurring_credit_id: text,
  access_schedule: z
    .object({ ...schedule, access_type: text })
    .nullish()
    .catch(null),
  invoice_schedule: z
    .object({ ...schedule, do_not_invoice: z.boolean().nullish().catch(null) })
    .nullish()
    .catch(null),
  applicable_product_ids: texts,
  applicable_product_tags: texts,
  applicable_contract_ids: texts,
  specifiers: items,
  hierarchy_configuration: childAccess,
  netsuite_sales_order_id: text,
  salesforce_opportunity_id: text,
  uniqueness_key: text,
  custom_fields: fields,
  subscription_config: z.object({ subscription_id: text, allocation: text }).nullish().catch(null),
  balance: anything,
  ledger: items,
});
export type CommitRow = z.infer<typeof commitRow>;

export const nestedRow = z.object({ id: z.string().min(1), archived_at: text });

export const recurringRow = z.object({
  id: z.string().min(1),
  name: text,
  product: named,
  access_amount: z
    .object({ unit_price: anything, quantity: anything, credit_type_id: text })
    .nullish()
    .catch(null),
  starting_at: text,
  ending_before: text,
  commit_duration: z.object({ value: anything, unit: text }).nullish().catch(null),
  recurrence_frequency: text,
});

const link = z.object({ contract_id: text, customer_id: text });
export type HierarchyLink = z.infer<typeof link>;

export const transitionRow = z.object({
  type: text,
  from_contract_id: text,
  to_contract_id: text,
});
export type TransitionRow = z.infer<typeof transitionRow>;

export const contractRow = z.object({
  id: z.string().min(1),
  name: text,
  starting_at: text,
  ending_before: text,
  archived_at: text,
  created_by: text,
  uniqueness_key: text,
  salesforce_opportunity_id: text,
  netsuite_sales_order_id: text,
  total_contract_value: anything,
  usage_statement_schedule: z.object({ frequency: text }).nullish().catch(null),
  custom_fields: fields,
  commits: items,
  credits: items,
  has_more: z
    .object({ commits: z.boolean().nullish(), credits: z.boolean().nullish() })
    .nullish()
    .catch(null),
  recurring_commits: items,
  recurring_credits: items,
  transitions: items,
  hierarchy_configuration: z
    .object({
      children: z.array(link).nullish().catch(null),
      parent: link.nullish().catch(null),
      payer: text,
    })
    .nullish()
    .catch(null),
});
export type ContractRow = z.infer<typeof contractRow>;
