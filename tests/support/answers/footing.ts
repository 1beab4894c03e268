import { z } from "zod";
import { type Foot, footRow, numbersOf } from "@/tests/support/answers/foot";
import { footLedgers, footPositions, footTotals } from "@/tests/support/answers/footing-lists";
import { footFigureProofs, footTotalProofs } from "@/tests/support/answers/footing-proofs";
import type { Answer } from "@/tests/support/answers/interview";
import { exact, minus, plus, textOf, zero } from "@/tests/support/reader/exact";

/** How many sums were held, and those that do not come to their whole. */
export type Footing = { readonly held: number; readonly misses: readonly string[] };

/** Every row, column and equation of every answer that has parts and a whole. */
export const foot = (answers: ReadonlyMap<string, Answer>): Footing => {
  let held = 0;
  const misses: string[] = [];
  const hold: Foot = (what, parts, whole) => {
    held += 1;
    const sum = plus(zero, ...parts);
    const difference = textOf(minus(sum, whole));
    if (difference !== "0") misses.push(`${what}: ${textOf(sum)} for ${textOf(whole)}`);
  };
  for (const [address, { body }] of answers) {
    for (const [wanted, check] of checks) {
      const path = address.split(" ").slice(1).join(" ").split("?")[0] ?? "";
      const parsed = answer.safeParse(body);
      if (wanted.test(path) && parsed.success) check(hold, address, parsed.data.data);
    }
  }
  footPositions(hold, answers);
  footTotals(hold, answers);
  footLedgers(hold, answers);
  footTotalProofs(hold, answers);
  footFigureProofs(hold, answers);
  return { held, misses };
};

const answer = z.looseObject({ data: z.unknown() });

type Check = (hold: Foot, address: string, data: unknown) => void;

const ofSegments = [
  "committed",
  "granted",
  "drawn",
  "settled",
  "available",
  "overdrawn",
  "unusable",
  "adjustments",
  "rolledIn",
  "rolledOut",
  "notYetOpen",
  "exposure",
  "lapsed",
  "truedUp",
  "overage",
];

const detail = z.looseObject({
  model: z.string(),
  figures: z.looseObject({}),
  segments: z.array(z.looseObject({ id: z.string(), figures: z.looseObject({}) })),
});

/** The segments of a commitment come to the commitment; each of them adds up by itself. */
const footSegments: Check = (hold, address, data) => {
  const { figures, segments, model } = detail.parse(data);
  if (model === "continuous") return;
  for (const each of segments) footRow(hold, `${address} ${each.id}`, each.figures);
  for (const name of ofSegments) {
    const [number] = numbersOf(figures[name]);
    const terms = segments.flatMap((segment) => numbersOf(segment.figures[name]));
    if (number !== undefined) hold(`${address} ${name}`, terms, number);
  }
};

const told = z.looseObject({ amount: z.string() });

const tieOut = z.looseObject({
  value: z
    .looseObject({
      ours: told,
      vendor: told,
      differences: z.array(z.looseObject({ amount: told })),
    })
    .optional(),
});
const agreed = z.looseObject({ agreement: z.looseObject({ tieOut }) });

/** metrics 3.12: our balance and the vendor's are apart by the differences that have names. */
const footTieOut: Check = (hold, address, data) => {
  const tied = agreed.safeParse(data).data?.agreement.tieOut.value;
  if (tied === undefined) return;
  const named = tied.differences.map(({ amount }) => exact(amount.amount));
  hold(`${address} tie-out`, [exact(tied.vendor.amount), ...named], exact(tied.ours.amount));
};

const breakdown = z.looseObject({
  consumed: told.nullable(),
  lines: z.array(z.looseObject({ amount: told })),
});

/** What services and projects consumed comes to the day. */
const footBreakdown: Check = (hold, address, data) => {
  const { consumed, lines } = breakdown.parse(data);
  if (consumed === null) return;
  const parts = lines.map(({ amount }) => exact(amount.amount));
  hold(`${address} lines`, parts, exact(consumed.amount));
};

const account = z.looseObject({
  months: z.array(
    z.looseObject({
      month: z.string(),
      drawn: z.string(),
      parts: z.array(z.looseObject({ drawn: z.string() })),
    }),
  ),
});

/** Who drew of a month comes to what was drawn. */
const footMonths: Check = (hold, address, data) => {
  for (const { month, drawn, parts } of account.parse(data).months)
    hold(
      `${address} ${month}`,
      parts.map((part) => exact(part.drawn)),
      exact(drawn),
    );
};

const movement = z.looseObject({ kind: z.string(), amount: z.string() });
const nullableDecimal = z.string().nullable();
const hourlyBar = z.looseObject({
  committed: nullableDecimal,
  used: nullableDecimal,
  unused: nullableDecimal,
  days: z.int().optional(),
});
const series = z.looseObject({
  balance: z
    .looseObject({
      opening: nullableDecimal,
      closing: nullableDecimal,
      bars: z.array(
        z.looseObject({ day: z.string(), movements: z.array(movement), balance: nullableDecimal }),
      ),
    })
    .nullable(),
  hourly: z
    .looseObject({
      months: z.array(hourlyBar),
      weekdays: z.array(hourlyBar),
      points: z.array(hourlyBar),
      total: z.looseObject({ used: z.unknown(), unused: z.unknown(), committed: z.unknown() }),
    })
    .nullable(),
});

/** The bars of a balance lead from its opening to its closing; hours used and unused are all hours. */
const footSeries: Check = (hold, address, data) => {
  const { balance, hourly } = series.parse(data);
  if (balance?.opening != null && balance.closing != null) {
    let running = exact(balance.opening);
    for (const bar of balance.bars) {
      const moved = bar.movements.filter(({ kind }) => kind !== "overage");
      running = plus(running, ...moved.map(({ amount }) => exact(amount)));
      if (bar.balance !== null) hold(`${address} ${bar.day}`, [running], exact(bar.balance));
    }
    hold(`${address} closing`, [running], exact(balance.closing));
  }
  if (hourly === null) return;
  for (const bars of [hourly.months, hourly.weekdays, hourly.points])
    for (const { committed, used, unused } of bars)
      if (committed !== null && used !== null && unused !== null)
        hold(`${address} hours`, [exact(used), exact(unused)], exact(committed));
  for (const name of ["committed", "used", "unused"] as const) {
    const [whole] = numbersOf(hourly.total[name]);
    if (whole === undefined) continue;
    for (const bars of [hourly.months, hourly.weekdays])
      hold(`${address} ${name}`, bars.flatMap((bar) => bar[name] ?? []).map(exact), whole);
  }
};

const checks: readonly (readonly [RegExp, Check])[] = [
  [/^commitments\/(?!provenance$)[^/]+$/, footSegments],
  [/^commitments\/(?!provenance$)[^/]+$/, footTieOut],
  [/^commitments\/[^/]+\/ledger\/[^/]+$/, footBreakdown],
  [/^accounts\/[^/]+$/, footMonths],
  [/^commitments\/[^/]+\/series$/, footSeries],
];
