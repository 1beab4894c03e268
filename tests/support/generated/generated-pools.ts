import { type Commitment, type Segment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import type { Unit } from "@/lib/domain/base/money";
import type { Dice } from "@/sandbox/dice";
import {
  amountOf,
  monthStart,
  nameOf,
  someInstant,
  type Told,
} from "@/tests/support/generated/told";

export type GeneratedPool = {
  readonly commitment: Commitment;
  readonly segments: readonly Segment[];
  readonly story: Story;
};

/** What happens to a commitment beside being drawn. */
export type Story =
  | "plain"
  | "segments"
  | "evergreen"
  | "target"
  | "rolled-out"
  | "rolled-in"
  | "archived"
  | "cancelled"
  | "amount-missing";

const stories: readonly Story[] = [
  "plain",
  "segments",
  "evergreen",
  "target",
  "rolled-out",
  "rolled-in",
  "archived",
  "cancelled",
  "amount-missing",
  "segments",
  "target",
];

const units: readonly Unit[] = [
  { kind: "currency", code: "USD" },
  { kind: "currency", code: "USD" },
  { kind: "currency", code: "JPY" },
  { kind: "quantity", code: "Credits" },
];

/** One of each story, two that roll over from one to the other, some of them gone at a later reading. */
export const listPools = (told: Told, accountId: string): GeneratedPool[] =>
  stories.flatMap((story, index) => {
    const id = `${accountId}.p${index}`;
    if (told.isChanged(`gone ${id}`, 15)) return [];
    const dice = told.dice(`pool ${id}`);
    const segments = listSegments(told, { id, accountId, story });
    const ends = segments.map(({ end }) => end);
    const commitment: Commitment = {
      id,
      accountId,
      contractId: dice.between(1, 4) === 1 ? null : `${accountId}.k`,
      provider: "metronome",
      externalId: `ext_${id}`,
      name: `${nameOf(dice, "Pool")}${told.isChanged(`name ${id}`, 6) ? " (renamed)" : ""}`,
      description: dice.between(0, 1) === 0 ? null : "As _agreed_ by 100%",
      side: accountId === "acc_r2" ? "bought" : "sold",
      shape: story === "target" ? "build-up" : "burn-down",
      model: "discontinuous",
      category: "spend",
      vendorType: story === "target" ? "POSTPAID" : "PREPAID",
      // What rolls over keeps its unit.
      unit: story === "rolled-out" || story === "rolled-in" ? dollars : unitOf(dice),
      measure: null,
      drawnAt: "commitment",
      start: segments[0]?.start ?? monthStart(0),
      end: ends.includes(null) ? null : (ends.at(-1) ?? null),
      zone: ["UTC", "America/New_York", "Asia/Tokyo"][dice.between(0, 2)] ?? "UTC",
      ...UNSAID_TERMS,
      priority: dice.between(0, 2) === 0 ? null : `${dice.between(1, 3)}`,
      createdAt: monthStart(-4),
      archivedAt: story === "archived" ? someInstant(dice, 1) : null,
      rolledOverFrom: story === "rolled-in" ? `${accountId}.p${index - 1}` : null,
      rolloverFraction: story === "rolled-out" ? "0.5" : null,
      vendorStatus: story === "cancelled" ? "cancelled" : null,
      attributes: [{ key: "sales-order", label: "Sales order", text: `SO-${id}` }],
    };
    return [{ commitment, segments, story }];
  });

const dollars: Unit = { kind: "currency", code: "USD" };
const unitOf = (dice: Dice): Unit => units[dice.between(0, units.length - 1)] ?? dollars;

type Of = { readonly id: string; readonly accountId: string; readonly story: Story };

/** Months counted from January 2026: from, to. */
const monthsOf = (story: Story, dice: Dice): readonly (readonly [number, number | null])[] => {
  switch (story) {
    case "segments":
      return [
        [-3, 0],
        [0, 1],
        [1, 2],
        [2, 5],
      ];
    case "evergreen":
      return [[dice.between(-3, 0), null]];
    case "target":
      return [[dice.between(-3, -1), dice.between(1, 6)]];
    case "rolled-out":
      return [[-3, 1]];
    case "rolled-in":
      return [[1, 5]];
    default:
      return [[dice.between(-3, 1), dice.between(2, 6)]];
  }
};

const listSegments = (told: Told, { id, accountId, story }: Of): Segment[] => {
  const dice = told.dice(`segments ${id}`);
  return monthsOf(story, dice).map(([from, to], index) => {
    const granted = amountOf(dice, 900);
    return {
      id: `${id}.s${index}`,
      accountId,
      commitmentId: id,
      externalId: `ext_${id}_${index}`,
      name: `Segment ${index + 1}`,
      start: monthStart(from),
      end: to === null ? null : monthStart(to),
      granted:
        story === "amount-missing"
          ? null
          : told.isChanged(`granted ${id} ${index}`, 8)
            ? `${granted.split(".")[0]}1`
            : granted,
    };
  });
};
