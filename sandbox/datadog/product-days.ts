import type { DayNumber } from "@/sandbox/clock-days";
import { type Answering, matchesFilter } from "@/sandbox/datadog/answering";
import { usedDays, WHOLE } from "@/sandbox/datadog/daily-use";
import { divideRounded, type Fine, fine, share } from "@/sandbox/datadog/fine-amount";
import type { Commitment, CommitmentType } from "@/sandbox/datadog/model";
import { hashText } from "@/sandbox/dice";

/** In dollars. */
export type DayMoney = { readonly used: Fine; readonly committed: Fine };

/** What a product came to on a day, in dollars. */
export type ProductDay = {
  readonly day: DayNumber;
  readonly ri: DayMoney;
  readonly sp: DayMoney;
  /** What the same use would have cost at list price. */
  readonly riAtList: Fine;
  readonly spAtList: Fine;
  readonly onDemand: Fine;
  /** Null: the product has no spot market. */
  readonly spot: Fine | null;
};

type Profile = {
  /** Of an hour, at list price. */
  readonly price: Fine;
  /** In thousandths of what commitments cover. */
  readonly onDemand: number;
  readonly spot: number | null;
};

const DEFAULT_PROFILE: Profile = { price: fine("0.2"), onDemand: 240, spot: null };
const PROFILES: Readonly<Record<string, Profile>> = {
  ec2: { price: fine("0.192"), onDemand: 310, spot: 45 },
  rds: { price: fine("0.48"), onDemand: 180, spot: null },
  elasticache: { price: fine("0.156"), onDemand: 130, spot: null },
  virtualmachines: { price: fine("0.24"), onDemand: 270, spot: 60 },
};
const THROW = 40;
const HOUR_MS = 3_600_000n;

export const profileOf = (product: string): Profile => PROFILES[product] ?? DEFAULT_PROFILE;

type Part = (commitment: Commitment) => number;

/** The money of commitments per day. Of a savings plan under several products `part` may ask for a share. */
const moneyPerDay = (
  answering: Answering,
  type: CommitmentType,
  part: Part,
): ReadonlyMap<DayNumber, DayMoney> => {
  const { world, query, now } = answering;
  const found = new Map<DayNumber, { used: bigint; committed: bigint }>();
  for (const commitment of world.of({ ...query, type })) {
    if (!matchesFilter(commitment, query)) continue;
    const cost = divideRounded(commitment.costPerHour, BigInt(part(commitment)));
    for (const { day, milliseconds, millionths } of usedDays(commitment, query.window, now)) {
      const sum = found.get(day) ?? { used: 0n, committed: 0n };
      const committed = (cost * BigInt(milliseconds)) / HOUR_MS;
      sum.committed += committed;
      sum.used += (committed * BigInt(millionths)) / BigInt(WHOLE);
      found.set(day, sum);
    }
  }
  return found;
};

const sorted = (days: Iterable<DayNumber>): readonly DayNumber[] =>
  [...new Set(days)].toSorted((one, two) => one - two);

/** Whole savings plans, under whichever product they are asked for: as the rows are. */
export const commitmentDays = (
  answering: Answering,
): readonly (DayMoney & { day: DayNumber })[] => {
  const money = moneyPerDay(answering, answering.query.type, () => 1);
  return sorted(money.keys()).map((day) => ({
    day,
    ...(money.get(day) ?? { used: 0n, committed: 0n }),
  }));
};

const NOTHING: DayMoney = { used: 0n, committed: 0n };

const discountOf = ({ world, query }: Answering, type: CommitmentType): number =>
  world.of({ ...query, type })[0]?.discountPercent ?? 0;

/** A savings plan counts in equal shares for its products, so that products can be added up. */
export const productDays = (answering: Answering): readonly ProductDay[] => {
  const { provider, product } = answering.query;
  const ri = moneyPerDay(answering, "ri", () => 1);
  const sp = moneyPerDay(answering, "sp", ({ products }) => products.length);
  const profile = profileOf(product);
  const atList = (money: Fine, type: CommitmentType): Fine =>
    share(money, 100, 100 - discountOf(answering, type));
  return sorted([...ri.keys(), ...sp.keys()]).map((day) => {
    const [ofRi, ofSp] = [ri.get(day) ?? NOTHING, sp.get(day) ?? NOTHING];
    const riAtList = atList(ofRi.used, "ri");
    const spAtList = atList(ofSp.used, "sp");
    const thrown = (hashText(`${provider}/${product}/${day}`) % (2 * THROW + 1)) - THROW;
    const beside = (thousandths: number): Fine =>
      share(riAtList + spAtList, thousandths + Math.round((thrown * thousandths) / 400), 1000);
    return {
      day,
      ri: ofRi,
      sp: ofSp,
      riAtList,
      spAtList,
      onDemand: beside(profile.onDemand),
      spot: profile.spot === null ? null : beside(profile.spot),
    };
  });
};
