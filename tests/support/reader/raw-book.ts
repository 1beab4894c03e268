import type { Queryable } from "@/lib/store/database";
import { type Exact, exact } from "@/tests/support/reader/exact";

/** What the book believed at an instant, straight from its tables. */
export type RawTerm = {
  readonly id: string;
  readonly start: number;
  readonly end: number | null;
  readonly granted: Exact | null;
};

export type RawEntry = {
  readonly segmentId: string | null;
  readonly kind: string;
  readonly at: number;
  readonly amount: Exact;
  readonly isDraft: boolean;
  /** At one instant it stands before what opens there (metrics 3.1). */
  readonly isClosing: boolean;
};

export type RawCommitment = {
  readonly id: string;
  readonly accountId: string;
  readonly provider: string;
  readonly name: string;
  readonly side: string;
  readonly isHourly: boolean;
  readonly isTarget: boolean;
  readonly unit: string;
  readonly unitKind: string;
  readonly measure: string | null;
  readonly start: number;
  readonly end: number | null;
  readonly zone: string;
  readonly priority: Exact | null;
  readonly archivedAt: number | null;
  readonly createdAt: number | null;
  readonly rolledOverFrom: string | null;
  readonly vendorStatus: string | null;
  readonly attributes: string;
  /** The read that found the drafts it knows of; null where none got to its end. */
  readonly draftsReadAt: number | null;
  /** It was read whole since: how far it had been read before is not kept. */
  readonly isReadSince: boolean;
  /** From where to where its contract runs; null without one. */
  readonly contract: readonly [number, number | null] | null;
  /** By start. */
  readonly terms: readonly RawTerm[];
  /** By instant. */
  readonly entries: readonly RawEntry[];
};

export type RawBook = {
  readonly commitments: readonly RawCommitment[];
  /** The instant up to which a stream of an account was read whole. */
  readonly readAt: (accountId: string, stream: string) => number | null;
};

type Text = Readonly<Record<string, string | null>>;

const millis = (text: string | null | undefined): number | null =>
  text === null || text === undefined ? null : Date.parse(text);
const must = (value: number | null): number => {
  if (value === null) throw new Error("A date is missing.");
  return value;
};
const exactOrNull = (text: string | null | undefined): Exact | null =>
  text === null || text === undefined ? null : exact(text);

const believed = "known_from <= $1 and (known_to is null or known_to > $1)";

export const readRawBook = async (db: Queryable, knownAt: string): Promise<RawBook> => {
  const rows = (text: string) => db.query<Text>(text, [knownAt]);
  // Of an account that is no more nothing is told.
  const commitments = await rows(
    `select * from commitments where ${believed} and account_id in
       (select account_id from accounts where ${believed})`,
  );
  const contracts = groupBy(await rows(`select * from contracts where ${believed}`), "id");
  const terms = groupBy(
    await rows(`select * from segments where ${believed} order by starts_at, id`),
    "commitment_id",
  );
  const entries = groupBy(
    await rows(
      `select *, amount::text as amount from ledger_entries where ${believed}
       order by effective_at, rank, ordinal, id`,
    ),
    "commitment_id",
  );
  const reads = await db.query<Text>("select * from stream_reads");
  return {
    commitments: commitments.map((row) => ({
      id: row.id ?? "",
      accountId: row.account_id ?? "",
      provider: row.provider ?? "",
      name: row.name ?? "",
      side: row.side ?? "",
      isHourly: row.model === "continuous",
      isTarget: row.model !== "continuous" && row.shape === "build-up",
      unit: row.unit_code ?? "",
      unitKind: row.unit_kind ?? "",
      measure: row.measure ?? null,
      start: must(millis(row.starts_at)),
      end: millis(row.ends_at),
      zone: row.zone ?? "",
      priority: exactOrNull(row.priority),
      archivedAt: millis(row.archived_at),
      createdAt: millis(row.created_at),
      rolledOverFrom: row.rolled_over_from ?? null,
      vendorStatus: row.vendor_status ?? null,
      attributes: row.attributes ?? "",
      ...draftsOf(reads, row.account_id ?? "", Date.parse(knownAt)),
      contract: contractOf(contracts.get(row.contract_id ?? "")?.[0]),
      terms: (terms.get(row.id ?? "") ?? []).map((term) => ({
        id: term.id ?? "",
        start: must(millis(term.starts_at)),
        end: millis(term.ends_at),
        granted: exactOrNull(term.granted),
      })),
      entries: (entries.get(row.id ?? "") ?? []).map((entry) => ({
        segmentId: entry.segment_id ?? null,
        kind: entry.kind ?? "",
        at: must(millis(entry.effective_at)),
        amount: exact(entry.amount ?? ""),
        isDraft: entry.status === "draft",
        isClosing: entry.boundary === "closing",
      })),
    })),
    readAt: (accountId, stream) =>
      millis(
        reads.find((row) => row.account_id === accountId && row.stream === stream)
          ?.last_complete_at ?? null,
      ),
  };
};

type Drafts = Pick<RawCommitment, "draftsReadAt" | "isReadSince">;

const draftsOf = (reads: readonly Text[], accountId: string, knownAt: number): Drafts => {
  const read = reads.find((row) => row.account_id === accountId && row.stream === "ledger");
  const [whole, tried] = [millis(read?.last_complete_at), millis(read?.last_attempt_at)];
  const isReadSince = whole !== null && whole > knownAt;
  // A later read that broke off takes no draft away that was known before.
  const isKnown = read?.state === "complete" || (tried !== null && tried > knownAt);
  return { draftsReadAt: isKnown ? whole : null, isReadSince };
};

const contractOf = (row: Text | undefined): RawCommitment["contract"] =>
  row === undefined ? null : [must(millis(row.starts_at)), millis(row.ends_at)];

const groupBy = (rows: readonly Text[], column: string): Map<string, Text[]> => {
  const groups = new Map<string, Text[]>();
  for (const row of rows) {
    const key = row[column] ?? "";
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
};
