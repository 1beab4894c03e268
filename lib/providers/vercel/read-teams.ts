import type { Account } from "@/lib/domain/base/account";
import { toCompleteness } from "@/lib/providers/failure";
import {
  type Completeness,
  type Connection,
  type FetchContext,
  isProviderError,
  type ProviderBatch,
  type RejectedRow,
  type Sourced,
  type SourceRecord,
} from "@/lib/providers/provider";
import { toNote, toSetAside } from "@/lib/providers/rejected-row";
import type { TeamListing, VercelClient } from "@/lib/providers/vercel/client";
import { accountIdOf, amountCarried, fromTeam } from "@/lib/providers/vercel/map";
import type { VercelSettings } from "@/lib/sources/vercel";

type AccountsBatch = Extract<ProviderBatch, { type: "accounts" }>;

export type ReadTeams = {
  readonly batch: AccountsBatch;
  readonly rejected: readonly RejectedRow[];
};

/** The teams to read: all that the token sees, or the ones named in the connection. */
export const readTeams = async (
  client: VercelClient,
  { id: connectionId, settings }: Connection<VercelSettings>,
  { now: fetchedAt, listKnownAccounts }: Pick<FetchContext, "now" | "listKnownAccounts">,
): Promise<ReadTeams> => {
  const named = settings.teamIds;
  const listing = await listTeams(client, named.length > 0);
  const accounts: Sourced<Account>[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of listing.teams) {
    if (row.type === "row") {
      accounts.push({ fact: fromTeam(connectionId, row.row), source: row.source });
      const { request, raw } = row.source;
      for (const note of row.notes)
        rejected.push(toNote({ accountId: null, stream: "accounts", request, raw, ...note }));
    } else {
      rejected.push(
        toSetAside({
          ...row,
          accountId: null,
          stream: "accounts",
          carries: amountCarried(row.value),
        }),
      );
    }
  }
  const completeness = toCompleteness(listing.failure);
  if (named.length === 0) return { batch: { type: "accounts", accounts, completeness }, rejected };
  const known = await listKnownAccounts();
  const chosen = new Map(
    named.map((name): [string, Sourced<Account>] => {
      const account =
        findNamed({ name, listed: accounts, known, fetchedAt }) ??
        unlisted(connectionId, name, fetchedAt);
      return [account.fact.id, account];
    }),
  );
  // The names are the whole list, whatever the listing said.
  const whole: Completeness = { state: "complete" };
  const batch = {
    type: "accounts",
    accounts: [...chosen.values()],
    isChosen: true,
    completeness: whole,
  } as const;
  return { batch, rejected };
};

type NameOf = {
  readonly name: string;
  readonly listed: readonly Sourced<Account>[];
  readonly known: readonly Account[];
  readonly fetchedAt: string;
};

/**
 * A name stands for the account it stood for before, whether the vendor lists that now or not (metrics 3.14
 * ruling 25): one that drops off the list keeps its id, and so does one that was read by its name alone
 * before it was ever listed.
 */
const findNamed = ({ name, listed, known, fetchedAt }: NameOf): Sourced<Account> | null => {
  const before = known.find(isNamed(name)) ?? null;
  const own =
    listed.find(({ fact }) => isNamed(name)(fact)) ??
    listed.find(({ fact }) => fact.externalId === before?.externalId);
  if (own === undefined) return before && { fact: before, source: fromName(name, fetchedAt) };
  const kept =
    known.find(({ externalId }) => externalId === own.fact.externalId) ??
    known.find(({ externalId }) => externalId === name);
  return { ...own, fact: { ...own.fact, id: kept?.id ?? own.fact.id } };
};

const isNamed =
  (name: string) =>
  ({ externalId, slug }: Account): boolean =>
    externalId === name || slug === name;

/** A token limited to some teams may not list any; the names in the connection then have to do. */
const listTeams = async (client: VercelClient, hasNames: boolean): Promise<TeamListing> => {
  try {
    return await client.listTeams();
  } catch (error) {
    const isLimited = isProviderError(error) && error.kind === "forbidden";
    if (!hasNames || !isLimited) throw error;
    return { teams: [], failure: null };
  }
};

const unlisted = (connectionId: string, name: string, fetchedAt: string): Sourced<Account> => ({
  fact: {
    id: accountIdOf(connectionId, name),
    provider: "vercel",
    connectionId,
    externalId: name,
    parentId: null,
    name,
    slug: null,
    access: "readable",
    attributes: [],
  },
  source: fromName(name, fetchedAt),
});

const fromName = (name: string, fetchedAt: string): SourceRecord => ({
  request: "named in the connection",
  line: null,
  fetchedAt,
  raw: name,
});
