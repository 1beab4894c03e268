import { type DayNumber, utcMidnight } from "@/sandbox/clock-days";
import { fine, share } from "@/sandbox/datadog/fine-amount";
import type { Commitment, CommitmentType, Kind, Provider } from "@/sandbox/datadog/model";
import type { CommitmentStory, SizeStory, TermStory } from "@/sandbox/datadog/story-parts";
import { hashText } from "@/sandbox/dice";
import type { JsonObject } from "@/sandbox/json-text";
import { uuidOf } from "@/sandbox/uuid";

type KindFacts = {
  readonly provider: Provider;
  readonly type: CommitmentType;
  readonly products: readonly string[];
  readonly discountPercent: number;
  readonly id: (label: string) => string;
};

const hex = (label: string): string => uuidOf(label).replaceAll("-", "").slice(0, 17);
const reservation = (label: string): string => `ri-${hex(label)}`;
const subscription = (label: string): string =>
  `/subscriptions/${uuidOf(`${label.split("/")[0]}/subscription`)}`;

const KINDS: Readonly<Record<Kind, KindFacts>> = {
  "aws-ec2-ri": {
    provider: "aws",
    type: "ri",
    products: ["ec2"],
    discountPercent: 37,
    id: reservation,
  },
  "aws-rds-ri": {
    provider: "aws",
    type: "ri",
    products: ["rds"],
    discountPercent: 34,
    id: reservation,
  },
  "aws-elasticache-ri": {
    provider: "aws",
    type: "ri",
    products: ["elasticache"],
    discountPercent: 36,
    id: reservation,
  },
  "aws-redshift-ri": {
    provider: "aws",
    type: "ri",
    products: ["redshift"],
    discountPercent: 30,
    id: uuidOf,
  },
  "aws-sp": {
    provider: "aws",
    type: "sp",
    products: ["ec2"],
    discountPercent: 28,
    id: (label) => `arn:aws:savingsplans::210987654321:savingsplan/${uuidOf(label)}`,
  },
  "azure-vm-ri": {
    provider: "azure",
    type: "ri",
    products: ["virtualmachines"],
    discountPercent: 41,
    id: (label) =>
      `${subscription(label)}/providers/Microsoft.Capacity/reservationOrders/${uuidOf(label)}`,
  },
  "azure-sp": {
    provider: "azure",
    type: "sp",
    products: ["virtualmachines"],
    discountPercent: 25,
    id: (label) =>
      `${subscription(label)}/providers/Microsoft.BillingBenefits/savingsPlanOrders/${uuidOf(label)}`,
  },
};

export const factsOf = (kind: Kind): KindFacts => KINDS[kind];

const yearsLater = (instant: number, years: number): number => {
  const date = new Date(instant);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
};

const termOf = ({ from, to, years, time = "00:00:00" }: TermStory, anchorDay: DayNumber) => {
  const sinceMidnight = Date.parse(`1970-01-01T${time}Z`);
  const at = (day: number): number => utcMidnight(anchorDay + day) + sinceMidnight;
  if (from !== undefined) return { start: at(from), end: yearsLater(at(from), years) };
  return { start: yearsLater(at(to ?? 0), -years), end: at(to ?? 0) };
};

const secondText = (instant: number): string =>
  new Date(instant).toISOString().replace(".000Z", "Z");

const isPlan = (size: SizeStory): size is Extract<SizeStory, { hourly: string }> =>
  "hourly" in size;

const costPerHour = (size: SizeStory) =>
  isPlan(size) ? fine(size.hourly) : share(fine(size.price), Number(size.count), 1);

const dateFields = (story: TermStory, term: { start: number; end: number }): JsonObject => ({
  ...(story.hides === "start" ? {} : { start_date: secondText(term.start) }),
  ...(story.hides === "end"
    ? {}
    : { expiration_date: secondText(term.end - (story.endStyle === "first-instant" ? 0 : 1000)) }),
});

export type Scene = { readonly seed: string; readonly anchorDay: DayNumber };

export const buildCommitment = (story: CommitmentStory, scene: Scene): Commitment => {
  const { key, kind, size, term: told } = story;
  const { seed, anchorDay } = scene;
  const { provider, type, products, discountPercent, id } = KINDS[kind];
  const label = `${seed}/${key}`;
  const term = termOf(told, anchorDay);
  const isShown = size.isHidden !== true;
  const termLength = story.termLength === undefined ? told.years : story.termLength;
  return {
    key,
    kind,
    provider,
    type,
    products: story.products ?? products,
    id: story.id ?? id(label),
    ...term,
    says: { start: told.hides !== "start", end: told.hides !== "end" },
    boughtAt: term.start - utcMidnight(story.queuedDays ?? 0),
    cancelledAt: story.cancelled === undefined ? null : utcMidnight(anchorDay + story.cancelled),
    forcedStatus: story.status ?? null,
    given: {
      spendPerHour: isPlan(size) && isShown ? size.hourly : null,
      count: !isPlan(size) && isShown ? size.count : null,
      nfus: isPlan(size) ? null : (size.nfus ?? null),
    },
    costPerHour: costPerHour(size),
    discountPercent,
    use: story.use,
    anchorDay,
    dice: hashText(label),
    fields: {
      ...story.fields,
      ...dateFields(told, term),
      ...(termLength === null ? {} : { term_length: termLength }),
    },
  };
};
