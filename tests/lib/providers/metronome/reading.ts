import type { Account, Contract } from "@/lib/domain/base/account";
import type { Commitment, InvoiceItem, Segment, VendorBalance } from "@/lib/domain/base/commitment";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { HttpClient } from "@/lib/providers/http/client";
import { createMetronomeProvider } from "@/lib/providers/metronome/provider";
import type {
  Completeness,
  Connection,
  ProviderBatch,
  RejectedRow,
  Sourced,
} from "@/lib/providers/provider";
import { type MetronomeSettings, metronome } from "@/lib/sources/metronome";

import { contextOf, now, readAll as readBatches, rejectedOf } from "@/tests/lib/providers/reading";
import { createTestHttp } from "@/tests/lib/providers/test-http";

export type Source = {
  readonly url: string;
  readonly token: string;
  readonly http?: HttpClient;
  readonly now?: string;
  readonly settings?: Partial<MetronomeSettings>;
};

export const connectionTo = ({ url, token, settings = {} }: Source): Connection => ({
  id: "con",
  provider: "metronome",
  name: "Northlight",
  baseUrl: url,
  secret: token,
  settings: { ...metronome.defaults, ...settings },
});

/** Everything that one read yielded. */
export type Reading = {
  readonly batches: readonly ProviderBatch[];
  readonly accounts: readonly Account[];
  readonly contracts: readonly Contract[];
  readonly commitments: readonly Commitment[];
  readonly segments: readonly Segment[];
  readonly invoices: readonly InvoiceItem[];
  readonly entries: readonly LedgerEntry[];
  readonly balances: readonly VendorBalance[];
  readonly rejected: readonly RejectedRow[];
};

export const readAll = async (source: Source): Promise<Reading> => {
  const provider = createMetronomeProvider({ http: source.http ?? createTestHttp(source.url) });
  const context = contextOf(undefined, { now: source.now ?? now });
  return toReading(await readBatches(provider, connectionTo(source), context));
};

const toReading = (batches: readonly ProviderBatch[]): Reading => {
  // Customers interleave as their answers come.
  const terms = batches.filter((batch) => batch.type === "terms").sort(byAccount);
  const ledgers = batches.filter((batch) => batch.type === "ledger").sort(byAccount);
  return {
    batches,
    accounts: batches.flatMap((batch) => (batch.type === "accounts" ? facts(batch.accounts) : [])),
    contracts: terms.flatMap(({ contracts }) => facts(contracts)),
    commitments: terms.flatMap(({ commitments }) => facts(commitments)),
    segments: terms.flatMap(({ segments }) => facts(segments)),
    invoices: terms.flatMap(({ invoices }) => facts(invoices)),
    entries: ledgers.flatMap(({ entries }) => facts(entries)),
    balances: ledgers.flatMap(({ balances }) => facts(balances)),
    rejected: rejectedOf(batches),
  };
};

type OfAccount = { readonly accountId: string };
const byAccount = (left: OfAccount, right: OfAccount): number =>
  left.accountId < right.accountId ? -1 : 1;

const facts = <Fact>(sourced: readonly Sourced<Fact>[]): Fact[] => sourced.map(({ fact }) => fact);

/** The one fact with this name or vendor's id. */
export const find = <Fact extends { readonly name: string; readonly externalId: string }>(
  all: readonly Fact[],
  name: string,
): Fact => {
  const found = all.filter((fact) => fact.name === name || fact.externalId === name);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} named "${name}"`);
  return only;
};

export const entriesOf = (reading: Reading, { id }: { readonly id: string }): LedgerEntry[] =>
  reading.entries.filter(({ commitmentId }) => commitmentId === id);

export const textOf = (
  { attributes }: Pick<Commitment, "attributes">,
  key: string,
): string | undefined => attributes.find((attribute) => attribute.key === key)?.text;

export const completenessOf = (
  { batches }: Reading,
  type: "terms" | "ledger",
  accountId: string,
): Completeness | undefined =>
  batches.flatMap((batch) =>
    batch.type === type && batch.accountId === accountId ? [batch.completeness] : [],
  )[0];
