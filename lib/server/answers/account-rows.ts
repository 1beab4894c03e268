import { accountFreshness, type StreamRead } from "@/lib/domain/base/freshness";
import type { Instant } from "@/lib/domain/base/period";
import { coveredPools } from "@/lib/domain/forecast/covered";
import { groupBy, isInPosition, type Position, positionsOf } from "@/lib/domain/standing/positions";
import { compareText, isRunning, type Standing } from "@/lib/domain/standing/standing";
import { toAmountMetric, toWhatComes } from "@/lib/server/answers/figures";
import type { AccountRecord } from "@/lib/store/read/list-account-records";
import type { Book } from "@/lib/store/read/read-book";
import type { Clocks } from "@/lib/store/read/statement";
import type { AccountPosition, AccountRow } from "@/lib/wire/account";

/** Every account with its positions, whether or not anything was ever read of it. */
export const toAccountRows = (
  accounts: readonly AccountRecord[],
  book: Book,
  clocks: Clocks,
): AccountRow[] => {
  const byAccount = groupBy(book.standings, ({ record }) => record.commitment.accountId);
  return accounts.map((account) =>
    toAccountRow(account, byAccount.get(account.account.id) ?? [], book, clocks),
  );
};

const toAccountRow = (
  { account, connectionName }: AccountRecord,
  standings: readonly Standing[],
  book: Book,
  { asOf, knownAt }: Clocks,
): AccountRow => {
  const streams = book.streams.get(account.id) ?? [];
  const counted = standings.filter((standing) => isInPosition(standing, asOf));
  return {
    id: account.id,
    name: account.name,
    slug: account.slug,
    externalId: account.externalId,
    provider: account.provider,
    connectionName,
    access: account.access,
    commitments: standings.length > 0 ? "some" : readWhole(streams, knownAt) ? "none" : "unread",
    positions: positionsOf(counted).map(toAccountPosition),
    nextEvent: nextEventOf(standings, asOf),
    activeCount: standings.filter((standing) => isRunning(standing, asOf)).length,
    commitmentCount: standings.length,
    ...accountFreshness(account.access, streams, connectionOf(book, account.connectionId), knownAt),
  };
};

export const connectionOf = (book: Pick<Book, "connections">, connectionId: string) =>
  book.connections.find(({ id }) => id === connectionId)?.reads ?? {
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
    committed: toAmountMetric(position.committed, unit),
    granted: toAmountMetric(position.granted, unit),
    drawn: toAmountMetric(position.drawn, unit),
    settled: toAmountMetric(position.settled, unit),
    pending: toAmountMetric(position.pending, unit),
    available: toAmountMetric(position.available, unit),
    rolledIn: toAmountMetric(position.rolledIn, unit),
    rolledOut: toAmountMetric(position.rolledOut, unit),
    notYetOpen: toAmountMetric(position.notYetOpen, unit),
    remaining: toAmountMetric(position.remaining, unit),
    exposure: toAmountMetric(position.exposure, unit),
    lapsed: toAmountMetric(position.lapsed, unit),
    overage: toAmountMetric(position.overage, unit),
    utilization: position.utilization,
  };
};

/**
 * The nearest thing that happens; an empty pool that still runs counts as happening, unless another
 * one that is drawn with it has something left.
 */
const nextEventOf = (standings: readonly Standing[], at: Instant): AccountRow["nextEvent"] => {
  const covered = coveredPools(standings, at);
  const coming = standings.filter(({ record, whatComes }) => {
    const { id, end } = record.commitment;
    return "at" in whatComes && (end === null || end > at) && !covered.has(id);
  });
  const [next] = coming.sort((left, right) => compareText(dateOf(left), dateOf(right)));
  return next === undefined
    ? null
    : {
        commitmentId: next.record.commitment.id,
        commitmentName: next.record.commitment.name,
        whatComes: toWhatComes(next.whatComes, next.record.commitment.unit),
      };
};

const dateOf = ({ whatComes }: Standing): string => ("at" in whatComes ? whatComes.at : "~");
