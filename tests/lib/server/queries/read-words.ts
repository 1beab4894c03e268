import type { Database } from "@/lib/store/database";

type AnyMetric =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "incomplete"; readonly value: unknown; readonly reason: string }
  | { readonly kind: string; readonly reason?: string };

/** A metric as a row of a table of results: the number, or the word in its place. */
export const word = (metric: AnyMetric): string => {
  if (!("value" in metric)) {
    return metric.reason === undefined ? metric.kind : `${metric.kind}: ${metric.reason}`;
  }
  const { value } = metric;
  const text =
    typeof value === "object" && value !== null && "amount" in value
      ? String(value.amount)
      : String(value);
  return metric.kind === "incomplete" ? `${text} incomplete` : text;
};

/** The same book, counting what is asked of it. */
export const countStatements = (db: Database): { db: Database; count: () => number } => {
  let statements = 0;
  return {
    count: () => statements,
    db: {
      ...db,
      engine: db.engine,
      query: (text, values) => {
        statements += 1;
        return db.query(text, values);
      },
      transaction: (work) => db.transaction(work),
      snapshot: (work) =>
        db.snapshot((tx) =>
          work({
            query: (text, values) => {
              statements += 1;
              return tx.query(text, values);
            },
          }),
        ),
      close: () => db.close(),
    },
  };
};
