import { instantText } from "@/sandbox/clock-days";
import type { Pool } from "@/sandbox/vercel/ledger";

export type OverlapGroup = { readonly key: string; readonly pools: readonly Pool[] };

type Run = { end: number; readonly pools: Pool[] };

/** Terms of one unit that overlap, directly or through each other. A term that stands alone has no group. */
export const overlapGroups = (pools: readonly Pool[]): readonly OverlapGroup[] => {
  const runs: Run[] = [];
  for (const pool of [...pools].sort((left, right) => left.term.start - right.term.start)) {
    const run = runs.findLast(({ pools: [first] }) => first?.term.unit === pool.term.unit);
    if (run && pool.term.start < run.end) {
      run.pools.push(pool);
      run.end = Math.max(run.end, pool.term.end);
    } else {
      runs.push({ end: pool.term.end, pools: [pool] });
    }
  }
  return runs.flatMap(({ pools: members }) => {
    const [first, second] = members;
    if (!first || !second) return [];
    return [{ key: `${first.term.unit}@${instantText(first.term.start)}`, pools: members }];
  });
};
