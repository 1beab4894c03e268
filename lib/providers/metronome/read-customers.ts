import type { Account } from "@/lib/domain/base/account";
import { toCompleteness, toleratedFailure } from "@/lib/providers/failure";
import { type CustomerRow, customerRow } from "@/lib/providers/metronome/api-schema";
import type { CustomerFilter, MetronomeClient } from "@/lib/providers/metronome/client";
import { fromCustomer, unlistedCustomer } from "@/lib/providers/metronome/map";
import { createRemarks, type Remarks } from "@/lib/providers/metronome/remarks";
import { type Page, readRows, type VendorRow } from "@/lib/providers/metronome/vendor-row";
import type {
  Completeness,
  Connection,
  FetchContext,
  ProviderBatch,
  ProviderError,
  Sourced,
} from "@/lib/providers/provider";
import { quote } from "@/lib/providers/words";
import type { MetronomeSettings } from "@/lib/sources/metronome";

/** What the rest of the read needs of a customer; its record is in the book already. */
export type Customer = { readonly id: string; readonly name: string };

export type CustomersOf = {
  readonly client: MetronomeClient;
  readonly connection: Connection<MetronomeSettings>;
  readonly context: FetchContext;
};

/**
 * The customers to read: all that the token sees, or those named in the connection. Page by page, so
 * that only ids and names stay in memory; what was read before a failure is kept and said so.
 */
export async function* readCustomers(
  of: CustomersOf,
): AsyncGenerator<ProviderBatch, readonly Customer[], undefined> {
  const filters = filtersOf(of.connection);
  const isChosen = filters.every((filter) => "customer_ids" in filter);
  const customers = new Map<string, Customer>();
  const known = () => of.context.listKnownAccounts();
  let failure: ProviderError | null = null;
  for (const filter of filters) {
    let listed = 0;
    try {
      for await (const page of of.client.listCustomers(filter)) {
        listed += page.items.length;
        yield* takePage(of, page, customers);
      }
      if (listed === 0) yield* takeUnlisted(of, filter, customers, await known());
    } catch (error) {
      const own = toleratedFailure(error);
      // A token may be allowed the balances of a customer and not the list of them.
      const isNamed = "customer_ids" in filter && own.kind === "forbidden";
      if (isNamed) yield* takeUnlisted(of, filter, customers, await known());
      else failure ??= own;
    }
  }
  if (failure !== null) {
    if (customers.size === 0) throw failure;
    yield { type: "accounts", accounts: [], completeness: toCompleteness(failure) };
  } else if (isChosen) {
    yield { type: "accounts", accounts: [], isChosen, completeness: toCompleteness(null) };
  }
  return [...customers.values()];
}

/** One call for each name: how several are written in one address is nowhere said. */
const filtersOf = ({ settings }: Connection<MetronomeSettings>): readonly CustomerFilter[] => {
  const { customerIds, salesforceAccountIds } = settings;
  const filters = [
    ...customerIds.map((id) => ({ customer_ids: id })),
    ...salesforceAccountIds.map((id) => ({ salesforce_account_ids: id })),
  ];
  return filters.length === 0 ? [{}] : filters;
};

function* takePage(
  { connection }: CustomersOf,
  page: Page,
  customers: Map<string, Customer>,
): Generator<ProviderBatch, void, undefined> {
  const remarks = createRemarks(null);
  const rows = readRows(page, customerRow, { stream: "accounts", remarks });
  const accounts = rows.flatMap(({ row, source }: VendorRow<CustomerRow>): Sourced<Account>[] => {
    // A customer on the edge of two pages is listed on both.
    if (customers.has(row.id)) return [];
    const fact = fromCustomer(connection.id, row);
    customers.set(row.id, { id: row.id, name: fact.name });
    return [{ fact, source }];
  });
  yield* rejected(remarks);
  yield { type: "accounts", accounts, completeness: { state: "complete" } };
}

/** A name of which the list says nothing: an id is read all the same and then says what is wrong. */
function* takeUnlisted(
  { connection, context }: CustomersOf,
  filter: CustomerFilter,
  customers: Map<string, Customer>,
  known: readonly Account[],
): Generator<ProviderBatch, void, undefined> {
  const request = "named in the connection";
  if ("salesforce_account_ids" in filter) {
    const raw = filter.salesforce_account_ids;
    const remarks = createRemarks(null);
    const reason = `Metronome has no customer of the Salesforce account ${quote(raw)}, which the connection names.`;
    remarks.note({ stream: "accounts", source: { request, raw } }, { code: "unlisted", reason });
    yield* rejected(remarks);
  }
  if ("customer_ids" in filter && !customers.has(filter.customer_ids)) {
    const unknown = unlistedCustomer(connection.id, filter.customer_ids);
    // What was known of it while it was listed stands.
    const fact = known.find(({ id }) => id === unknown.id) ?? unknown;
    customers.set(filter.customer_ids, { id: filter.customer_ids, name: fact.name });
    const source = { request, line: null, fetchedAt: context.now, raw: filter.customer_ids };
    const completeness: Completeness = { state: "complete" };
    yield { type: "accounts", accounts: [{ fact, source }], completeness };
  }
}

export function* rejected({ rows }: Remarks): Generator<ProviderBatch, void, undefined> {
  if (rows.length > 0) yield { type: "rejected", rows };
}
