import type { ReadState } from "@/lib/domain/figures";
import { type ConnectionReads, readToEndAt, type StreamRead } from "@/lib/domain/freshness";
import type { BurnSpan } from "@/lib/domain/measured-burn";
import { findValue } from "@/lib/domain/metric";
import { isPositive } from "@/lib/domain/money";
import type { Instant } from "@/lib/domain/period";
import {
  type Assessed,
  assess,
  foresee,
  isRunning,
  originOf,
  type Standing,
} from "@/lib/domain/standing";
import type { Queryable } from "@/lib/store/database";
import { listStreamReads } from "@/lib/store/read/list-account-records";
import { listBurnSpans } from "@/lib/store/read/list-burn-spans";
import {
  type CommitmentFilter,
  type CommitmentHead,
  listCommitmentHeads,
} from "@/lib/store/read/list-commitment-heads";
import { type ConnectionRecord, listConnectionReads } from "@/lib/store/read/list-connection-reads";
import { listExhaustedInstants } from "@/lib/store/read/list-exhausted-instants";
import { listSegmentRecords, type SegmentRecord } from "@/lib/store/read/list-segment-records";
import { type Clocks, narrowScope, type Scope } from "@/lib/store/read/statement";

/** The part of the book an answer stands on, every commitment with its figures at `asOf`. */
export type Book = {
  /** All commitments of the accounts concerned: one stream of charges may feed several. */
  readonly standings: readonly Standing[];
  /** Ids of those that the filter names. */
  readonly matching: ReadonlySet<string>;
  readonly heads: ReadonlyMap<string, CommitmentHead>;
  readonly streams: ReadonlyMap<string, readonly StreamRead[]>;
  readonly connections: readonly ConnectionRecord[];
  /** What the burn rates were measured on, by stream key. */
  readonly spans: ReadonlyMap<string, BurnSpan>;
};

/** Six statements, however many commitments there are. */
export const readBook = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: CommitmentFilter = {},
): Promise<Book> => {
  const heads = await listCommitmentHeads(db, scope, clocks, filter);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const accountIds = [...new Set(heads.map(({ commitment }) => commitment.accountId))];
  const concerned = isFiltered ? narrowScope(scope, accountIds) : scope;
  const [segments, spans, streams, connections] = await Promise.all([
    listSegmentRecords(db, concerned, clocks),
    listBurnSpans(db, concerned, clocks),
    listStreamReads(db, scope),
    listConnectionReads(db, scope, clocks),
  ]);
  const readsOf = new Map(connections.map(({ id, reads }) => [id, reads]));
  const assessed = heads.map((head) => {
    const reads = readsOf.get(head.connectionId) ?? null;
    const own = streams.get(head.commitment.accountId) ?? [];
    const read = toReadState(originOf(head.commitment), own, reads, clocks.knownAt);
    return assess(toRecord(head, segments.get(head.commitment.id) ?? [], read), clocks.asOf);
  });
  const exhausted = assessed.filter((each) => isUsedUp(each, clocks.asOf)).map(idOf);
  const exhaustedAt = await listExhaustedInstants(db, concerned, clocks, exhausted);
  return {
    standings: foresee(assessed, { spans, exhaustedAt }, clocks.asOf),
    matching: new Set(
      heads.filter(({ matches }) => matches).map(({ commitment }) => commitment.id),
    ),
    heads: new Map(heads.map((head) => [head.commitment.id, head])),
    streams,
    connections,
    spans,
  };
};

const idOf = ({ record }: Assessed): string => record.commitment.id;

const isUsedUp = (assessed: Assessed, at: Instant): boolean => {
  const available = findValue(assessed.figures.available);
  return isRunning(assessed, at) && available !== null && !isPositive(available);
};

const toRecord = (
  { commitment, accountName, connectionName, contract }: CommitmentHead,
  segments: readonly SegmentRecord[],
  read: ReadState,
) => ({ commitment, accountName, connectionName, contract, segments, read });

/**
 * What the reads say about one account at `knownAt`. The streams keep only their latest read; for an
 * earlier instant the last run that had finished by then stands in for it.
 */
export const toReadState = (
  origin: "reported" | "derived",
  streams: readonly StreamRead[],
  connection: ConnectionReads | null,
  knownAt: Instant,
): ReadState => {
  const name = origin === "derived" ? "charges" : "ledger";
  const consumption = streams.find(({ stream }) => stream === name);
  const terms = streams.find(({ stream }) => stream === "terms");
  const latest = consumption === undefined ? null : readToEndAt(consumption);
  const isLater = latest !== null && latest > knownAt;
  const readTo = isLater ? (connection?.lastCompleteAt ?? null) : latest;
  return {
    readTo,
    termsGap: gapOf(terms, knownAt),
    consumptionGap: isLater && readTo === null ? extentUnknown : gapOf(consumption, knownAt),
    gapIsAnywhere: consumption?.errorKind === "rows-set-aside",
  };
};

const extentUnknown = "how far it had been read by then is not kept";

const gapOf = (read: StreamRead | undefined, knownAt: Instant): string | null =>
  read?.state === "incomplete" && read.lastAttemptAt <= knownAt
    ? (read.reason ?? "the last read did not finish")
    : null;
