import type { Account } from "@/lib/domain/base/account";
import { type Commitment, type Segment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import { type Amount, type Decimal, isNegative, type Unit } from "@/lib/domain/base/money";
import type { Instant, Period } from "@/lib/domain/base/period";
import { overHours } from "@/lib/domain/hourly/hourly-day";
import type { CommitmentRow } from "@/lib/providers/datadog/api-schema";
import { listAttributes } from "@/lib/providers/datadog/attributes";
import { nameCommitment } from "@/lib/providers/datadog/commitment-name";
import { kindOf, vendorTypeOf } from "@/lib/providers/datadog/kinds";
import { scopeOf } from "@/lib/providers/datadog/scope";
import { readTerm } from "@/lib/providers/datadog/term";
import { moneyUnitOf } from "@/lib/providers/datadog/unit";
import { quote } from "@/lib/providers/datadog/words";
import { toDecimal } from "@/lib/providers/http/exact-json";
import type { Note } from "@/lib/providers/note";
import type { Connection } from "@/lib/providers/provider";
import { stableId } from "@/lib/providers/stable-id";
import { label } from "@/lib/providers/words";
import type { DatadogProduct, DatadogSettings } from "@/lib/sources/datadog";

export type Listed = {
  readonly commitment: Commitment;
  readonly segment: Segment;
  readonly notes: readonly Note[];
};

export type MappedRow =
  | ({ readonly type: "listed" } & Listed)
  | ({ readonly type: "set-aside"; readonly carries: Amount | null } & Note);

export type RowOf = {
  readonly accountId: string;
  readonly asked: DatadogProduct;
  readonly currency: string;
  /** The answer's `meta.committed_spend_unit`. */
  readonly spendUnit: unknown;
  /** The first instant the book knows of, for a row that gives no start. */
  readonly firstKnown: Instant;
  /** The periods that the book knows, by the ids of segments. */
  readonly periods: ReadonlyMap<string, Period>;
};

/** The keys of a connection belong to one organization: its account. */
export const fromConnection = ({ id, name, settings }: Connection<DatadogSettings>): Account => {
  const { site } = settings;
  return {
    id: stableId("acc", id, site),
    provider: "datadog",
    connectionId: id,
    externalId: site,
    parentId: null,
    name: label(name) ?? `Datadog ${site}`,
    slug: null,
    access: "readable",
    attributes: [{ key: "site", label: "Site", text: site }],
  };
};

/**
 * A reservation is bought in instance-hours where the row counts it, a savings plan in money per
 * hour. Reservations have no money here, and dates are never worked out from a length.
 */
export const fromListRow = (row: CommitmentRow, of: RowOf): MappedRow => {
  const { accountId, asked, firstKnown } = of;
  const size = readSize(row, of);
  const externalId = label(row.commitment_id);
  const id = externalId === null ? null : commitmentIdOf(accountId, asked, externalId);
  const known = id === null ? undefined : of.periods.get(segmentIdOf(id));
  const { undated, notes, ...term } = readTerm(row, firstKnown, known ?? null);
  const { unit, perHour } = size;
  const isWhole = undated.length === 0 && term.end !== null && perHour !== null;
  const granted = isWhole && term.end !== null ? overHours(perHour, term.start, term.end) : null;
  if (externalId === null || id === null) {
    const reason = `A commitment of ${scopeOf(asked)} has no commitment_id: nothing can be kept under it.`;
    const carries = granted === null ? null : { amount: granted, unit };
    return { type: "set-aside", code: "missing-id", reason, carries };
  }
  const kind = kindOf(asked, row);
  const name = nameCommitment({ kind, row, externalId, perHour, unit });
  return {
    type: "listed",
    notes: [...size.notes, ...notes],
    commitment: {
      ...UNSAID_TERMS,
      ...term,
      undated,
      id,
      accountId,
      contractId: null,
      provider: "datadog",
      externalId,
      name,
      description: null,
      side: "bought",
      shape: "burn-down",
      model: "continuous",
      category: asked.type === "sp" ? "spend" : "usage",
      vendorType: vendorTypeOf(kind, row),
      unit,
      measure: null,
      drawnAt: "commitment",
      zone: "UTC",
      perHour,
      vendorStatus: label(row.status),
      attributes: listAttributes({ asked, kind, row, assumedCurrency: size.assumedCurrency }),
    },
    segment: {
      ...term,
      id: segmentIdOf(id),
      accountId,
      commitmentId: id,
      externalId,
      name: "Term",
      granted,
    },
  };
};

/** metrics 3.14 ruling 17: a savings plan is one under all its products, a reservation is not. */
const commitmentIdOf = (accountId: string, asked: DatadogProduct, externalId: string): string =>
  asked.type === "sp"
    ? stableId("cmt", accountId, asked.provider, asked.type, externalId)
    : stableId("cmt", accountId, scopeOf(asked), externalId);

const segmentIdOf = (commitmentId: string): string => stableId("seg", commitmentId);

type Size = {
  readonly unit: Unit;
  readonly perHour: Decimal | null;
  readonly assumedCurrency: string | null;
  readonly notes: readonly Note[];
};

const readSize = (row: CommitmentRow, { asked, currency, spendUnit }: RowOf): Size => {
  if (asked.type === "ri") {
    const unit = { kind: "quantity", code: "instance-hours" } as const;
    return { unit, assumedCurrency: null, ...readPerHour(row, "number_of_reservations") };
  }
  const { unit, isAssumed } = moneyUnitOf(spendUnit, currency);
  const assumedCurrency = isAssumed ? currency : null;
  return { unit, assumedCurrency, ...readPerHour(row, "committed_spend_per_hour") };
};

/** Not given is legal: the commitment is then a percentage alone. */
const readPerHour = (
  row: CommitmentRow,
  field: "number_of_reservations" | "committed_spend_per_hour",
): Pick<Size, "perHour" | "notes"> => {
  const value = row[field];
  if (value === null || value === undefined) return { perHour: null, notes: [] };
  const perHour = toDecimal(value);
  if (perHour !== null && !isNegative(perHour)) return { perHour, notes: [] };
  const reason = `${field} ${quote(String(value))} is no amount: it is shown as not given.`;
  return { perHour: null, notes: [{ code: "amount-not-readable", reason }] };
};
