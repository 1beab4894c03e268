import type { DayNumber, MonthNumber } from "@/sandbox/clock-days";
import type { Exact } from "@/sandbox/exact-number";
import type { BodyShape } from "@/sandbox/http/body-shapes";

/** The day the story is told around. */
export type Anchor = { readonly day: DayNumber; readonly month: MonthNumber };

/** Where a term stands: the month it begins in, and the month its contract began in. */
export type TermPlace = { readonly month: MonthNumber; readonly contractMonth: MonthNumber };

/** A second pool signed in the middle of a contract; it overlaps the regular terms. */
export type Expansion = {
  readonly startMonth: (anchor: Anchor) => MonthNumber;
  readonly months: number;
  readonly day: number;
  readonly amount: string;
  readonly description: string;
};

export type ContractStory = {
  readonly type: "Enterprise" | "Pro";
  readonly category: "Usage" | "Spend";
  readonly unit: "MIUs" | "USD";
  /** A month in which a contract year begins. Contracts last twelve months and renew endlessly. */
  readonly startMonth: (anchor: Anchor) => MonthNumber;
  readonly startDay: number;
  /** True: there was no contract before `startMonth`. */
  readonly isNew: boolean;
  readonly monthsPerTerm: 1 | 3 | 12;
  readonly edge: "utc" | "pacific";
  /** Null: the vendor does not give the amount of this term. */
  readonly amount: (term: TermPlace) => string | null;
  readonly description: (term: TermPlace) => string | null;
  /** How long before its start a contract is already in the list. */
  readonly signedAheadDays: number;
  /** `plain` identifiers repeat from team to team: only team and identifier together are a key. */
  readonly identifiers: "hashed" | "plain";
  readonly expansion: Expansion | null;
};

export type UsageStory = {
  readonly unit: "MIUs" | "USD";
  /** What a month at 100 percent uses. */
  readonly monthly: (month: MonthNumber) => string;
  /** January to December. */
  readonly percentByMonth: readonly number[];
  /** Months counted from the anchor's; they win over the calendar pattern. */
  readonly percentNearAnchor: (anchor: Anchor) => ReadonlyMap<number, number>;
  /** Decimals of a written quantity (or of a cost, for a team that pays by cost). */
  readonly decimals: number;
  readonly rowsPerDay: number;
  /** What one unit is worth in dollars. */
  readonly unitCost: Exact;
  readonly projects: readonly string[];
  readonly extraRows: "none" | "rows-that-do-not-draw" | "a-tiny-row";
};

export type TeamStory = {
  readonly slug: string;
  readonly name: string | null;
  /** The case this team tells, for the reader of the sandbox. */
  readonly tells: string;
  readonly plan: "enterprise" | "pro" | "flex";
  readonly access: "full" | "needs-sign-in";
  readonly body: BodyShape;
  readonly contract: ContractStory | null;
  readonly usage: UsageStory | null;
};
