import type { Account, Contract } from "@/lib/domain/base/account";
import type { Commitment, InvoiceItem, Segment, VendorBalance } from "@/lib/domain/base/commitment";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { createHttpClient, type HttpClient } from "@/lib/providers/http/client";
import { createOutboundGuard } from "@/lib/providers/http/outbound-guard";
import { createSend } from "@/lib/providers/http/send";
import { createMetronomeProvider } from "@/lib/providers/metronome/provider";
import {
  type Completeness,
  type Connection,
  noSampledDays,
  type ProviderBatch,
  type RejectedRow,
  type Sourced,
} from "@/lib/providers/provider";
import { type MetronomeSettings, metronome } from "@/lib/sources/metronome";

export const now = "2026-11-20T20:30:00.000Z";
export const story = { anchor: "2026-11-20", now: () => new Date(now) };

export const createTestHttp = (url: string): HttpClient =>
  createHttpClient({
    send: createSend(createOutboundGuard([new URL(url).host])),
    retry: { baseMs: 1, tryMax: 3 },
    headersTimeoutMs: 2_000,
    idleTimeoutMs: 2_000,
    sleep: async () => {},
    rate: { capacity: 1_000, perSecond: 1_000 },
  });

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
  const { signal } = new AbortController();
  const context = { now: source.now ?? now, signal, listSampledDays: noSampledDays };
  const batches: ProviderBatch[] = [];
  for await (const batch of provider.fetchBatches(connectionTo(source), context)) {
    batches.push(batch);
  }
  return toReading(batches);
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
    rejected: batches.flatMap((batch) => (batch.type === "rejected" ? batch.rows : [])),
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
