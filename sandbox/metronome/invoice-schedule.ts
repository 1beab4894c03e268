import { exact, splitExactly } from "@/sandbox/exact-number";
import { trueupInvoiceId } from "@/sandbox/metronome/burn";
import { CREDIT_TYPES } from "@/sandbox/metronome/credit-types";
import type { CreditType, InvoiceSchedule, Segment } from "@/sandbox/metronome/model";
import { startOfMonth } from "@/sandbox/metronome/months";
import type { Scene } from "@/sandbox/metronome/scene";
import type { PoolStory } from "@/sandbox/metronome/story-parts";
import { uuidOf } from "@/sandbox/uuid";

/** A currency is paid in itself; what is no currency is paid in US dollars, which need no name. */
const paidWith = (unit: CreditType | null): CreditType | null =>
  CREDIT_TYPES.some(({ id, isCurrency }) => isCurrency && id === unit?.id) ? unit : null;

const instantsOf = (story: PoolStory, segments: readonly Segment[], scene: Scene) => {
  if (story.paidIn) return story.paidIn.map((month) => startOfMonth(scene.anchorMonth + month));
  const [first, last] = [segments[0]?.start, segments.at(-1)?.end];
  return [(story.type === "POSTPAID" ? last : first) ?? scene.anchorAt];
};

/** When a commitment is paid for; null for what nobody pays, or where nothing is said. */
export const invoiceScheduleOf = (
  story: PoolStory,
  segments: readonly Segment[],
  { slug, scene }: { readonly slug: string; readonly scene: Scene },
): InvoiceSchedule | null => {
  if (story.type === "CREDIT" || story.paid === null) return null;
  const granted = segments.reduce((total, { amount }) => total + amount, 0n);
  const paid = story.paid === undefined ? granted : exact(story.paid);
  const instants = instantsOf(story, segments, scene);
  const isInvoiced = !story.isUninvoiced && !story.isWaived;
  const label = `${scene.seed}/${slug}/${story.key}`;
  const invoiceId = (index: number): string =>
    story.type === "POSTPAID"
      ? trueupInvoiceId(`${slug}/${story.key}`)
      : uuidOf(`${label}/bill/${index}`);
  const weights = instants.map(() => 1);
  const items = splitExactly(paid, weights, 2).map((amount, index) => {
    const at = instants[index] ?? scene.anchorAt;
    const isBilled = isInvoiced && at <= scene.now;
    const id = uuidOf(`${label}/paid/${index}`);
    return { id, invoiceId: isBilled ? invoiceId(index) : null, amount, at };
  });
  return { creditType: paidWith(story.unit), isInvoiced, items };
};
