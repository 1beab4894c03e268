import { createDice } from "@/sandbox/dice";
import { cutTo, type Exact, exact, proportion, smaller } from "@/sandbox/exact-number";
import {
  burnInvoice,
  closeSegment,
  entryType,
  openSegment,
  type Pool,
} from "@/sandbox/metronome/burn";
import { EUR, USD } from "@/sandbox/metronome/credit-types";
import type { CreditType, Entry, Segment } from "@/sandbox/metronome/model";
import { monthAt, startOfMonth } from "@/sandbox/metronome/months";
import type { CustomerStory, PoolStory, UsageStory } from "@/sandbox/metronome/story-parts";
import { uuidOf } from "@/sandbox/uuid";

export type Scene = {
  readonly seed: string;
  /** The month and the instant that the story counts from. */
  readonly anchorMonth: number;
  readonly anchorAt: number;
  readonly now: number;
};

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const unitKey = (unit: CreditType | null, isQuantity = false): string =>
  isQuantity ? "quantity" : (unit ?? USD).id;

export const segmentsOf = (slug: string, story: PoolStory, scene: Scene): readonly Segment[] =>
  story.segments.map(({ amount, from, to }, index) => ({
    id: uuidOf(`${scene.seed}/${slug}/${story.key}/segment/${index}`),
    amount: exact(amount),
    start: startOfMonth(scene.anchorMonth + from),
    end: startOfMonth(scene.anchorMonth + to),
  }));

const toPool = (slug: string, story: PoolStory, scene: Scene): Pool => ({
  key: `${slug}/${story.key}`,
  type: story.type,
  priority: story.terms?.priority ?? 100,
  isRollover: story.rolledOverFrom !== undefined,
  isWaived: story.isWaived ?? false,
  unitKey: unitKey(story.unit, story.isQuantity),
  segments: segmentsOf(slug, story, scene),
  left: new Map(),
  entries: [],
});

const digitsOf = ({ unit }: UsageStory): number => {
  if (unit.id === USD.id) return 1;
  return unit.id === EUR.id ? 2 : 0;
};

/** A month's use, unevenly: the same month of the same seed is always the same. */
const invoiceUse = (slug: string, usage: UsageStory, scene: Scene, end: number): Exact => {
  const dice = createDice(`${scene.seed}/${slug}/${unitKey(usage.unit, usage.isQuantity)}/${end}`);
  const share = proportion(exact(usage.perMonth), BigInt(dice.between(700, 1_300)), 1_000n);
  return cutTo(share / BigInt(usage.invoices ?? 1), digitsOf(usage));
};

/** The ends of the invoices of the month, on whole hours; the last ends with the month. */
const invoiceEnds = (month: number, count: number): readonly number[] => {
  const start = startOfMonth(month);
  const hours = (startOfMonth(month + 1) - start) / HOUR_MS;
  return Array.from(
    { length: count },
    (_, index) => start + Math.floor((hours * (index + 1)) / count) * HOUR_MS,
  );
};

type Extra = { readonly pool: Pool; readonly entry: Entry };

const extrasOf = (pool: Pool, story: PoolStory, scene: Scene): readonly Extra[] =>
  (story.extra ?? []).map(({ what, amount, day, reason }) => {
    const at = scene.anchorAt + day * DAY_MS;
    const segment = pool.segments.find(({ start, end }) => start <= at && at < end);
    const isManual = what === "MANUAL";
    const type = what.includes("_COMMIT_") ? what : entryType(pool.type, what);
    const isBilled = what === "CANCELED" || what === "CREDITED";
    return {
      pool,
      entry: {
        type,
        at,
        amount: exact(amount),
        ...(isManual ? { reason: reason ?? "Correction" } : { segmentId: segment?.id }),
        ...(isBilled ? { invoiceId: uuidOf(`${pool.key}/${what}`) } : {}),
      },
    };
  });

const applyExtra = ({ pool, entry }: Extra): void => {
  const open = pool.segments.find(({ start, end }) => start <= entry.at && entry.at < end);
  if (open) pool.left.set(open.id, (pool.left.get(open.id) ?? 0n) + entry.amount);
  pool.entries.push(entry);
};

/** Moves what may roll over out of a segment that ends, before the rest lapses. */
const rollOver = (pool: Pool, segment: Segment, most: Exact, newContractId: string): void => {
  const left = pool.left.get(segment.id) ?? 0n;
  const moved = smaller(left, most);
  if (moved <= 0n) return;
  pool.left.set(segment.id, left - moved);
  pool.entries.push({
    type: entryType(pool.type, "ROLLOVER"),
    at: segment.end,
    amount: -moved,
    segmentId: segment.id,
    newContractId,
  });
};

/** The ledgers of one customer at the clock's instant, by key of the commitment. */
export const simulate = (
  story: CustomerStory,
  scene: Scene,
  contractId: (key: string) => string,
): ReadonlyMap<string, readonly Entry[]> => {
  const { now } = scene;
  const pools = story.pools.map((pool) => ({ pool: toPool(story.slug, pool, scene), story: pool }));
  const all = pools.map(({ pool }) => pool);
  const extras = pools.flatMap(({ pool, story: told }) => extrasOf(pool, told, scene));
  const steps: { readonly at: number; readonly order: number; run(): void }[] = [];

  const heirOf = (key: string) => story.pools.find(({ rolledOverFrom }) => rolledOverFrom === key);
  for (const { pool, story: told } of pools) {
    const heir = heirOf(told.key);
    for (const segment of pool.segments) {
      steps.push({ at: segment.start, order: 3, run: () => openSegment(pool, segment) });
      steps.push({ at: segment.end, order: 2, run: () => closeSegment(pool, segment) });
      if (!told.rollsOver || !heir?.contract || segment !== pool.segments.at(-1)) continue;
      const most = exact(told.rollsOver);
      const heirContract = contractId(heir.contract);
      steps.push({
        at: segment.end,
        order: 1,
        run: () => rollOver(pool, segment, most, heirContract),
      });
    }
  }
  for (const extra of extras) {
    steps.push({ at: extra.entry.at, order: 4, run: () => applyExtra(extra) });
  }
  for (const usage of story.usage) {
    const drawn = all.filter((pool) => pool.unitKey === unitKey(usage.unit, usage.isQuantity));
    let start = startOfMonth(scene.anchorMonth + story.from);
    for (let month = monthAt(start); start <= now; month += 1) {
      for (const end of invoiceEnds(month, usage.invoices ?? 1)) {
        const use = invoiceUse(story.slug, usage, scene, end);
        // The running invoice is a draft: it holds what was used so far, stamped with its end.
        const passed = BigInt(Math.floor((now - start) / HOUR_MS));
        const whole = BigInt((end - start) / HOUR_MS);
        const soFar = end <= now ? use : cutTo(proportion(use, passed, whole), digitsOf(usage));
        const isBegun = start <= now;
        if (isBegun) steps.push({ at: end, order: 0, run: () => burnInvoice(drawn, end, soFar) });
        start = end;
      }
    }
  }
  const inOrder = steps.toSorted((one, two) => one.at - two.at || one.order - two.order);
  for (const step of inOrder) if (step.at <= now) step.run();
  // Written down already, although they lie ahead: drafts, and corrections with a later date.
  for (const { at, order, run } of inOrder) {
    if (at > now && (order === 0 || order === 4)) run();
  }
  return new Map(pools.map(({ pool, story: told }) => [told.key, pool.entries]));
};
