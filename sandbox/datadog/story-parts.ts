import type { Kind, Status, UseStory } from "@/sandbox/datadog/model";
import type { JsonObject } from "@/sandbox/json-text";

/** One end in days from the anchor, the other as many years away. */
export type TermStory = {
  readonly from?: number;
  /** Exclusive. */
  readonly to?: number;
  readonly years: number;
  /** The time of day both ends have; default midnight. */
  readonly time?: string;
  /** How the end is written: as the last second (the default) or as the first instant after. */
  readonly endStyle?: "last-second" | "first-instant";
  readonly hides?: "start" | "end";
};

export type SizeStory =
  /** A savings plan. */
  | { readonly hourly: string; readonly isHidden?: boolean }
  /** Reservations: how many, at what price each per hour. */
  | {
      readonly count: string;
      readonly price: string;
      readonly isHidden?: boolean;
      readonly nfus?: string;
    };

export type CommitmentStory = {
  readonly key: string;
  readonly kind: Kind;
  readonly products?: readonly string[];
  /** Where the customer chose it. */
  readonly id?: string;
  readonly term: TermStory;
  readonly use: UseStory;
  readonly size: SizeStory;
  readonly fields: JsonObject;
  /** What the row says; default the years of the term, null: nothing. */
  readonly termLength?: number | null;
  readonly status?: Status;
  /** The day it was cancelled, from the anchor. */
  readonly cancelled?: number;
  /** How many days before its start it was bought; default 0. */
  readonly queuedDays?: number;
};

/** The last included day is so many days after the anchor. */
export const endsIn = (days: number, years = 1): TermStory => ({ to: days + 1, years });
export const startedAgo = (days: number, years = 1): TermStory => ({ from: -days, years });

export const steady = (base: number, swing = 25): UseStory => ({ base, swing });
/** To the last digit: 1 is full, 0 is idle. */
export const always = (base: number): UseStory => ({ base, swing: 0 });
