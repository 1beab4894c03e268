import type { Database } from "@/lib/store/database";
import type { BookSize } from "@/tests/bench/large-book";
import type { Work } from "@/tests/bench/measure";

/**
 * What any answer costs at least, in tables of their own that share nothing with the book's or with its
 * queries: a page of fifty by an index, out of as many rows as there are commitments or entries, and
 * one sum over a row per commitment.
 */
export const fillFloors = async (db: Database, { commitments, entries }: BookSize) => {
  for (const [table, rows] of [
    ["floor_commitments", commitments],
    ["floor_entries", entries],
  ] as const) {
    await db.query(
      `create table ${table} as
       select n as id, md5(n::text) as name, (array['USD','EUR','MIUs','Credits'])[1 + n % 4] as unit,
         timestamptz '2026-01-01T00:00:00Z' + make_interval(secs => n % 30000000) as at,
         n * 1.2345678 as committed, n * 0.7654321 as drawn, n * 0.4691357 as available,
         repeat(md5(n::text), 8) as more
       from generate_series(1, ${rows}) n`,
    );
    await db.query(`create index ${table}_by_time on ${table} (at, id)`);
    await db.query(`analyze ${table}`);
  }
};

export type Floors = {
  readonly page: Work;
  readonly entryPage: Work;
  readonly sum: Work;
};

export const floorsOf = (db: Database): Floors => {
  const json = async (text: string): Promise<string> => JSON.stringify(await db.query(text));
  const pageOf = (table: string) => () =>
    json(
      `select * from ${table} where (at, id) > (timestamptz '2026-01-01T01:00:00Z', 5)
       order by at, id limit 50`,
    );
  return {
    page: pageOf("floor_commitments"),
    entryPage: pageOf("floor_entries"),
    sum: () =>
      json(
        `select unit, count(*), sum(committed) as committed, sum(drawn) as drawn,
           sum(available) as available from floor_commitments group by unit`,
      ),
  };
};
