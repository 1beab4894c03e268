import { type Commitment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import type { ReadState } from "@/lib/domain/figures/figures-input";
import { burnGroupOf } from "@/lib/domain/forecast/burn-group";
import type { BurnSpan } from "@/lib/domain/forecast/measured-burn";
import type { HourSums } from "@/lib/domain/hourly/hourly-day";
import type { SegmentTotals } from "@/lib/domain/ledger/balance";
import { foresee } from "@/lib/domain/standing/foresee";
import { assess, type CommitmentRecord, type Standing } from "@/lib/domain/standing/standing";

/** One commitment as plain data; what is left out is the plainest case. */
export type PlainCommitment = {
  readonly id?: string;
  readonly measure?: Commitment["measure"];
  readonly contract?: readonly [start: string, end: string | null];
  readonly segments: readonly {
    readonly start: string;
    readonly end: string | null;
    readonly granted: string | null;
    readonly posted?: SegmentTotals["posted"];
    readonly drafts?: string;
    readonly ahead?: string;
  }[];
  /** Whatever else the agreement says. */
  readonly terms?: Partial<Commitment>;
  readonly hours?: HourSums;
  readonly vendorBalance?: string;
  readonly read?: Partial<ReadState>;
};

export const readNow: ReadState = {
  readTo: "2026-11-20T12:00:00.000Z",
  termsGap: null,
  consumptionGap: null,
  gapIsAnywhere: false,
};

export const toRecord = (plain: PlainCommitment): CommitmentRecord => {
  const id = plain.id ?? "c";
  const ends = plain.segments.map(({ end }) => end);
  const start = plain.segments.map((segment) => segment.start).sort()[0] ?? "";
  const end = ends.includes(null) ? null : (ends.sort().at(-1) ?? null);
  const [contractStart, contractEnd] = plain.contract ?? [];
  return {
    accountName: "Account",
    connectionName: "Connection",
    contract:
      contractStart === undefined
        ? null
        : {
            id: "k",
            accountId: "a",
            externalId: "k",
            name: "Contract",
            start: contractStart,
            end: contractEnd ?? null,
            zone: "UTC",
            archivedAt: null,
            attributes: [],
          },
    read: { ...readNow, ...plain.read },
    hours: plain.hours ?? null,
    vendorBalance: plain.vendorBalance ?? null,
    commitment: {
      id,
      accountId: "a",
      contractId: contractStart === undefined ? null : "k",
      provider: "vercel",
      externalId: id,
      name: id,
      description: null,
      side: "bought",
      shape: "burn-down",
      model: "discontinuous",
      category: "usage",
      vendorType: "Enterprise",
      unit: { kind: "quantity", code: "MIUs" },
      measure: plain.measure === undefined ? "pricing-quantity" : plain.measure,
      drawnAt: "commitment",
      start,
      end,
      zone: "UTC",
      ...UNSAID_TERMS,
      ...plain.terms,
    },
    segments: plain.segments.map(({ posted, drafts, ahead, ...segment }, index) => ({
      segment: {
        ...segment,
        id: `${id}.s${index + 1}`,
        accountId: "a",
        commitmentId: id,
        externalId: "",
        name: `Segment ${index + 1}`,
      },
      totals: {
        segmentId: `${id}.s${index + 1}`,
        posted: posted ?? {},
        drafts: drafts ?? "0",
        ahead: ahead ?? "0",
      },
    })),
  };
};

/** Thirty complete days before T that consumed `perDay` each. */
export const spanOf = (perDay: number): BurnSpan => ({
  consumed: String(perDay * 30),
  start: "2026-10-21T08:00:00.000Z",
  end: "2026-11-20T08:00:00.000Z",
  days: 30,
  parts: {},
});

export const standingsOf = (
  commitments: readonly PlainCommitment[],
  at: string,
  perDay: number | null = null,
): Standing[] => {
  const assessed = commitments.map((plain) => assess(toRecord(plain), at));
  const keys = assessed.map(({ record }) => burnGroupOf(record.commitment));
  const spans = perDay === null ? [] : keys.map((key) => [key, spanOf(perDay)] as const);
  return foresee(assessed, { spans: new Map(spans), exhaustedAt: new Map() }, at);
};
