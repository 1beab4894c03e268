import { z } from "zod";
import { type Foot, numbersOf } from "@/tests/support/answers/foot";
import type { Answer } from "@/tests/support/answers/interview";
import { type Exact, exact, plus, quotient, whole, zero } from "@/tests/support/reader/exact";

type Answers = ReadonlyMap<string, Answer>;

const unit = z.object({ kind: z.string(), code: z.string() });
const value = z.looseObject({ metric: z.unknown() });
const totalPage = z.looseObject({
  data: z.array(
    z.looseObject({
      account: z.looseObject({ id: z.string() }),
      commitment: z.looseObject({ id: z.string() }).nullable(),
      metric: z.unknown(),
      below: z.unknown(),
    }),
  ),
  nextCursor: z.string().nullable(),
  total: z.int(),
  proof: z.looseObject({
    unit,
    side: z.string(),
    pool: z.string(),
    figure: z.string(),
    value,
    control: z.looseObject({ above: z.unknown(), below: z.unknown() }),
  }),
});
type TotalPage = z.infer<typeof totalPage>;

const bodyAt = (answers: Answers, path: string): unknown =>
  [...answers].find(
    ([address]) => address.slice(address.indexOf(" ") + 1).split("?")[0] === path,
  )?.[1].body;

/** What a figure is called where the overview prints it. */
const cells: Readonly<Record<string, string>> = { overageAhead: "atRisk" };

/** The proof of every total comes to it: page after page, by its control, and to what the page shows. */
export const footTotalProofs = (hold: Foot, answers: Answers): void => {
  const proofs = new Map<string, TotalPage[]>();
  for (const [address, { body }] of answers) {
    const parsed = totalPage.safeParse(body);
    if (!parsed.success) continue;
    const [first = address] = address.split(" page ");
    proofs.set(first, [...(proofs.get(first) ?? []), parsed.data]);
  }
  for (const [address, pages] of proofs) footTotalProof(hold, answers, address, pages);
};

const footTotalProof = (
  hold: Foot,
  answers: Answers,
  address: string,
  pages: readonly TotalPage[],
): void => {
  const [first] = pages;
  if (first === undefined || pages.every(({ nextCursor }) => nextCursor !== null)) return;
  const { proof } = first;
  const rows = pages.flatMap(({ data }) => data);
  const above = rows.flatMap(({ metric }) => numbersOf(metric));
  const below = rows.flatMap((row) => numbersOf(row.below));
  hold(`${address} rows`, [whole(rows.length)], whole(first.total));
  for (const each of numbersOf(proof.control.above)) hold(`${address} control`, above, each);
  for (const each of numbersOf(proof.control.below)) hold(`${address} control below`, below, each);
  for (const each of numbersOf(proof.value.metric))
    hold(
      `${address} value`,
      proof.figure === "utilization" ? [quotient(sum(above), sum(below))] : above,
      each,
    );
  const [path = "", search = ""] = address.slice(address.indexOf(" ") + 1).split("?");
  const shown = shownAt(answers, path, new URLSearchParams(search), proof);
  if (shown !== undefined) holdSame(hold, `${address} on its page`, proof.value.metric, shown);
};

const sum = (terms: readonly Exact[]): Exact => plus(zero, ...terms);

/** Numbers and words alike. */
const holdSame = (hold: Foot, what: string, proved: unknown, shown: unknown): void => {
  const isSame = JSON.stringify(proved) === JSON.stringify(shown);
  hold(
    `${what}: ${JSON.stringify(proved)} is ${JSON.stringify(shown)}`,
    [whole(isSame ? 1 : 0)],
    whole(1),
  );
};

const position = z.looseObject({ unit, side: z.string(), pool: z.string() });
const withPositions = z.looseObject({
  data: z.looseObject({ positions: z.array(position) }),
});
const withTotals = z.looseObject({ totals: z.array(position) });

/** The figure as the answer says it that the page is drawn from. */
const shownAt = (
  answers: Answers,
  path: string,
  search: URLSearchParams,
  { unit: of, side, pool, figure }: TotalPage["proof"],
): unknown => {
  if (search.has("provider")) return undefined;
  const isOf = (each: z.infer<typeof position>) =>
    each.unit.kind === of.kind &&
    each.unit.code === of.code &&
    each.side === side &&
    each.pool === pool;
  if (path === "commitments/provenance") {
    const list = [...answers].find(([address]) => {
      const [listed = "", asked = ""] = address.slice(address.indexOf(" ") + 1).split("?");
      const filters = new URLSearchParams(asked);
      return (
        listed === "commitments" && filters.get("sort") === "risk" && isSameFilter(filters, search)
      );
    });
    return list && withTotals.parse(list[1].body).totals.find(isOf)?.[figure];
  }
  const about = withPositions.safeParse(bodyAt(answers, path.replace(/\/provenance$/, "")));
  return about.data?.data.positions.find(isOf)?.[cells[figure] ?? figure];
};

const isSameFilter = (list: URLSearchParams, proof: URLSearchParams): boolean => {
  const beside = ["sort", "limit", "asOf", "knownAt", "side", "pool", "kind", "unit", "figure"];
  const of = (search: URLSearchParams) =>
    [...search].filter(([name]) => !beside.includes(name)).map(([name, word]) => `${name}=${word}`);
  return of(list).join() === of(proof).join();
};

const step = z.looseObject({
  segmentId: z.string(),
  kind: z.string(),
  amount: z.looseObject({ amount: z.string() }).nullable(),
  left: z.looseObject({ amount: z.string() }).nullable(),
});
const figureProof = z.looseObject({
  data: z.looseObject({
    value,
    inputs: z.array(z.looseObject({ metric: z.unknown(), isResult: z.boolean() })),
    quotient: z
      .looseObject({ above: z.unknown(), below: z.unknown(), days: z.int().nullable() })
      .nullable(),
    event: z.unknown(),
    walk: z.looseObject({ steps: z.array(step), stepCount: z.int() }).nullable(),
  }),
});
const detail = z.looseObject({
  data: z.looseObject({ figures: z.looseObject({}), whatComes: z.unknown() }),
});

/** The proof of every figure of a commitment comes to what its page says, step by step. */
export const footFigureProofs = (hold: Foot, answers: Answers): void => {
  const details = new Map(
    [...answers].flatMap(([address, { body }]) => {
      const [path = ""] = address.slice(address.indexOf(" ") + 1).split("?");
      const parsed = detail.safeParse(body);
      return parsed.success ? [[path, parsed.data.data] as const] : [];
    }),
  );
  for (const [address, { body }] of answers) {
    const [path = "", search = ""] = address.slice(address.indexOf(" ") + 1).split("?");
    const figure = new URLSearchParams(search).get("figure");
    const parsed = figureProof.safeParse(body);
    if (figure === null || !parsed.success) continue;
    const shown = details.get(path.replace(/\/provenance$/, ""));
    footFigureProof(hold, address, parsed.data.data);
    if (shown === undefined) continue;
    if (figure === "whatComes") holdSame(hold, address, parsed.data.data.event, shown.whatComes);
    else if (figure in shown.figures && figure !== "pace")
      holdSame(hold, address, parsed.data.data.value.metric, shown.figures[figure]);
  }
};

type FigureProof = z.infer<typeof figureProof>["data"];

const footFigureProof = (hold: Foot, address: string, proof: FigureProof): void => {
  const { inputs, quotient: divided, walk } = proof;
  const lines: Exact[] = [];
  for (const { metric, isResult } of inputs) {
    const [number] = numbersOf(metric);
    if (!isResult) lines.push(number ?? zero);
    else if (lines.length > 0 && number !== undefined) hold(`${address} inputs`, lines, number);
  }
  if (divided !== null) {
    const [above] = numbersOf(divided.above);
    const below = divided.days === null ? numbersOf(divided.below)[0] : whole(divided.days);
    for (const each of numbersOf(proof.value.metric))
      if (above !== undefined && below !== undefined)
        hold(`${address} quotient`, [quotient(above, below)], each);
  }
  if (walk === null || walk.steps.length < walk.stepCount) return;
  for (const segmentId of new Set(walk.steps.map((each) => each.segmentId))) {
    const own = walk.steps.filter((each) => each.segmentId === segmentId);
    const [begins] = own.filter(({ kind }) => kind === "begins");
    const [ends] = own.filter(({ kind }) => kind === "ends");
    const drawn = own.flatMap(({ kind, amount }) =>
      kind === "draws" && amount !== null ? [exact(amount.amount)] : [],
    );
    if (begins?.left == null || ends?.left == null) continue;
    hold(
      `${address} ${segmentId} walk`,
      [...drawn, exact(ends.left.amount)],
      exact(begins.left.amount),
    );
  }
};
