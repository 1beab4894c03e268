import { type Commitment, type Segment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import type { Unit } from "@/lib/domain/base/money";
import { addDuration, startOfDay } from "@/lib/domain/base/period";
import type { ConsumptionDay } from "@/lib/domain/ledger/charge";
import { deriveLedger } from "@/lib/domain/ledger/derive-ledger";
import { entryRank } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { Queryable, SqlValue } from "@/lib/store/database";

/** A book stated as plain data: accounts with terms, and what was consumed on which day. */
export type PlainAccount = {
  readonly id: string;
  readonly name?: string;
  readonly slug?: string;
  readonly access?: "readable" | "needs-sign-in" | "forbidden";
  readonly terms?: readonly PlainTerm[];
  readonly charges?: readonly PlainCharge[];
  readonly streams?: readonly PlainStream[];
};

export type PlainTerm = {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly contract?: string;
  readonly contractPeriod?: readonly [start: string, end: string | null];
  readonly unit?: Unit;
  /** Segments of one commitment: the granted amount (null: not given) and its half-open period. */
  readonly grants: readonly (readonly [
    granted: string | null,
    start: string,
    end: string | null,
  ])[];
  /** What it consumed on Los Angeles days. */
  readonly days?: Readonly<Record<string, string>>;
};

export type PlainCharge = {
  readonly day: string;
  readonly quantity: string;
  readonly service?: string;
  readonly project?: string;
  readonly category?: string;
  readonly unit?: string;
};

export type PlainStream = {
  readonly stream: "terms" | "charges";
  readonly state?: "complete" | "incomplete";
  readonly reason?: string;
  readonly lastCompleteAt: string | null;
  readonly lastAttemptAt?: string;
};

export type PlainRun = {
  readonly state: "queued" | "running" | "complete" | "incomplete" | "failed" | "interrupted";
  readonly at: string;
  readonly error?: string;
};

export type PlainBook = {
  readonly connection?: string;
  readonly readAt: string;
  readonly accounts: readonly PlainAccount[];
  readonly runs?: readonly PlainRun[];
};

export const MIU: Unit = { kind: "quantity", code: "MIUs" };
export const USD: Unit = { kind: "currency", code: "USD" };

/** Long before anything happens, so that every past `knownAt` sees what was written. */
const since = "2020-01-01T00:00:00.000Z";

export const writeBook = async (db: Queryable, book: PlainBook): Promise<void> => {
  const connectionId = book.connection ?? "con_1";
  await insert(db, "connections", [
    {
      id: connectionId,
      provider: "vercel",
      name: "Vercel",
      base_url: "https://api.example.com",
      sealed_secret: "",
      secret_hint: "",
      settings: "{}",
      origin: "screen",
      created_at: since,
    },
  ]);
  const runs = book.runs ?? [{ state: "complete", at: book.readAt }];
  await insert(
    db,
    "sync_runs",
    runs.map(({ state, at, error }, index) => ({
      connection_id: connectionId,
      id: `run_${connectionId}_${index}`,
      trigger: "demand",
      state,
      step: "",
      queued_at: at,
      started_at: at,
      finished_at: state === "queued" || state === "running" ? null : at,
      error_message: error ?? null,
    })),
  );
  for (const account of book.accounts) await writeAccount(db, connectionId, account, book.readAt);
};

const writeAccount = async (
  db: Queryable,
  connectionId: string,
  account: PlainAccount,
  readAt: string,
): Promise<void> => {
  const fact = { account_id: account.id, known_from: since, digest: "" };
  await insert(db, "accounts", [
    {
      ...fact,
      id: account.id,
      connection_id: connectionId,
      provider: "vercel",
      external_id: `team_${account.id}`,
      name: account.name ?? account.id,
      slug: account.slug ?? null,
      access: account.access ?? "readable",
    },
  ]);
  const streams = account.streams ?? [
    { stream: "terms", lastCompleteAt: readAt },
    { stream: "charges", lastCompleteAt: readAt },
  ];
  await insert(
    db,
    "stream_reads",
    streams.map((each) => ({
      account_id: account.id,
      stream: each.stream,
      connection_id: connectionId,
      state: each.state ?? "complete",
      reason: each.reason ?? null,
      last_complete_at: each.lastCompleteAt,
      last_attempt_at: each.lastAttemptAt ?? each.lastCompleteAt ?? readAt,
      sync_run_id: `run_${connectionId}_0`,
    })),
  );
  const terms = account.terms ?? [];
  await writeContracts(db, account.id, terms);
  const charged = streams.find(({ stream }) => stream === "charges");
  const derivedAt = charged?.lastCompleteAt ?? readAt;
  for (const term of terms) await writeTerm(db, account.id, term, derivedAt);
  await writeCharges(db, account.id, account.charges ?? [], readAt);
};

const writeContracts = async (
  db: Queryable,
  accountId: string,
  terms: readonly PlainTerm[],
): Promise<void> => {
  const contracts = new Map(
    terms.flatMap((term) => (term.contract && term.contractPeriod ? [[term.contract, term]] : [])),
  );
  await insert(
    db,
    "contracts",
    [...contracts].map(([id, { contractPeriod }]) => ({
      account_id: accountId,
      id,
      known_from: since,
      digest: "",
      external_id: `sub_${id}`,
      name: `Contract ${id}`,
      starts_at: contractPeriod?.[0] ?? since,
      ends_at: contractPeriod?.[1] ?? null,
      zone: "UTC",
    })),
  );
};

const writeTerm = async (
  db: Queryable,
  accountId: string,
  term: PlainTerm,
  readAt: string,
): Promise<void> => {
  const { commitment, segments } = toFacts(accountId, term);
  const fact = { account_id: accountId, known_from: since, digest: "" };
  await insert(db, "commitments", [
    {
      ...fact,
      id: commitment.id,
      contract_id: commitment.contractId,
      provider: commitment.provider,
      external_id: commitment.externalId,
      name: commitment.name,
      description: commitment.description,
      side: commitment.side,
      shape: commitment.shape,
      model: commitment.model,
      category: commitment.category,
      vendor_type: commitment.vendorType,
      unit_kind: commitment.unit.kind,
      unit_code: commitment.unit.code,
      measure: commitment.measure,
      drawn_at: commitment.drawnAt,
      starts_at: commitment.start,
      ends_at: commitment.end,
      zone: commitment.zone,
    },
  ]);
  await insert(
    db,
    "source_records",
    segments.map((segment, index) => ({
      account_id: accountId,
      id: `src_${segment.id}`,
      connection_id: "con_1",
      sync_run_id: "run_con_1_0",
      request: "GET /v1/billing/contract-commitments",
      line: index + 1,
      fetched_at: readAt,
      raw: JSON.stringify({
        ContractCommitmentId: segment.externalId,
        ContractCommitmentPeriodStart: segment.start,
        ContractCommitmentUnit: commitment.unit.code,
        ContractCommitmentQuantity: segment.granted === null ? null : Number(segment.granted),
      }),
    })),
  );
  await insert(
    db,
    "segments",
    segments.map((segment) => ({
      ...fact,
      id: segment.id,
      source_id: `src_${segment.id}`,
      commitment_id: segment.commitmentId,
      external_id: segment.externalId,
      name: segment.name,
      starts_at: segment.start,
      ends_at: segment.end,
      granted: segment.granted,
    })),
  );
  const days = Object.entries(term.days ?? {}).map(([day, consumed]) => toDay(day, consumed));
  const { entries } = deriveLedger({ segments, days, unit: commitment.unit, readAt });
  await writeEntries(db, entries);
};

/** The same facts that a sync would write for the term. */
export const toFacts = (
  accountId: string,
  term: PlainTerm,
): { readonly commitment: Commitment; readonly segments: readonly Segment[] } => {
  const segments = term.grants.map(([granted, start, end], index) => ({
    id: term.grants.length === 1 ? `${term.id}.s` : `${term.id}.s${index + 1}`,
    accountId,
    commitmentId: term.id,
    externalId: `ext_${term.id}_${index + 1}`,
    name: `Segment ${index + 1}`,
    start,
    end,
    granted,
  }));
  const ends = segments.map(({ end }) => end);
  const unit = term.unit ?? MIU;
  const commitment: Commitment = {
    id: term.id,
    accountId,
    contractId: term.contract ?? null,
    provider: "vercel",
    externalId: `ext_${term.id}`,
    name: term.name ?? term.id,
    description: term.description ?? null,
    side: "bought",
    shape: "burn-down",
    model: "discontinuous",
    category: unit.kind === "currency" ? "spend" : "usage",
    vendorType: "Enterprise",
    unit,
    measure: unit.kind === "currency" ? "effective-cost" : "pricing-quantity",
    drawnAt: segments.length > 1 ? "contract" : "commitment",
    start: segments.map(({ start }) => start).sort()[0] ?? since,
    end: ends.includes(null) ? null : (ends.sort().at(-1) ?? null),
    zone: "UTC",
    ...UNSAID_TERMS,
  };
  return { commitment, segments };
};

const zone = "America/Los_Angeles";

export const toDay = (day: string, consumed: string): ConsumptionDay => ({
  day,
  start: startOfDay(day, zone),
  end: startOfDay(addDuration(`${day}T00:00:00.000Z`, 86_400_000).slice(0, 10), zone),
  consumed,
});

export const writeEntries = (db: Queryable, entries: readonly LedgerEntry[]): Promise<void> =>
  insert(
    db,
    "ledger_entries",
    entries.map((entry) => ({
      account_id: entry.accountId,
      id: entry.id,
      known_from: since,
      digest: "",
      commitment_id: entry.commitmentId,
      segment_id: entry.segmentId,
      kind: entry.kind,
      boundary: entry.boundary,
      effective_at: entry.effectiveAt,
      rank: entryRank(entry),
      ordinal: entry.ordinal,
      service_start: entry.serviceStart,
      service_end: entry.serviceEnd,
      amount: entry.amount,
      unit_kind: entry.unit.kind,
      unit_code: entry.unit.code,
      status: entry.status,
      origin: entry.origin,
      invoice_id: entry.invoiceId,
      detail: entry.detail,
      vendor_type: entry.vendorType,
    })),
  );

const writeCharges = (
  db: Queryable,
  accountId: string,
  charges: readonly PlainCharge[],
  readAt: string,
): Promise<void> =>
  insert(
    db,
    "charges",
    charges.map((charge, index) => {
      const { day, start, end } = toDay(charge.day, charge.quantity);
      return {
        account_id: accountId,
        id: `chg_${index}`,
        known_from: since,
        sync_run_id: "run_con_1_0",
        request: "GET /v1/billing/charges",
        line: index + 1,
        fetched_at: readAt,
        window_start: start,
        window_end: end,
        starts_at: start,
        ends_at: end,
        day,
        category: charge.category ?? "usage",
        service: charge.service ?? "Functions",
        project_id: charge.project ?? null,
        project_name: charge.project ?? null,
        pricing_unit: charge.unit ?? MIU.code,
        pricing_quantity: charge.quantity,
        effective_cost: charge.quantity,
        billed_cost: "0",
        currency: "USD",
        raw: JSON.stringify({ PricingQuantity: Number(charge.quantity), PricingUnit: charge.unit }),
      };
    }),
  );

/** Days of one month that each consumed the same. */
export const everyDay = (
  month: string,
  from: number,
  to: number,
  consumed: string,
): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index) => [
      `${month}-${String(from + index).padStart(2, "0")}`,
      consumed,
    ]),
  );

type Row = Readonly<Record<string, SqlValue>>;

export const insert = async (db: Queryable, table: string, rows: readonly Row[]): Promise<void> => {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const size = Math.floor(30_000 / columns.length);
  for (let start = 0; start < rows.length; start += size) {
    const chunk = rows.slice(start, start + size);
    const values = chunk.flatMap((row) => columns.map((column) => row[column] ?? null));
    const tuples = chunk.map(
      (_, row) =>
        `(${columns.map((__, index) => `$${row * columns.length + index + 1}`).join(", ")})`,
    );
    await db.query(
      `insert into ${table} (${columns.join(", ")}) values ${tuples.join(", ")}`,
      values,
    );
  }
};
