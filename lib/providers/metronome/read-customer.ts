import { toCompleteness } from "@/lib/providers/failure";
import { cleanText } from "@/lib/providers/foreign-text";
import {
  type CommitRow,
  type ContractRow,
  commitRow,
  contractRow,
  recurringRow,
} from "@/lib/providers/metronome/api-schema";
import type { CreditTypes } from "@/lib/providers/metronome/credit-types";
import { fillGaps, type SingleReads } from "@/lib/providers/metronome/fill-gaps";
import { idsOf } from "@/lib/providers/metronome/ids";
import { fromCommit, type MappedCommit } from "@/lib/providers/metronome/map-commitment";
import { fromContract } from "@/lib/providers/metronome/map-contract";
import { collectPages } from "@/lib/providers/metronome/pages";
import {
  type Customer,
  type CustomersOf,
  rejected,
} from "@/lib/providers/metronome/read-customers";
import { createRemarks, type Remarks } from "@/lib/providers/metronome/remarks";
import { readRows, type VendorRow } from "@/lib/providers/metronome/vendor-row";
import type { Completeness, ProviderBatch, ProviderError } from "@/lib/providers/provider";
import { label } from "@/lib/providers/words";

export type CustomerOf = CustomersOf & {
  readonly customer: Customer;
  readonly customerNames: ReadonlyMap<string, string>;
  readonly types: CreditTypes;
  readonly single: SingleReads;
};

/** One customer: its contracts, commits and credits, then their ledgers and balances. */
export async function* readCustomer(
  of: CustomerOf,
): AsyncGenerator<ProviderBatch, void, undefined> {
  const ids = idsOf(of.connection.id, of.customer.id);
  const { accountId } = ids;
  const remarks = createRemarks(accountId);
  const known = await of.context.listKnownPeriods(accountId);
  const contracts = await readContracts(of, remarks);
  const commits = await readCommits(of, contracts.rows, remarks);
  const contractNames = namesOf(contracts.rows);
  const names = { customers: of.customerNames, contracts: contractNames };
  const mappedContracts = contracts.rows.flatMap((row) =>
    fromContract({ ids, types: of.types, names, known, remarks }, row),
  );
  const commitsOf = {
    ids,
    types: of.types,
    contracts: new Map(mappedContracts.map(({ fact }) => [fact.externalId, fact])),
    contractNames,
    templates: templatesOf(contracts.rows),
    now: of.context.now,
    known,
    remarks,
  };
  const mapped = commits.rows.flatMap((row) => fromCommit(commitsOf, row) ?? []);
  const setAside = commits.setAside + commits.rows.length - mapped.length;
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
    wholeOf: idsOfLedgers(mapped, (id) => !commits.twins.has(id) && !commits.poorer.has(id)),
    cutOf: idsOfLedgers(mapped, (id) => !commits.twins.has(id) && commits.poorer.has(id)),
    completeness: setAside === 0 ? toCompleteness(commits.failure) : withoutSome(setAside),
  };
  yield { type: "account-end", accountId };
}

/** metrics 3.14 ruling 24: with its row the ledger of a commitment is missing too, drafts among it. */
const withoutSome = (count: number): Completeness => ({
  state: "incomplete",
  reason: `${count === 1 ? "A commit or credit" : `${count} commits and credits`} could not be read, whose ledger and drafts may be any that were known; see Data issues.`,
  errorKind: "rows-set-aside",
});

const idsOfLedgers = (
  mapped: readonly MappedCommit[],
  isOne: (externalId: string) => boolean,
): readonly string[] =>
  mapped.flatMap(({ commitment: { fact }, isLedgerWhole }) =>
    isLedgerWhole && isOne(fact.externalId) ? [fact.id] : [],
  );

type Read<Row> = {
  readonly rows: readonly VendorRow<Row>[];
  readonly failure: ProviderError | null;
};

type ReadCommits = Read<CommitRow> & {
  /** Rows of the balances that could not be read, or that share an id with another. */
  readonly setAside: number;
  /** The vendor's ids that stand on several rows which differ. */
  readonly twins: ReadonlySet<string>;
  /** The vendor's ids of those whose ledger was read from a list that may cut it. */
  readonly poorer: ReadonlySet<string>;
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
  return { rows: onlyFirsts(rows, remarks).firsts, failure };
};

/** The balances to the last page, and what only other lists have. */
const readCommits = async (
  { client, customer, connection, single }: CustomerOf,
  contracts: readonly VendorRow<ContractRow>[],
  remarks: Remarks,
): Promise<ReadCommits> => {
  const { pages, failure } = await collectPages(client.listBalances(customer.id));
  const stream = "terms";
  const all = pages.flatMap((page) => readRows(page, commitRow, { stream, remarks }));
  const { firsts: rows, twins } = onlyFirsts(all, remarks);
  const sent = pages.reduce((count, { items }) => count + items.length, 0);
  const setAside = sent - all.length + twins.size;
  // A list that broke off lacks more than other lists could tell.
  if (failure !== null) return { rows, failure, setAside, twins, poorer: new Set() };
  const { withoutCalls } = connection.settings;
  const of = { client, customerId: customer.id, withoutCalls, remarks, single };
  const filled = await fillGaps(of, contracts, rows);
  const withoutLedger = rows.flatMap(({ row }) => (row.ledger ? [] : [row.id]));
  const poorer = new Set([...withoutLedger, ...filled.added].map((id) => cleanText(id)));
  return { rows: filled.items, failure: filled.failure, setAside, twins, poorer };
};

/** Two rows of one id: the first is kept. The same row again, from the edge of two pages, is no loss. */
const onlyFirsts = <Row extends { readonly id: string }>(
  rows: readonly VendorRow<Row>[],
  remarks: Remarks,
): { readonly firsts: VendorRow<Row>[]; readonly twins: ReadonlySet<string> } => {
  const firsts = new Map<string, VendorRow<Row>>();
  const twins = new Set<string>();
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
      twins.add(cleanText(id));
    }
  }
  return { firsts: [...firsts.values()], twins };
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
