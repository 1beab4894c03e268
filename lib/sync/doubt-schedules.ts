import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import type { WeighedList } from "@/lib/store/doubts";
import { listSchedules, type ScheduleItem } from "@/lib/store/list-schedules";
import type { TermsBatch } from "@/lib/sync/account-read";

/**
 * The lists inside each commitment that is still listed (metrics 3.14 ruling 23): a schedule that is suddenly
 * empty takes the money with it as surely as a list of commitments would.
 */
export const listedSchedules = async (
  tx: Queryable,
  accountId: string,
  batches: readonly TermsBatch[],
  at: Instant,
): Promise<readonly WeighedList[]> => {
  const known = groupItems(await listSchedules(tx, accountId, at));
  const came = groupItems(batches.flatMap((batch) => itemsOf(batch, at)));
  const listed = new Set(
    batches.flatMap(({ commitments }) => commitments.map(({ fact }) => fact.id)),
  );
  return [...known].flatMap(([list, items]) => {
    const [{ kind, commitmentId }] = items;
    if (!listed.has(commitmentId)) return [];
    const ids = new Set((came.get(list) ?? []).map(({ id }) => id));
    const missing = items.map(({ id }) => id).filter((id) => !ids.has(id));
    return { list, noun: nouns[kind], known: items.length, came: ids.size, missing };
  });
};

const nouns = { segment: "segment", invoice: "scheduled payment" } as const;

/** Whose schedule it is. */
export const commitmentOf = (list: string): string => list.split(" ")[1] ?? "";

const groupItems = (
  items: readonly ScheduleItem[],
): ReadonlyMap<string, readonly [ScheduleItem, ...ScheduleItem[]]> => {
  const groups = new Map<string, [ScheduleItem, ...ScheduleItem[]]>();
  for (const item of items) {
    const key = `${item.kind}s ${item.commitmentId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};

const itemsOf = ({ segments, invoices }: TermsBatch, at: Instant): ScheduleItem[] => [
  ...segments.flatMap(({ fact: { id, commitmentId, end } }): ScheduleItem[] =>
    end === null || end > at ? [{ kind: "segment", commitmentId, id }] : [],
  ),
  ...invoices.map(
    ({ fact: { id, commitmentId } }): ScheduleItem => ({ kind: "invoice", commitmentId, id }),
  ),
];
