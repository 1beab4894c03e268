import { accountFreshness, type StreamRead } from "@/lib/domain/base/freshness";
import { recordOf } from "@/lib/domain/base/keys-of";
import type { Instant } from "@/lib/domain/base/period";
import { toldAmounts } from "@/lib/domain/figures/figure-table";
import { type NextEvent, nextEventOf } from "@/lib/domain/standing/next-event";
import { isInPosition, type Position, positionsOf } from "@/lib/domain/standing/positions";
import { isRunning, type Standing } from "@/lib/domain/standing/standing";
import { toAmountMetric, toWhatComes } from "@/lib/server/answers/figures";
import type { AccountRecord } from "@/lib/store/read/list-account-records";
import type { ConnectionRecord } from "@/lib/store/read/list-connection-reads";
import type { AccountPosition, AccountRow } from "@/lib/wire/account";

/** What the commitments of one account come to, kept or added up a moment ago. */
export type AccountStanding = {
  readonly record: AccountRecord;
  readonly commitments: number;
  readonly active: number;
  readonly nextEvent: NextEvent | null;
  readonly positions: readonly Position[];
};

export const toAccountStanding = (
  record: AccountRecord,
  standings: readonly Standing[],
  at: Instant,
): AccountStanding => ({
  record,
  commitments: standings.length,
  active: standings.filter((standing) => isRunning(standing, at)).length,
  nextEvent: nextEventOf(standings, at),
  positions: positionsOf(
    standings.filter((standing) => isInPosition(standing, at)),
    at,
  ),
});

/** How far the reads of the accounts had got. */
export type AccountReads = {
  readonly streams: ReadonlyMap<string, readonly StreamRead[]>;
  readonly connections: readonly ConnectionRecord[];
  readonly knownAt: Instant;
};

export const toAccountRow = (
  { record: { account, connectionName }, ...standing }: AccountStanding,
  { streams, connections, knownAt }: AccountReads,
): AccountRow => {
  const own = streams.get(account.id) ?? [];
  return {
    id: account.id,
    name: account.name,
    slug: account.slug,
    externalId: account.externalId,
    provider: account.provider,
    connectionName,
    access: account.access,
    commitments: standing.commitments > 0 ? "some" : readWhole(own, knownAt) ? "none" : "unread",
    positions: standing.positions.map(toAccountPosition),
    nextEvent: toNextEvent(standing.nextEvent),
    activeCount: standing.active,
    commitmentCount: standing.commitments,
    ...accountFreshness(account.access, own, readsOf(connections, account.connectionId), knownAt),
  };
};

const toNextEvent = (event: NextEvent | null): AccountRow["nextEvent"] =>
  event === null
    ? null
    : {
        commitmentId: event.commitmentId,
        commitmentName: event.commitmentName,
        whatComes: toWhatComes(event.whatComes, event.unit),
      };

export const readsOf = (connections: readonly ConnectionRecord[], connectionId: string) =>
  connections.find(({ id }) => id === connectionId)?.reads ?? {
    latest: null,
    previous: null,
    lastCompleteAt: null,
  };

/** Only a whole read may say that there is nothing. */
const readWhole = (streams: readonly StreamRead[], knownAt: Instant): boolean =>
  streams.some(
    ({ stream, state, lastCompleteAt }) =>
      stream === "terms" &&
      state === "complete" &&
      lastCompleteAt !== null &&
      lastCompleteAt <= knownAt,
  );

export const toAccountPosition = (position: Position): AccountPosition => {
  const { unit } = position;
  return {
    unit,
    side: position.side,
    pool: position.pool,
    commitments: position.commitments,
    withoutAmount: position.withoutAmount,
    ...recordOf(toldAmounts, (name) => toAmountMetric(position[name], unit)),
    utilization: position.utilization,
  };
};
