import type { Segment } from "@/lib/domain/base/commitment";
import { negateDecimal, sumDecimals } from "@/lib/domain/base/money";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { GeneratedPool } from "@/tests/support/generated/generated-pools";
import { amountOf, monthEdge, someInstant, type Told } from "@/tests/support/generated/told";

type Draft = Pick<LedgerEntry, "kind" | "effectiveAt" | "amount"> & {
  readonly key: string;
  readonly segmentId: string | null;
  readonly isDraft?: boolean;
};

const closing: readonly EntryKind[] = ["drawdown", "expiration", "rollover-out", "true-up"];

/**
 * Entries of every kind as the source lists them at this reading: what has happened, what is dated
 * ahead, drafts that later become posted or vanish, days stamped on and beside the first of a month.
 */
export const listEntries = (told: Told, pool: GeneratedPool): LedgerEntry[] => {
  const { commitment } = pool;
  return [...grants(told, pool), ...draws(told, pool), ...events(told, pool), ...ends(told, pool)]
    .filter(({ key }) => !told.isChanged(`gone ${commitment.id} ${key}`, 60))
    .map(({ key, isDraft = false, ...draft }, ordinal) => ({
      ...draft,
      id: `${commitment.id}.${key}`,
      accountId: commitment.accountId,
      commitmentId: commitment.id,
      boundary: closing.includes(draft.kind) ? "closing" : "opening",
      serviceStart: draft.kind === "drawdown" ? addDuration(draft.effectiveAt, -86_400_000) : null,
      serviceEnd: draft.kind === "drawdown" ? draft.effectiveAt : null,
      unit: commitment.unit,
      status: isDraft ? "draft" : "posted",
      origin: "reported",
      invoiceId: draft.kind === "drawdown" && !isDraft ? `INV ${key}` : null,
      detail: null,
      vendorType: draft.kind.toUpperCase(),
      ordinal,
    }));
};

const grants = ({ at }: Told, { segments, story }: GeneratedPool): Draft[] =>
  segments
    .filter(({ start }) => start <= at)
    .map(({ id, start, granted }) => ({
      key: `grant.${id}`,
      kind: story === "rolled-in" ? ("rollover-in" as const) : ("grant" as const),
      segmentId: id,
      effectiveAt: start,
      amount: granted ?? "0",
    }));

const segmentAt = (segments: readonly Segment[], at: Instant): Segment | undefined =>
  segments.find(({ start, end }) => start <= at && (end === null || at <= end));

/** Two to five a month, some on its very first instant; of the last days some are drafts. */
const draws = (told: Told, { commitment, segments }: GeneratedPool): Draft[] =>
  [-3, -2, -1, 0, 1, 2].flatMap((month) => {
    const dice = told.dice(`draws ${commitment.id} ${month}`);
    return Array.from({ length: dice.between(2, 5) }, (_, index): Draft[] => {
      const key = `draw.${month}.${index}`;
      const effectiveAt = someInstant(dice, month);
      const amount = amountOf(dice, 90);
      const isAhead = dice.between(1, 12) === 1;
      const segment = segmentAt(segments, effectiveAt);
      if (segment === undefined || (effectiveAt > told.at && !isAhead)) return [];
      const isLate = effectiveAt > addDuration(told.at, -8 * 86_400_000);
      const restated = told.isChanged(`${commitment.id} ${key}`, 15) ? "1" : "";
      return [
        {
          key,
          kind: "drawdown",
          segmentId: dice.between(1, 10) === 1 ? null : segment.id,
          effectiveAt,
          amount: `-${restated}${amount}`,
          isDraft: isLate && dice.between(1, 2) === 1,
        },
      ];
    }).flat();
  });

/** What people and contracts do: corrections, also ahead, credits, cancellations, use beyond a pool. */
const events = (told: Told, { commitment, segments, story }: GeneratedPool): Draft[] => {
  const dice = told.dice(`events ${commitment.id}`);
  const [first] = segments;
  if (first === undefined) return [];
  const loose = { segmentId: dice.between(0, 1) === 0 ? null : first.id };
  const list: Draft[] = [
    { ...loose, key: "adj", kind: "adjustment", effectiveAt: monthEdge(dice, 1), amount: "-3.5" },
    {
      ...loose,
      key: "adj.ahead",
      kind: "adjustment",
      effectiveAt: someInstant(dice, dice.between(2, 5)),
      amount: amountOf(dice, 20),
    },
    {
      ...loose,
      key: "credit",
      kind: "credit-back",
      effectiveAt: someInstant(dice, 0),
      amount: "7",
    },
    {
      key: "overage",
      kind: "overage",
      segmentId: first.id,
      effectiveAt: monthEdge(dice, 2),
      amount: amountOf(dice, 9),
    },
  ];
  if (story === "cancelled") {
    const effectiveAt = someInstant(dice, 1);
    list.push({ ...loose, key: "cancel", kind: "cancellation", effectiveAt, amount: "-40" });
  }
  // What is dated ahead is listed already; a correction of the past is listed from its day on.
  return list.filter(({ key, effectiveAt }) => key === "adj.ahead" || effectiveAt <= told.at);
};

/** What is left when a segment ends lapses or moves on; a target that was missed is trued up. */
const ends = (told: Told, pool: GeneratedPool): Draft[] => {
  const { segments, story } = pool;
  const listed = [...grants(told, pool), ...draws(told, pool)];
  return segments.flatMap(({ id, end, granted }): Draft[] => {
    if (end === null || end > told.at || granted === null) return [];
    const own = listed.filter(({ segmentId, isDraft }) => segmentId === id && isDraft !== true);
    const left = sumDecimals(own.map(({ amount }) => amount));
    if (left.startsWith("-") || left === "0") return [];
    const kind =
      story === "target" ? "true-up" : story === "rolled-out" ? "rollover-out" : "expiration";
    return [
      { key: `end.${id}`, kind, segmentId: id, effectiveAt: end, amount: negateDecimal(left) },
    ];
  });
};
