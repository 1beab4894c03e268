import type { CommitmentSide } from "@/lib/domain/base/commitment";
import { keysOf } from "@/lib/domain/base/keys-of";
import { findValue } from "@/lib/domain/base/metric";
import { addDecimals, compareDecimals, type Decimal, ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { backwards, comparePlaces, nameKey, placeOf } from "@/lib/domain/base/place";
import type { CommitmentFigures } from "@/lib/domain/figures/figure-table";
import { isRisk } from "@/lib/domain/forecast/what-comes";
import type { Standing } from "@/lib/domain/standing/standing";

/** After every date that there is: what has none comes last. */
export const NEVER: Instant = "9999-12-31T23:59:59.999Z";

/** What a list of commitments is ordered by. Every order ends in a place, which no two share. */
export type Places = {
  /** By account, an account's own terms newest first. */
  readonly account: string;
  readonly name: string;
  readonly end: Instant;
  /** The date of what goes wrong; NEVER for what does not. */
  readonly risk: Instant;
  readonly available: Decimal | null;
  readonly utilization: Decimal | null;
};

export const placesOf = ({ record, figures, whatComes }: Standing): Places => {
  const { commitment, accountName } = record;
  const { id, accountId, name, start, end } = commitment;
  return {
    account: placeOf(nameKey(accountName), accountId, backwards(start), nameKey(name), id),
    name: placeOf(nameKey(name), start, id),
    end: end ?? NEVER,
    risk: isRisk(whatComes) && "at" in whatComes ? whatComes.at : NEVER,
    available: signedLeft(figures),
    utilization: findValue(figures.utilization),
  };
};

/** What is overdrawn comes before what is used up. */
const signedLeft = ({ available, overdrawn }: CommitmentFigures): Decimal | null => {
  const [left, below] = [findValue(available), findValue(overdrawn)];
  return left === null || below === null || below === ZERO ? left : addDecimals(left, below);
};

/** One step of an order; a number that is not there comes last in either direction. */
export type OrderStep = {
  readonly by: keyof Places;
  readonly direction: "up" | "down";
};

export const commitmentOrders = {
  account: [{ by: "account", direction: "up" }],
  name: [{ by: "name", direction: "up" }],
  end: [
    { by: "end", direction: "up" },
    { by: "account", direction: "up" },
  ],
  "-end": [
    { by: "end", direction: "down" },
    { by: "account", direction: "up" },
  ],
  available: [
    { by: "available", direction: "up" },
    { by: "account", direction: "up" },
  ],
  "-available": [
    { by: "available", direction: "down" },
    { by: "account", direction: "up" },
  ],
  utilization: [
    { by: "utilization", direction: "up" },
    { by: "account", direction: "up" },
  ],
  "-utilization": [
    { by: "utilization", direction: "down" },
    { by: "account", direction: "up" },
  ],
  risk: [
    { by: "risk", direction: "up" },
    { by: "end", direction: "up" },
    { by: "account", direction: "up" },
  ],
} as const satisfies Readonly<Record<string, readonly OrderStep[]>>;

/** What a list of accounts is ordered by: name, or the date of what goes wrong. */
export const accountOrders = ["name", "-name", "risk"] as const;
export type AccountOrder = (typeof accountOrders)[number];

/** Lists of both sides begin with what customers bought of us. */
export const sidesInOrder = ["sold", "bought"] as const satisfies readonly CommitmentSide[];

export type CommitmentOrder = keyof typeof commitmentOrders;

export const commitmentOrderNames = keysOf(commitmentOrders);

const numbers: ReadonlySet<keyof Places> = new Set(["available", "utilization"]);

/** By which two commitments are compared in an order. */
export const comparePlacesBy =
  (order: CommitmentOrder) =>
  (left: Places, right: Places): number => {
    for (const { by, direction } of commitmentOrders[order]) {
      const sign = direction === "up" ? 1 : -1;
      const [one, other] = [left[by], right[by]];
      if (one === null || other === null) {
        const missing = Number(one === null) - Number(other === null);
        if (missing !== 0) return missing;
        continue;
      }
      const compared = numbers.has(by) ? compareDecimals(one, other) : comparePlaces(one, other);
      if (compared !== 0) return sign * compared;
    }
    return 0;
  };
