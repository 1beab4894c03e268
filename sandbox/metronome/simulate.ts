import { exact } from "@/sandbox/exact-number";
import {
  burnInvoice,
  closeSegment,
  entryType,
  openSegment,
  rollOver,
} from "@/sandbox/metronome/burn";
import { invoicesOf } from "@/sandbox/metronome/invoices";
import type { Entry, Outcome, Segment, Tally } from "@/sandbox/metronome/model";
import { startOfMonth } from "@/sandbox/metronome/months";
import { emptyTally, isArchivedAt, move, type Pool, segmentAt } from "@/sandbox/metronome/pool";
import { type Scene, unitKey } from "@/sandbox/metronome/scene";
import type { CustomerStory, PoolStory } from "@/sandbox/metronome/story-parts";
import { uuidOf } from "@/sandbox/uuid";

const DAY_MS = 86_400_000;
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
  archivedAt:
    story.archivedIn === undefined ? null : startOfMonth(scene.anchorMonth + story.archivedIn),
  unitKey: unitKey(story.unit, story.isQuantity),
  isForChildren: story.access === "ALL" || story.access === "CONTRACT_IDS",
  segments: segmentsOf(slug, story, scene),
  left: new Map(),
  tally: emptyTally(),
  entries: [],
});

type Extra = {
  readonly pool: Pool;
  readonly segment: Segment;
  readonly as: keyof Tally;
  readonly entry: Entry;
};

const countedAs = (what: string): keyof Tally => {
  if (what === "CANCELED") return "canceled";
  return what === "CREDITED" ? "credited" : "adjusted";
};

const extrasOf = (pool: Pool, story: PoolStory, scene: Scene): readonly Extra[] =>
  (story.extra ?? []).map(({ what, amount, day, reason }) => {
    const at = scene.anchorAt + day * DAY_MS;
    const segment = segmentAt(pool.segments, at);
    if (!segment) throw new Error(`The story of ${pool.key} corrects it outside its segments`);
    const isManual = what === "MANUAL";
    const type = what.includes("_COMMIT_") ? what : entryType(pool.type, what);
    const isBilled = what === "CANCELED" || what === "CREDITED";
    const entry = {
      type,
      at,
      amount: exact(amount),
      ...(isManual ? { reason: reason ?? "Correction" } : { segmentId: segment.id }),
      ...(isBilled ? { invoiceId: uuidOf(`${pool.key}/${what}`) } : {}),
    };
    return { pool, segment, as: countedAs(what), entry };
  });

const applyExtra = ({ pool, segment, as, entry }: Extra): void => {
  move(pool, segment.id, { as, amount: entry.amount });
  pool.entries.push(entry);
};

/** At one instant: what was used, what rolls over, what lapses, what begins, what is corrected. */
const ORDER = { invoice: 0, rollover: 1, close: 2, open: 3, extra: 4 } as const;

type Step = { readonly at: number; readonly order: number; run(): void };

type Told = { readonly pool: Pool; readonly story: PoolStory };

const segmentSteps = (
  { pool, story }: Told,
  heir: PoolStory | undefined,
  contractId: (key: string) => string,
): readonly Step[] =>
  pool.segments.flatMap((segment) => {
    const steps: Step[] = [
      { at: segment.start, order: ORDER.open, run: () => openSegment(pool, segment) },
      { at: segment.end, order: ORDER.close, run: () => closeSegment(pool, segment) },
    ];
    if (!story.rollsOver || !heir?.contract || segment !== pool.segments.at(-1)) return steps;
    const moved = { amount: exact(story.rollsOver), newContractId: contractId(heir.contract) };
    const run = (): void => rollOver(pool, segment, moved);
    return [...steps, { at: segment.end, order: ORDER.rollover, run }];
  });

const invoiceSteps = (
  story: CustomerStory,
  pools: readonly Pool[],
  from: Parameters<typeof invoicesOf>[2],
): readonly Step[] =>
  story.usage.flatMap((usage) => {
    const unit = unitKey(usage.unit, usage.isQuantity);
    const drawn = pools.filter(
      (pool) => pool.unitKey === unit && (usage.child === undefined || pool.isForChildren),
    );
    return invoicesOf(story, usage, from).map((invoice) => ({
      at: invoice.at,
      order: ORDER.invoice,
      run: () => burnInvoice(drawn, invoice),
    }));
  });

/** What each commitment of one customer has come to at the clock's instant, by its key. */
export const simulate = (
  story: CustomerStory,
  scene: Scene,
  contractId: (customer: string, contract: string) => string,
): ReadonlyMap<string, Outcome> => {
  const { now } = scene;
  const told = story.pools.map((pool) => ({ pool: toPool(story.slug, pool, scene), story: pool }));
  const pools = told.map(({ pool }) => pool);
  const extras = told.flatMap(({ pool, story: pooled }) => extrasOf(pool, pooled, scene));
  const heirOf = (key: string) => story.pools.find(({ rolledOverFrom }) => rolledOverFrom === key);
  const steps = [
    ...told.flatMap((one) =>
      segmentSteps(one, heirOf(one.story.key), (key) => contractId(story.slug, key)).filter(
        ({ at }) => !isArchivedAt(one.pool, at),
      ),
    ),
    ...extras.map((extra) => ({
      at: extra.entry.at,
      order: ORDER.extra,
      run: () => applyExtra(extra),
    })),
    ...invoiceSteps(story, pools, { scene, contractId }),
  ].toSorted((one, two) => one.at - two.at || one.order - two.order);
  for (const step of steps) if (step.at <= now) step.run();
  const posted = pools.map(({ tally, left }) => ({ tally: { ...tally }, left: new Map(left) }));
  // Written down already, although they lie ahead: drafts, and corrections with a later date.
  const { invoice, extra } = ORDER;
  for (const { at, order, run } of steps) {
    if (at > now && (order === invoice || order === extra)) run();
  }
  return new Map(
    pools.map((pool, index) => {
      const before = posted[index] ?? { tally: emptyTally(), left: new Map() };
      const corrections = extras
        .filter((one) => one.pool === pool && one.entry.at > now && one.segment.start <= now)
        .reduce((sum, { entry }) => sum + entry.amount, 0n);
      const outcome = {
        entries: pool.entries.toSorted((one, two) => one.at - two.at),
        posted: before.tally,
        left: before.left,
        pending: pool.tally.used - before.tally.used,
        corrections,
      };
      return [story.pools[index]?.key ?? "", outcome];
    }),
  );
};
