import { z } from "zod";
import { type Exact, exact, negative, plus, zero } from "@/tests/support/reader/exact";

/** Holds parts against their whole. */
export type Foot = (what: string, parts: readonly Exact[], whole: Exact) => void;

const metric = z.looseObject({
  kind: z.string(),
  value: z.union([z.string(), z.looseObject({ amount: z.string() })]).optional(),
});

/** A word in place of a number adds nothing. */
export const numbersOf = (told: unknown): Exact[] => {
  const { success, data } = metric.safeParse(told);
  if (!success || data.value === undefined) return [];
  return [exact(typeof data.value === "string" ? data.value : data.value.amount)];
};

type Figures = Readonly<Record<string, unknown>>;

const pick = (figures: Figures, names: readonly string[]): Exact[] =>
  names.flatMap((name) => numbersOf(figures[name]));

/**
 * metrics 3.14 ruling 29, of a commitment, a segment and a position alike. What is not given or has not
 * begun has no equation; what is no data is a number too few, and its row has none either.
 */
export const footRow = (hold: Foot, what: string, figures: Figures): void => {
  const needed = ["committed", "drawn", "settled", "available", "lapsed"];
  if (needed.some((name) => numbersOf(figures[name]).length === 0)) return;
  const pending = sum(pick(figures, ["pending"]));
  const out = negative(sum(pick(figures, ["rolledOut"])));
  const left = pick(figures, ["available", "overdrawn", "unusable"]);
  hold(
    `${what} committed`,
    [...pick(figures, ["drawn", "notYetOpen", "lapsed", "truedUp"]), pending, ...left],
    plus(...pick(figures, ["committed", "rolledIn", "adjustments"]), out),
  );
  hold(`${what} settled`, [pending, ...left], sum(pick(figures, ["settled"])));
};

const sum = (terms: readonly Exact[]): Exact => plus(zero, ...terms);
