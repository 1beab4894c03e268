import type { Account } from "@/lib/domain/base/account";
import { toCompleteness } from "@/lib/providers/failure";
import {
  type Completeness,
  type Connection,
  type ProviderBatch,
  ProviderError,
  type RejectedRow,
  type Sourced,
} from "@/lib/providers/provider";
import { toSetAside } from "@/lib/providers/rejected-row";
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
  fetchedAt: string,
): Promise<ReadTeams> => {
  const named = settings.teamIds;
  const listing = await listTeams(client, named.length > 0);
  const accounts: Sourced<Account>[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of listing.teams) {
    if (row.type === "row") {
      accounts.push({ fact: fromTeam(connectionId, row.row), source: row.source });
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
  const chosen = named.map(
    (name) =>
      accounts.find(({ fact }) => fact.externalId === name || fact.slug === name) ??
      unlisted(connectionId, name, fetchedAt),
  );
  // The names are the whole list, whatever the listing said.
  const whole: Completeness = { state: "complete" };
  const batch = {
    type: "accounts",
    accounts: chosen,
    isChosen: true,
    completeness: whole,
  } as const;
  return { batch, rejected };
};

/** A token limited to some teams may not list any; the names in the connection then have to do. */
const listTeams = async (client: VercelClient, hasNames: boolean): Promise<TeamListing> => {
  try {
    return await client.listTeams();
  } catch (error) {
    const isLimited = error instanceof ProviderError && error.kind === "forbidden";
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
  source: { request: "named in the connection", line: null, fetchedAt, raw: name },
});
