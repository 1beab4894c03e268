import type { Database, Queryable } from "@/lib/store/database";

const kinds = ["select", "insert", "update", "delete", "with"];

/** "select", "insert": the first word of a statement, as far as it is one of these. */
const kindOf = (text: string): string => {
  const word = /^\s*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? "";
  return kinds.includes(word) ? word : "other";
};

/** The same database, whose statements are timed, those inside of transactions too. */
export const timeQueries = (
  db: Database,
  observe: (kind: string, seconds: number) => void,
): Database => {
  const timed = (inner: Queryable): Queryable => ({
    ...inner,
    query: async (text, values) => {
      const beganMs = performance.now();
      try {
        return await inner.query(text, values);
      } finally {
        observe(kindOf(text), (performance.now() - beganMs) / 1000);
      }
    },
  });
  return {
    ...db,
    ...timed(db),
    transaction: (work) => db.transaction((tx) => work(timed(tx))),
    snapshot: (work) => db.snapshot((tx) => work(timed(tx))),
  };
};
