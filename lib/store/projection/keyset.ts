import type { Statement } from "@/lib/store/read/statement";

/** One step of an order over columns of one table; null comes last whichever way it runs. */
export type KeyStep = {
  readonly column: string;
  readonly direction: "up" | "down";
  /** How a value of the key is cast. */
  readonly type: "text" | "timestamptz" | "numeric";
};

export type KeyValue = string | null;

export const orderBy = (steps: readonly KeyStep[], alias: string): string =>
  steps
    .map(
      ({ column, direction }) =>
        `${alias}.${column} ${direction === "up" ? "asc" : "desc"} nulls last`,
    )
    .join(", ");

/**
 * SQL conditions, one for each stretch of rows that follow a key, in the order in which they follow:
 * those that agree with it but for the last step, then but for the last two, and so on. Each of them
 * is one range of the index, however many rows share a date or have no number.
 */
export const stretchesAfter = (
  statement: Statement,
  steps: readonly KeyStep[],
  after: readonly KeyValue[],
  alias: string,
): readonly string[] => {
  // The last step is never agreed on: no two rows share a place.
  const agree = steps.slice(0, -1).map(({ column, type }, index) => {
    const value = after[index] ?? null;
    return value === null
      ? `${alias}.${column} is null`
      : `${alias}.${column} = ${statement.bind(value)}::${type}`;
  });
  return steps.toReversed().flatMap((step, back) => {
    const index = steps.length - 1 - back;
    const before = agree.slice(0, index);
    const value = after[index] ?? null;
    // Nothing follows what comes last.
    if (value === null) return [];
    const sign = step.direction === "up" ? ">" : "<";
    const column = `${alias}.${step.column}`;
    const beyond = `${column} ${sign} ${statement.bind(value)}::${step.type}`;
    const stretches = [[...before, beyond].join(" and ")];
    if (step.type === "numeric") stretches.push([...before, `${column} is null`].join(" and "));
    return stretches;
  });
};

/** One select for each stretch, each cut at the limit, so that a page reads no more than a page. */
export const inStretches = (
  select: (condition: string) => string,
  stretches: readonly string[] | null,
  limit: number,
): string => {
  if (stretches === null) return `${select("true")} limit ${limit}`;
  // After what comes last in every step there is nothing.
  if (stretches.length === 0) return `${select("false")} limit ${limit}`;
  const pages = stretches.map((stretch) => `(${select(stretch)} limit ${limit})`);
  return `select * from (${pages.join(" union all ")}) pages limit ${limit}`;
};
