import { type Commitment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import { addDuration } from "@/lib/domain/base/period";
import { dayEntries, overHours } from "@/lib/domain/hourly/hourly-day";
import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import type { Queryable } from "@/lib/store/database";
import { insert, USD, writeBook, writeEntries } from "@/tests/lib/store/read/book-writer";

export type PlainHourly = Pick<Commitment, "id" | "perHour" | "start" | "end"> & {
  readonly terms?: Partial<Commitment>;
  /** Utilization by UTC day; "!1.7" is a value that was sent and cannot be used. */
  readonly days: Readonly<Record<string, string>>;
};

export type PlainHourlyBook = {
  readonly readAt?: string;
  /** The first and the last day that was asked for. */
  readonly asked: readonly [string, string];
  readonly commitments: readonly PlainHourly[];
};

const since = "2020-01-01T00:00:00.000Z";
const accountId = "acc_cloud";
const fact = { account_id: accountId, known_from: since, digest: "" };

/** One organization with commitments by the hour, as a sync would have written it. */
export const writeHourlyBook = async (db: Queryable, book: PlainHourlyBook): Promise<void> => {
  const readAt = book.readAt ?? "2026-11-20T13:53:00.000Z";
  await writeBook(db, { readAt, accounts: [{ id: accountId, name: "Cloud" }] });
  await insert(db, "stream_reads", [
    {
      account_id: accountId,
      stream: "samples",
      connection_id: "con_1",
      state: "complete",
      last_complete_at: readAt,
      last_attempt_at: readAt,
      sync_run_id: "run_con_1_0",
    },
  ]);
  const [first, last] = book.asked;
  await insert(
    db,
    "sampled_days",
    [first, last].map((day) => ({
      account_id: accountId,
      scope: "aws/ec2/sp",
      day,
      read_at: since,
    })),
  );
  for (const plain of book.commitments) await writeCommitment(db, plain);
};

const writeCommitment = async (db: Queryable, plain: PlainHourly): Promise<void> => {
  const { id, perHour, start, end, terms = {} } = plain;
  const { attributes, undated, vendorStatus, ...more } = { ...UNSAID_TERMS, ...terms };
  const unit = more.unit ?? USD;
  await insert(db, "commitments", [
    {
      ...fact,
      id,
      provider: "datadog",
      external_id: `ext_${id}`,
      name: more.name ?? id,
      side: "bought",
      shape: "burn-down",
      model: "continuous",
      category: more.category ?? "spend",
      vendor_type: more.vendorType ?? "ComputeSavingsPlans",
      unit_kind: unit.kind,
      unit_code: unit.code,
      drawn_at: "commitment",
      starts_at: start,
      ends_at: end,
      zone: "UTC",
      undated: (undated ?? []).join(","),
      per_hour: perHour,
      vendor_status: vendorStatus ?? null,
      attributes: JSON.stringify(attributes ?? []),
    },
  ]);
  const granted = perHour === null || end === null ? null : overHours(perHour, start, end);
  await insert(db, "segments", [
    {
      ...fact,
      id: `${id}.s`,
      commitment_id: id,
      external_id: `ext_${id}`,
      name: id,
      starts_at: start,
      ends_at: end,
      granted,
    },
  ]);
  const samples = Object.entries(plain.days).map(([day, value]) => toSample(plain, day, value));
  await insert(
    db,
    "utilization_samples",
    samples.map((sample) => ({
      ...fact,
      id: sample.id,
      commitment_id: id,
      day: sample.day,
      starts_at: sample.start,
      ends_at: sample.end,
      utilization: sample.utilization,
      raw: sample.raw,
      doubt: sample.doubt,
    })),
  );
  const hourly = { perHour, unit, segmentId: `${id}.s` };
  await writeEntries(
    db,
    samples.flatMap((sample) => dayEntries(hourly, sample)),
  );
};

const toSample = ({ id, start }: PlainHourly, day: string, value: string): UtilizationSample => {
  const isDoubted = value.startsWith("!");
  const midnight = `${day}T00:00:00.000Z`;
  return {
    id: `${id}.${day}`,
    accountId,
    commitmentId: id,
    day,
    start: start > midnight ? start : midnight,
    end: addDuration(midnight, 86_400_000),
    utilization: isDoubted ? null : value,
    raw: isDoubted ? value.slice(1) : value,
    doubt: isDoubted ? "out-of-range" : null,
  };
};
