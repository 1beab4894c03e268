import { toCompleteness } from "@/lib/providers/failure";
import {
  type CommitRow,
  type ContractRow,
  commitRow,
  contractRow,
  recurringRow,
} from "@/lib/providers/metronome/api-schema";
import type { CreditTypes } from "@/lib/providers/metronome/credit-types";
import { fillGaps } from "@/lib/providers/metronome/fill-gaps";
import { idsOf } from "@/lib/providers/metronome/ids";
import { fromCommit } from "@/lib/providers/metronome/map-commitment";
import { fromContract } from "@/lib/providers/metronome/map-contract";
import { collectPages } from "@/lib/providers/metronome/pages";
import {
  type Customer,
  type CustomersOf,
  rejected,
} from "@/lib/providers/metronome/read-customers";
import { createRemarks, type Remarks } from "@/lib/providers/metronome/remarks";
import { readRows, type VendorRow } from "@/lib/providers/metronome/vendor-row";
import type { ProviderBatch, ProviderError } from "@/lib/providers/provider";
import { label } from "@/lib/providers/words";

export type CustomerOf = CustomersOf & {
  readonly customer: Customer;
  readonly customerNames: ReadonlyMap<string, string>;
  readonly types: CreditTypes;
};

/** One customer: its contracts, commits and credits, then their ledgers and balances. */
export async function* readCustomer(
  of: CustomerOf,
): AsyncGenerator<ProviderBatch, void, undefined> {
  const ids = idsOf(of.connection.id, of.customer.id);
  const { accountId } = ids;
  const remarks = createRemarks(accountId);
  const contracts = await readContracts(of, remarks);
  const commits = await readCommits(of, contracts.rows, remarks);
  const contractNames = namesOf(contracts.rows);
  const names = { customers: of.customerNames, contracts: contractNames };
  const mappedContracts = contracts.rows.flatMap((row) =>
    fromContract({ ids, types: of.types, names, remarks }, row),
  );
  const commitsOf = {
    ids,
    types: of.types,
    contracts: new Map(mappedContracts.map(({ fact }) => [fact.externalId, fact])),
    contractNames,
    templates: templatesOf(contracts.rows),
    now: of.context.now,
    remarks,
  };
  const mapped = commits.rows.flatMap((row) => fromCommit(commitsOf, row) ?? []);
  yield* rejected(remarks);
  yield {
    type: "terms",
    accountId,
    contracts: mappedContracts,
    commitments: mapped.map(({ commitment }) => commitment),
    segments: mapped.flatMap(({ segments }) => segments),
    invoices: mapped.flatMap(({ invoices }) => invoices),
    completeness: toCompleteness(contracts.failure ?? commits.failure),
  };
  yield {
    type: "ledger",
    accountId,
    entries: mapped.flatMap(({ entries }) => entries),
    balances: mapped.flatMap(({ balance }) => balance ?? []),
    wholeOf: mapped.map(({ commitment }) => commitment.fact.id),
    completeness: toCompleteness(commits.failure),
  };
  yield { type: "account-end", accountId };
}

type Read<Row> = {
  readonly rows: readonly VendorRow<Row>[];
  readonly failure: ProviderError | null;
};

const readContracts = async (
  { client, customer, connection }: CustomerOf,
  remarks: Remarks,
): Promise<Read<ContractRow>> => {
  const { withoutCalls } = connection.settings;
  if (withoutCalls.includes("contracts")) return { rows: [], failure: null };
  const { pages, failure } = await collectPages(client.listContracts(customer.id));
  const stream = "terms";
  const rows = pages.flatMap((page) => readRows(page, contractRow, { stream, remarks }));
  return { rows: onlyFirsts(rows, remarks), failure };
};

/** The balances to the last page, and what only other lists have. */
const readCommits = async (
  { client, customer, connection }: CustomerOf,
  contracts: readonly VendorRow<ContractRow>[],
  remarks: Remarks,
): Promise<Read<CommitRow>> => {
  const { pages, failure } = await collectPages(client.listBalances(customer.id));
  const stream = "terms";
  const all = pages.flatMap((page) => readRows(page, commitRow, { stream, remarks }));
  const rows = onlyFirsts(all, remarks);
  // A list that broke off lacks more than other lists could tell.
  if (failure !== null) return { rows, failure };
  const { withoutCalls } = connection.settings;
  const of = { client, customerId: customer.id, withoutCalls, remarks };
  const filled = await fillGaps(of, contracts, rows);
  return { rows: filled.items, failure: filled.failure };
};

/** Two rows of one id: the first is kept. The same row again, from the edge of two pages, is no loss. */
const onlyFirsts = <Row extends { readonly id: string }>(
  rows: readonly VendorRow<Row>[],
  remarks: Remarks,
): VendorRow<Row>[] => {
  const firsts = new Map<string, VendorRow<Row>>();
  for (const each of rows) {
    const first = firsts.get(each.row.id);
    if (first === undefined) {
      firsts.set(each.row.id, each);
      continue;
    }
    const at = { stream: "terms", source: each.source } as const;
    const { id } = each.row;
    if (JSON.stringify(first.row) === JSON.stringify(each.row)) {
      const reason = `The row ${id} came more than once and counts once.`;
      remarks.note(at, { code: "repeated-row", reason });
    } else {
      const reason = `The id ${id} names two different rows: the first is kept.`;
      remarks.setAside(at, { code: "duplicate-id", reason });
    }
  }
  return [...firsts.values()];
};

const namesOf = (contracts: readonly VendorRow<ContractRow>[]): ReadonlyMap<string, string> =>
  new Map(
    contracts.flatMap(({ row }) => {
      const name = label(row.name);
      return name === null ? [] : [[row.id, name] as const];
    }),
  );

const templatesOf = (contracts: readonly VendorRow<ContractRow>[]): ReadonlyMap<string, string> =>
  new Map(
    contracts
      .flatMap(({ row }) => [...(row.recurring_commits ?? []), ...(row.recurring_credits ?? [])])
      .flatMap((value) => {
        const template = recurringRow.safeParse(value).data;
        const name = label(template?.name) ?? label(template?.product?.name);
        return template === undefined || name === null ? [] : [[template.id, name] as const];
      }),
  );
