import {
  type DayNumber,
  firstDayOf,
  hoursOfDay,
  hoursPassed,
  pacificDayAt,
  pacificMidnight,
} from "@/sandbox/clock-days";
import { createDice } from "@/sandbox/dice";
import { cutTo, type Exact, proportion, times } from "@/sandbox/exact-number";
import type { JsonObject } from "@/sandbox/json-text";
import { periodOf, toChargeRow } from "@/sandbox/vercel/charge-row";
import { createChargeSlots } from "@/sandbox/vercel/charge-slots";
import { firstContractDay, type Term, termsListedAt } from "@/sandbox/vercel/contracts";
import { createDailyUse } from "@/sandbox/vercel/daily-use";
import { chargesOfDay } from "@/sandbox/vercel/day-charges";
import { type Cover, createLedger, type Ledger } from "@/sandbox/vercel/ledger";
import type { Anchor, TeamStory } from "@/sandbox/vercel/team-story";

/** A whole day's total after it has been restated; the same figure when it has not. */
export type Restate = (day: DayNumber, total: Exact) => Exact;

export type TeamBook = {
  readonly id: string;
  readonly story: TeamStory;
  readonly createdAt: number;
  terms(clock: number): readonly Term[];
  /** Days with charges that start in `[from, to)`, none after the clock. */
  days(from: number, to: number, clock: number): readonly DayNumber[];
  /** False until one charge day is over; a team that never has charges simply has an empty list. */
  hasCosts(clock: number): boolean;
  /** What the rows of the day that draw add up to at the clock. */
  total(day: DayNumber, clock: number): Exact;
  rows(day: DayNumber, clock: number): readonly JsonObject[];
  /** Call when a restatement came or went: what past days left of each term is counted anew. */
  forgetCovers(): void;
};

export type TeamBookInput = {
  readonly seed: string;
  readonly anchor: Anchor;
  readonly story: TeamStory;
  readonly createdAt: number;
  readonly rowsPerDay: number | null;
  readonly restate: Restate;
};

const YEAR_OF_DAYS = 366;

/** What the terms can still take at the start of each day, counted forward from the first day once. */
const createCovers = (
  firstDay: DayNumber,
  termsAt: (clock: number) => readonly Term[],
  wholeDay: (day: DayNumber) => Exact,
): ((day: DayNumber) => Cover) => {
  let horizon = firstDay;
  let ledger: Ledger = createLedger([]);
  let covers: Cover[] = [];
  return (day) => {
    if (day >= horizon) {
      horizon = day + YEAR_OF_DAYS;
      ledger = createLedger(termsAt(pacificMidnight(horizon)));
      covers = [];
    }
    for (let next = firstDay + covers.length; next <= day; next += 1) {
      covers.push(ledger.coverOn(next));
      ledger.draw(next, wholeDay(next));
    }
    return covers[day - firstDay] ?? 0n;
  };
};

const firstDayOfCharges = (label: string, { story, anchor }: TeamBookInput): DayNumber =>
  story.contract === null
    ? firstDayOf(anchor.month - 12)
    : firstContractDay({ label, anchor, contract: story.contract });

export const createTeamBook = (input: TeamBookInput): TeamBook => {
  const { anchor, story, restate } = input;
  const { contract, usage } = story;
  const label = `${input.seed}/${story.slug}`;
  const firstDay = firstDayOfCharges(label, input);
  const dailyUse = usage === null ? () => 0n : createDailyUse({ label, anchor, usage });
  const wholeDay = (day: DayNumber): Exact => restate(day, dailyUse(day));
  const terms = (clock: number): readonly Term[] =>
    contract === null ? [] : termsListedAt({ label, anchor, contract }, clock);
  const slots = createChargeSlots(
    label,
    usage?.projects ?? [],
    input.rowsPerDay ?? usage?.rowsPerDay ?? 0,
  );
  let coverOn = createCovers(firstDay, terms, wholeDay);

  const days = (from: number, to: number, clock: number): readonly DayNumber[] => {
    if (usage === null) return [];
    const found: DayNumber[] = [];
    let day = Math.max(firstDay, pacificDayAt(from));
    if (pacificMidnight(day) < from) day += 1;
    while (pacificMidnight(day) < to && hoursPassed(day, clock) > 0) {
      found.push(day);
      day += 1;
    }
    return found;
  };

  const total = (day: DayNumber, clock: number): Exact => {
    const passed = hoursPassed(day, clock);
    const hours = hoursOfDay(day);
    if (passed === hours) return wholeDay(day);
    const share = proportion(wholeDay(day), BigInt(passed), BigInt(hours));
    return cutTo(share, usage?.decimals ?? 0);
  };

  const rows = (day: DayNumber, clock: number): readonly JsonObject[] => {
    if (usage === null) return [];
    const bill = { label, anchor, usage, slots, day };
    const charges = chargesOfDay({ ...bill, total: total(day, clock), cover: coverOn(day) });
    const period = periodOf(day);
    return charges.map((charge) => toChargeRow(charge, period));
  };

  return {
    id: `team_${createDice(`${label}/team`).letters(24)}`,
    story,
    createdAt: input.createdAt,
    terms,
    days,
    hasCosts: (clock) => usage === null || pacificMidnight(firstDay + 1) <= clock,
    total,
    rows,
    forgetCovers: () => {
      coverOn = createCovers(firstDay, terms, wholeDay);
    },
  };
};

/** A day's total multiplied by a factor, in the decimals the team writes. */
export const restatedBy = (total: Exact, factor: Exact, story: TeamStory): Exact =>
  cutTo(times(total, factor), story.usage?.decimals ?? 0);
