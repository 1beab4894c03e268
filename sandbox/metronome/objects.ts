import { hashText } from "@/sandbox/dice";
import { type JsonObject, type JsonValue, jsonNumber } from "@/sandbox/json-text";
import { vendorBalanceAt } from "@/sandbox/metronome/expected";
import type {
  Commitment,
  Contract,
  CreditType,
  Customer,
  CustomerBook,
  Entry,
  Recurring,
} from "@/sandbox/metronome/model";
import { uuidOf } from "@/sandbox/uuid";

export type Wanted = {
  readonly hasLedger: boolean;
  readonly hasBalance: boolean;
  readonly now: number;
  /** So many entries of a ledger are shown; all of them when left out. */
  readonly ledgerMost?: number;
  /** So many commits and credits of a contract are shown. */
  readonly nestedMost?: number;
};

/** Both spellings occur: readers have to compare instants. */
const time = (instant: number, label: string): string => {
  const text = new Date(instant).toISOString();
  return hashText(label) % 2 === 0 ? text : text.replace(/\.\d{3}Z$/, "+00:00");
};

const optional = (members: Readonly<Record<string, JsonValue | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );

const product = (name: string): JsonObject => ({ id: uuidOf(`product/${name}`), name });

const entryObject = ({ type, at, amount, ...rest }: Entry): JsonObject => ({
  type,
  timestamp: time(at, `${type}${at}`),
  amount: jsonNumber(amount),
  ...(rest.segmentId === undefined ? {} : { segment_id: rest.segmentId }),
  ...(rest.invoiceId === undefined ? {} : { invoice_id: rest.invoiceId }),
  ...(rest.contractId === undefined ? {} : { contract_id: rest.contractId }),
  ...(rest.newContractId === undefined ? {} : { new_contract_id: rest.newContractId }),
  ...(rest.reason === undefined ? {} : { reason: rest.reason }),
});

const unitObject = (creditType: CreditType | null): JsonObject | undefined =>
  creditType === null ? undefined : { id: creditType.id, name: creditType.name };

const scheduleOf = (commitment: Commitment): JsonObject =>
  optional({
    credit_type: unitObject(commitment.creditType),
    access_type: commitment.accessType === "QUANTITY" ? "QUANTITY" : undefined,
    schedule_items: commitment.segments.map(({ id, amount, start, end }) => ({
      id,
      amount: jsonNumber(amount),
      starting_at: time(start, id),
      ending_before: time(end, id),
    })),
  });

const invoicesOf = ({ invoices }: Commitment): JsonObject | undefined =>
  invoices === null
    ? undefined
    : optional({
        credit_type: unitObject(invoices.creditType),
        do_not_invoice: !invoices.isInvoiced,
        schedule_items: invoices.items.map(({ id, invoiceId, amount, at }) => ({
          id,
          invoice_id: invoiceId,
          amount: jsonNumber(amount),
          unit_price: jsonNumber(amount),
          quantity: 1,
          timestamp: time(at, id),
        })),
      });

export const commitmentObject = (commitment: Commitment, wanted: Wanted): JsonObject => {
  const { id, type, terms, contractId, archivedAt } = commitment;
  const { rolledOverFrom, recurringId, childAccess, ...rest } = terms;
  const isCredit = type === "CREDIT";
  return optional({
    id,
    type,
    name: commitment.name,
    product: product(commitment.productName),
    contract: contractId === null ? undefined : { id: contractId },
    created_at: isCredit ? undefined : time(commitment.createdAt, id),
    access_schedule: scheduleOf(commitment),
    invoice_schedule: invoicesOf(commitment),
    ...rest,
    specifiers: rest.specifiers?.map((specifier) => optional(specifier)),
    rolled_over_from: rolledOverFrom && {
      [isCredit ? "credit_id" : "commit_id"]: rolledOverFrom.id,
      contract_id: rolledOverFrom.contractId,
    },
    [isCredit ? "recurring_credit_id" : "recurring_commit_id"]: recurringId,
    hierarchy_configuration: childAccess && { child_access: { ...childAccess } },
    archived_at: isCredit || archivedAt === null ? undefined : time(archivedAt, id),
    balance: wanted.hasBalance ? jsonNumber(vendorBalanceAt(commitment, wanted.now)) : undefined,
    ledger: wanted.hasLedger
      ? commitment.outcome().entries.slice(0, wanted.ledgerMost).map(entryObject)
      : undefined,
  });
};

const recurringObject = (recurring: Recurring, contractId: string): JsonObject => ({
  id: recurring.id,
  contract: { id: contractId },
  name: recurring.name,
  product: product(recurring.productName),
  access_amount: {
    unit_price: jsonNumber(recurring.unitPrice),
    quantity: recurring.quantity,
    credit_type_id: recurring.creditTypeId,
  },
  priority: 100,
  rate_type: "LIST_RATE",
  starting_at: time(recurring.start, recurring.id),
  commit_duration: { value: 1, unit: "PERIODS" },
  recurrence_frequency: "MONTHLY",
});

const hierarchyOf = ({ parent, children }: Contract): JsonObject | undefined => {
  const link = (to: { readonly customerId: string; readonly contractId: string }) => ({
    customer_id: to.customerId,
    contract_id: to.contractId,
  });
  if (parent) return { parent: link(parent), payer: "PARENT" };
  return children.length > 0 ? { children: children.map(link) } : undefined;
};

const NESTED_MOST = 10;

/** Long nested lists are cut, and `has_more` says so. */
export const contractObject = (
  book: CustomerBook,
  contract: Contract,
  wanted: Wanted,
): JsonObject => {
  const { id, start, end, archivedAt, recurring } = contract;
  const most = wanted.nestedMost ?? NESTED_MOST;
  const own = book.commitments.filter(({ contractId }) => contractId === id);
  const commits = own.filter(({ type }) => type !== "CREDIT");
  const credits = own.filter(({ type }) => type === "CREDIT");
  const templates = (isCredit: boolean): readonly JsonObject[] =>
    recurring
      .filter((template) => template.isCredit === isCredit)
      .map((template) => recurringObject(template, id));
  const shown = (list: readonly Commitment[]): readonly JsonObject[] =>
    list.slice(0, most).map((commitment) => commitmentObject(commitment, wanted));
  return optional({
    id,
    customer_id: contract.customerId,
    name: contract.name,
    starting_at: time(start, id),
    ending_before: end === null ? undefined : time(end, id),
    archived_at: archivedAt === null ? undefined : time(archivedAt, id),
    commits: shown(commits),
    credits: shown(credits),
    has_more: { commits: commits.length > most, credits: credits.length > most },
    overrides: [],
    scheduled_charges: [],
    transitions:
      contract.renews === null
        ? []
        : [{ type: "RENEWAL", from_contract_id: contract.renews, to_contract_id: id }],
    created_at: time(start, id),
    created_by: "Northlight Labs",
    usage_statement_schedule: { frequency: "MONTHLY", billing_anchor_date: time(start, id) },
    usage_filter: [],
    custom_fields: contract.customFields,
    recurring_commits: templates(false),
    recurring_credits: templates(true),
    salesforce_opportunity_id: contract.salesforceOpportunityId ?? undefined,
    hierarchy_configuration: hierarchyOf(contract),
  });
};

export const customerObject = (customer: Customer): JsonObject => ({
  id: customer.id,
  external_id: customer.alias,
  ingest_aliases: [customer.alias],
  name: customer.name,
  customer_config: { salesforce_account_id: customer.salesforceAccountId },
  custom_fields: customer.customFields,
  created_at: time(customer.createdAt, customer.id),
  updated_at: time(customer.createdAt, customer.id),
  archived_at: customer.archivedAt === null ? null : time(customer.archivedAt, customer.id),
});
