import type { Amount } from "@/lib/domain/base/money";
import { mapFigures } from "@/lib/domain/figures/figure-table";
import type { AccountPosition } from "@/lib/wire/account";
import type { ScheduleRow } from "@/lib/wire/agreement";
import type { CommitmentRow, Figures } from "@/lib/wire/commitment";

export const usdUnit = { kind: "currency", code: "USD" } as const;
export const eurUnit = { kind: "currency", code: "EUR" } as const;

const notApplicable = { kind: "not-applicable" } as const;

type Unit = Amount["unit"];

const figures = (amounts: Partial<Record<keyof Figures, string>>, unit: Unit): Figures => {
  const amount = (name: keyof Figures) => ({
    kind: "value" as const,
    value: { amount: amounts[name] ?? "0", unit },
  });
  const half = { kind: "value", value: "0.5" } as const;
  return {
    ...mapFigures({
      amount: (name) =>
        name === "exposure" && amounts.exposure === undefined ? notApplicable : amount(name),
      ratio: (name) => (name === "planShare" ? notApplicable : half),
      pace: () => notApplicable,
    }),
    burnPerDay: notApplicable,
  };
};

type PlainRow = Partial<Omit<CommitmentRow, "figures">> & {
  readonly amounts?: Partial<Record<keyof Figures, string>>;
};

/** A prepaid commitment of a customer in USD, running in 2026, unless said otherwise. */
export const plainRow = ({ amounts = {}, ...changes }: PlainRow): CommitmentRow => {
  const unit = changes.unit ?? usdUnit;
  return {
    id: "c",
    account: { id: "acc", name: "Harbour" },
    provider: "metronome",
    connectionName: "Metronome",
    name: "Commit",
    side: "sold",
    shape: "burn-down",
    model: "discontinuous",
    category: "spend",
    vendorType: "PREPAID",
    unit,
    drawnAt: "commitment",
    segmentCount: 1,
    cadence: "yearly",
    start: "2026-01-01T00:00:00.000Z",
    end: "2027-01-01T00:00:00.000Z",
    zone: "UTC",
    state: "active",
    figures: figures(amounts, unit),
    whatComes: { kind: "unknown", reason: "no rate" },
    priority: null,
    rolledOverFrom: null,
    unexplained: { kind: "not-applicable" },
    attributes: [],
    readAt: null,
    isIncomplete: false,
    ...changes,
  };
};

export const plainPosition = (
  unit: Unit,
  pool: AccountPosition["pool"],
  amounts: Partial<Record<keyof Figures, string>> = {},
): AccountPosition => ({
  ...figures(amounts, unit),
  unit,
  side: "sold",
  pool,
  commitments: 1,
  withoutAmount: 0,
});

/** A segment of which nothing was drawn. */
export const untouched = {
  drawn: "0",
  pending: "0",
  left: "1200",
  lapsed: "0",
  overage: "0",
} as const;

/** One yearly segment and no invoice, unless said otherwise. */
export const plainSchedule = (
  changes: Partial<ScheduleRow> & { readonly id: string },
): ScheduleRow => {
  const { id, ...rest } = changes;
  return {
    commitment: { id, name: id },
    unit: usdUnit,
    pool: "balance",
    contract: null,
    rolledOverFrom: null,
    archivedAt: null,
    segments: [
      {
        id: `${id}-1`,
        name: id,
        start: "2026-01-01T00:00:00.000Z",
        end: "2027-01-01T00:00:00.000Z",
        granted: "1200",
        ...untouched,
      },
    ],
    invoices: [],
    ...rest,
  };
};
