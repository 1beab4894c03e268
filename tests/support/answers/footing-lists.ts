import { z } from "zod";
import { type Foot, footRow, numbersOf } from "@/tests/support/answers/foot";
import type { Answer } from "@/tests/support/answers/interview";
import { exact } from "@/tests/support/reader/exact";

const summed = [
  "committed",
  "granted",
  "drawn",
  "settled",
  "available",
  "overdrawn",
  "unusable",
  "adjustments",
  "truedUp",
  "rolledIn",
  "rolledOut",
  "notYetOpen",
  "remaining",
  "exposure",
  "lapsed",
  "overage",
];

const position = z.looseObject({
  unit: z.object({ kind: z.string(), code: z.string() }),
  side: z.string(),
  pool: z.string(),
  commitments: z.int(),
});
type Position = z.infer<typeof position>;
const withPositions = z.looseObject({ positions: z.array(position) });
const accounts = z.looseObject({ data: z.array(withPositions) });
const summary = z.looseObject({ data: withPositions });

/** What the accounts hold is what the whole book holds. */
export const footPositions = (hold: Foot, answers: ReadonlyMap<string, Answer>): void => {
  const whole = [...answers].find(([address]) => / summary(\?|$)/.test(address));
  const listed = [...answers].flatMap(([address, { body }]) =>
    / accounts\?limit=200(&asOf|&knownAt| page|$)/.test(address) ? [accounts.parse(body)] : [],
  );
  if (whole === undefined) return;
  const parts = listed.flatMap(({ data }) => data.flatMap(({ positions }) => positions));
  for (const each of summary.parse(whole[1].body).data.positions) {
    const own = parts.filter((part) => keyOf(part) === keyOf(each));
    const counts = own.map(({ commitments }) => exact(String(commitments)));
    if (each.pool !== "hourly") footRow(hold, keyOf(each), each);
    hold(`${keyOf(each)} commitments`, counts, exact(String(each.commitments)));
    for (const name of summed) {
      const [number] = numbersOf(each[name]);
      if (number === undefined) continue;
      const terms = own.flatMap((part) => numbersOf(part[name]));
      hold(`${keyOf(each)} ${name}`, terms, number);
    }
  }
};

const keyOf = ({ unit, side, pool }: Position): string =>
  [unit.kind, unit.code, side, pool].join(" ");

const listedRow = z.looseObject({
  id: z.string(),
  unit: z.object({ kind: z.string(), code: z.string() }),
  side: z.string(),
  shape: z.string(),
  model: z.string(),
  figures: z.looseObject({}),
});
const total = z.looseObject({
  unit: z.object({ kind: z.string(), code: z.string() }),
  side: z.string(),
  pool: z.string(),
  count: z.int(),
});
const list = z.looseObject({
  data: z.array(listedRow),
  total: z.int(),
  totals: z.array(total),
});

/** The rows of a list, page after page, come to its totals; what they count is what there is. */
export const footTotals = (hold: Foot, answers: ReadonlyMap<string, Answer>): void => {
  const lists = new Map<string, z.infer<typeof list>[]>();
  for (const [address, { body }] of answers) {
    const parsed = list.safeParse(body);
    if (!/ commitments\?/.test(address) || !parsed.success) continue;
    const [first = address] = address.split(" page ");
    lists.set(first, [...(lists.get(first) ?? []), parsed.data]);
  }
  for (const [address, pages] of lists) {
    const [{ totals, total: count } = { totals: [], total: 0 }] = pages;
    const rows = pages.flatMap(({ data }) => data);
    for (const row of rows)
      if (row.model !== "continuous") footRow(hold, `${address} ${row.id}`, row.figures);
    // A list that was asked for its first page alone has no whole to add up to.
    if (rows.length !== count) continue;
    hold(
      `${address} count`,
      totals.map((each) => exact(String(each.count))),
      exact(String(count)),
    );
    for (const each of totals) {
      const own = rows.filter((row) => rowKey(row) === keyOf({ ...each, commitments: 0 }));
      hold(
        `${address} ${each.unit.code} rows`,
        [exact(String(own.length))],
        exact(String(each.count)),
      );
      for (const name of ["committed", "available"]) {
        const [number] = numbersOf(each[name]);
        const terms = own.flatMap(({ figures }) => numbersOf(figures[name]));
        if (number !== undefined) hold(`${address} ${each.unit.code} ${name}`, terms, number);
      }
    }
  }
};

const rowKey = ({ unit, side, shape, model }: z.infer<typeof listedRow>): string =>
  [
    unit.kind,
    unit.code,
    side,
    model === "continuous" ? "hourly" : shape === "build-up" ? "target" : "balance",
  ].join(" ");

const ledger = z.looseObject({
  data: z.array(z.looseObject({ amount: z.string(), isMemo: z.boolean() })),
  opening: z.unknown(),
  closing: z.unknown(),
  nextCursor: z.null(),
});

/** A ledger that one page holds leads from its opening to its closing, drafts among its entries. */
export const footLedgers = (hold: Foot, answers: ReadonlyMap<string, Answer>): void => {
  for (const [address, { body }] of answers) {
    const parsed = ledger.safeParse(body);
    const isPart = /[?&](kind|status|segment)=| page /.test(address);
    if (!/\/ledger\?/.test(address) || isPart || !parsed.success) continue;
    const [opening] = numbersOf(parsed.data.opening);
    const [closing] = numbersOf(parsed.data.closing);
    if (opening === undefined || closing === undefined) continue;
    const moved = parsed.data.data.filter(({ isMemo }) => !isMemo);
    hold(`${address} closing`, [opening, ...moved.map(({ amount }) => exact(amount))], closing);
  }
};
