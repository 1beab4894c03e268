import type { StreamRead } from "@/lib/domain/base/freshness";
import { findValue } from "@/lib/domain/base/metric";
import { isPositive } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { ReadState } from "@/lib/domain/figures/figures-input";
import type { BurnSpan } from "@/lib/domain/forecast/measured-burn";
import { foresee } from "@/lib/domain/standing/foresee";
import { groupBy } from "@/lib/domain/standing/positions";
import {
  type Assessed,
  assess,
  compareByTime,
  isRunning,
  originOf,
  type Standing,
} from "@/lib/domain/standing/standing";
import type { Queryable } from "@/lib/store/database";
import { type Cuts, scopeOfCuts } from "@/lib/store/read/cuts";
import { inLanes, inParts } from "@/lib/store/read/lanes";
import { listStreamReads } from "@/lib/store/read/list-account-records";
import { type BurnMember, listBurnSpans } from "@/lib/store/read/list-burn-spans";
import {
  type CommitmentFilter,
  type CommitmentHead,
  listCommitmentHeads,
} from "@/lib/store/read/list-commitment-heads";
import { type ConnectionRecord, listConnectionReads } from "@/lib/store/read/list-connection-reads";
import { listExhaustedInstants } from "@/lib/store/read/list-exhausted-instants";
import { listHourSums } from "@/lib/store/read/list-hour-sums";
import { listSegmentRecords } from "@/lib/store/read/list-segment-records";
import { listVendorBalances } from "@/lib/store/read/list-vendor-balances";
import { streamOf, toReadState } from "@/lib/store/read/read-state";
import { inSlices } from "@/lib/store/read/slices";
import type { Scope } from "@/lib/store/read/statement";

/** The part of the book an answer stands on, every commitment with its figures at its cut. */
export type Book = {
  /** All commitments of the accounts concerned: one stream of charges may feed several. */
  readonly standings: readonly Standing[];
  /** Ids of those that the filter names. */
  readonly matching: ReadonlySet<string>;
  readonly heads: readonly CommitmentHead[];
  readonly streams: ReadonlyMap<string, readonly StreamRead[]>;
  readonly connections: readonly ConnectionRecord[];
  /** What the burn rates were measured on, by stream key. */
  readonly spans: ReadonlyMap<string, BurnSpan>;
};

/** When an answer is told: each account at an instant of its own, as known at one instant. */
export type Moment = {
  readonly cutOf: (accountId: string) => Instant;
  readonly knownAt: Instant;
};

/** So many accounts are added up at a time: what is held in between does not grow with the book. */
const accountsAtOnce = 200;

/** Some parts are read while another is worked out. */
const partsAtOnce = 4;

/**
 * Adds the book up, whatever the moment. A dozen statements for each part of it, however many
 * commitments there are; they cost what the months of the accounts concerned cost. Lists of the book as
 * it stands now read the projection instead, which is made by this and by nothing else.
 */
export const readBook = async (
  db: Queryable,
  scope: Scope,
  moment: Moment,
  filter: CommitmentFilter = {},
): Promise<Book> => {
  const { knownAt } = moment;
  const [heads, streams, connections] = await Promise.all([
    listCommitmentHeads(db, scope, { knownAt }, filter),
    listStreamReads(db, scope),
    listConnectionReads(db, scope, { knownAt }),
  ]);
  heads.sort((left, right) => compareByTime(left.commitment, right.commitment));
  const readsOf = new Map(connections.map(({ id, reads }) => [id, reads]));
  const readOf = ({ commitment, connectionId }: CommitmentHead): ReadState => {
    const own = streams.get(commitment.accountId) ?? [];
    return toReadState(streamOf(commitment), own, readsOf.get(connectionId) ?? null, knownAt);
  };
  const accounts = [...groupBy(heads, ({ commitment }) => commitment.accountId).values()];
  const parts = await inLanes(inParts(accounts, accountsAtOnce), partsAtOnce, (part) =>
    addUp(db, part.flat(), readOf, moment),
  );
  return {
    standings: parts.flatMap(({ standings }) => standings),
    matching: new Set(
      heads.filter(({ matches }) => matches).map(({ commitment }) => commitment.id),
    ),
    heads,
    streams,
    connections,
    spans: new Map(parts.flatMap(({ spans }) => [...spans])),
  };
};

/** Some accounts, each whole: nothing of one account stands on another. */
const addUp = async (
  db: Queryable,
  heads: readonly CommitmentHead[],
  readOf: (head: CommitmentHead) => ReadState,
  { cutOf, knownAt }: Moment,
): Promise<Pick<Book, "standings" | "spans">> => {
  const commitments = heads.map(({ commitment }) => commitment);
  const cuts: Cuts = new Map(commitments.map(({ accountId }) => [accountId, cutOf(accountId)]));
  const isHourly = commitments.some(({ model }) => model === "continuous");
  const isReported = commitments.some((commitment) => originOf(commitment) === "reported");
  const [segments, hours, balances] = await Promise.all([
    listSegmentRecords(db, cuts, knownAt),
    isHourly ? listHourSums(db, cuts, knownAt) : null,
    isReported ? listVendorBalances(db, scopeOfCuts(cuts), { knownAt }) : null,
  ]);
  const assessed = await inSlices(heads, (head) => {
    const { commitment, accountName, connectionName, contract } = head;
    const { id, accountId } = commitment;
    const record = {
      commitment,
      accountName,
      connectionName,
      contract,
      segments: segments.get(id) ?? [],
      read: readOf(head),
      hours: hours?.get(id) ?? null,
      vendorBalance: balances?.get(id) ?? null,
    };
    return assess(record, cutOf(accountId));
  });
  const spans = await listBurnSpans(db, assessed.map(toBurnMember(cutOf)), knownAt);
  const exhausted = assessed.filter((each) => isUsedUp(each, cutOf(accountOf(each)))).map(idOf);
  const exhaustedAt = await listExhaustedInstants(db, cuts, knownAt, exhausted);
  const byAccount = await inSlices(groupBy(assessed, accountOf), ([accountId, own]) =>
    foresee(own, { spans, exhaustedAt }, cutOf(accountId)),
  );
  return { standings: byAccount.flat(), spans };
};

const toBurnMember =
  (cutOf: Moment["cutOf"]) =>
  ({ record: { commitment, read } }: Assessed): BurnMember => ({
    commitment,
    at: cutOf(commitment.accountId),
    readTo: read.readTo,
  });

const accountOf = ({ record }: Assessed): string => record.commitment.accountId;

const idOf = ({ record }: Assessed): string => record.commitment.id;

const isUsedUp = (assessed: Assessed, at: Instant): boolean => {
  const available = findValue(assessed.figures.available);
  return isRunning(assessed, at) && available !== null && !isPositive(available);
};
