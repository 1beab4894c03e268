import { keysOf } from "@/lib/domain/base/keys-of";

/** Which side of an instant an entry stands on in reports: the boundary rule of metrics 3.1. */
export const boundaries = ["opening", "closing"] as const;
export type Boundary = (typeof boundaries)[number];

type ColumnRule = {
  /** Whether its entries move the balance. A memo is listed where it happened and moves none. */
  readonly moves: boolean;
  /** Whether they count in the adjusted grant, the denominator of utilization (metrics 3.3). */
  readonly inGrant: boolean;
};

/** The columns of a roll-forward (metrics 3.12), in the order they are printed. */
const columns = {
  additions: { moves: true, inGrant: true },
  "rollover-in": { moves: true, inGrant: true },
  drawdown: { moves: true, inGrant: false },
  expiry: { moves: true, inGrant: false },
  "rollover-out": { moves: true, inGrant: true },
  "true-up": { moves: true, inGrant: false },
  /** Cancelled or credited: each with the sign it was given. */
  credited: { moves: true, inGrant: true },
  adjustments: { moves: true, inGrant: true },
  /** metrics 3.14, ruling 16: in no balance, so in no sum of the columns before it. */
  overage: { moves: false, inGrant: false },
} as const satisfies Readonly<Record<string, ColumnRule>>;

export type RollForwardColumn = keyof typeof columns;

type KindRule = {
  readonly column: RollForwardColumn;
  /** Where it stands unless its source says otherwise, as a charge day does (ruling 1). */
  readonly side: Boundary;
  /** Among the entries of one instant on that side, 0 comes first. */
  readonly rank: 0 | 1;
};

/** Whatever asks about a kind of entry asks this table, SQL too. */
const kinds = {
  grant: { column: "additions", side: "opening", rank: 0 },
  drawdown: { column: "drawdown", side: "closing", rank: 0 },
  overage: { column: "overage", side: "opening", rank: 1 },
  expiration: { column: "expiry", side: "closing", rank: 1 },
  "rollover-in": { column: "rollover-in", side: "opening", rank: 0 },
  "rollover-out": { column: "rollover-out", side: "closing", rank: 1 },
  cancellation: { column: "credited", side: "opening", rank: 1 },
  "credit-back": { column: "credited", side: "opening", rank: 1 },
  "true-up": { column: "true-up", side: "closing", rank: 1 },
  adjustment: { column: "adjustments", side: "opening", rank: 1 },
} as const satisfies Readonly<Record<string, KindRule>>;

export type EntryKind = keyof typeof kinds;

export const entryKinds = keysOf(kinds);

export const columnOf = (kind: EntryKind): RollForwardColumn => kinds[kind].column;

export const usualBoundary = (kind: EntryKind): Boundary => kinds[kind].side;

export const movesBalance = (kind: EntryKind): boolean => columns[columnOf(kind)].moves;

const changesGrant = (kind: EntryKind): boolean => columns[columnOf(kind)].inGrant;

export const kindsIn = (...wanted: readonly RollForwardColumn[]): readonly EntryKind[] =>
  entryKinds.filter((kind) => wanted.includes(columnOf(kind)));

export const movingKinds = entryKinds.filter(movesBalance);
export const memoKinds = entryKinds.filter((kind) => !movesBalance(kind));
export const adjustedGrantKinds = entryKinds.filter(changesGrant);

type Placed = { readonly kind: EntryKind; readonly boundary: Boundary };

/**
 * Order among the entries of one instant: what closes comes before what opens. It is stored with
 * each entry, so that SQL orders them the same way.
 */
export const entryRank = ({ kind, boundary }: Placed): number => {
  const { side, rank } = kinds[kind];
  return (boundary === "closing" ? 0 : 2) + (side === boundary ? rank : 1);
};
