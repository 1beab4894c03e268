import type { Kind } from "@/sandbox/datadog/model";
import type { CommitmentStory, SizeStory, TermStory } from "@/sandbox/datadog/story-parts";
import { createDice, type Dice } from "@/sandbox/dice";
import type { JsonObject } from "@/sandbox/json-text";

/** In turn: the number of a generated commitment says its kind. */
export const GENERATED_KINDS: readonly Kind[] = [
  "aws-ec2-ri",
  "aws-rds-ri",
  "aws-elasticache-ri",
  "aws-sp",
  "azure-vm-ri",
  "azure-sp",
];

const REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-northeast-1"];
const FAMILIES = ["m6i", "c6i", "r6g", "c7g"];
const SIZES = [
  ["large", 4],
  ["xlarge", 8],
  ["2xlarge", 16],
  ["4xlarge", 32],
] as const;
const PAYMENTS = ["No Upfront", "Partial Upfront", "All Upfront"];

const pick = <Item>(dice: Dice, items: readonly [Item, ...Item[]] | readonly Item[]): Item => {
  const item = items[dice.between(0, items.length - 1)];
  if (item === undefined) throw new Error("Nothing to pick from");
  return item;
};

const fieldsFor = (kind: Kind, dice: Dice, key: string): readonly [JsonObject, number] => {
  const [size, nfus] = pick(dice, SIZES);
  const type = `${pick(dice, FAMILIES)}.${size}`;
  const shared = { purchase_option: pick(dice, PAYMENTS), region: pick(dice, REGIONS) };
  switch (kind) {
    case "aws-ec2-ri": {
      const told = { offering_class: "standard", operating_system: "Linux" };
      return [{ ...shared, ...told, instance_type: type }, nfus];
    }
    case "aws-rds-ri":
      return [{ ...shared, database_engine: "PostgreSQL", instance_type: `db.${type}` }, nfus];
    case "aws-elasticache-ri":
      return [{ ...shared, cache_engine: "Redis", instance_type: `cache.${type}` }, nfus];
    case "aws-sp": {
      const { purchase_option } = shared;
      return [{ purchase_option, savings_plan_type: "ComputeSavingsPlans" }, 0];
    }
    case "azure-vm-ri": {
      const told = { instance_type: "Standard_D4s_v5", meter_sub_category: "D4s Series" };
      return [{ ...told, benefit_name: key, region: "westeurope" }, 0];
    }
    default:
      return [{ benefit_name: key }, 0];
  }
};

const termFor = (dice: Dice): TermStory => ({
  from: -dice.between(1, 340),
  years: pick(dice, [1, 1, 3]),
});

const sizeFor = (kind: Kind, dice: Dice, nfus: number): SizeStory => {
  if (kind === "aws-sp" || kind === "azure-sp") {
    return { hourly: `${dice.between(0, 40)}.${dice.between(1, 9)}` };
  }
  const count = dice.between(1, 60);
  return {
    count: String(count),
    price: `0.${dice.between(1000, 9999)}`,
    ...(nfus > 0 ? { nfus: String(nfus * count) } : { isHidden: true }),
  };
};

/** For volume: plausible, and without the oddities of the story. */
export const generatedCommitment = (seed: string, number: number): CommitmentStory => {
  const kind = GENERATED_KINDS[number % GENERATED_KINDS.length] ?? "aws-ec2-ri";
  const key = `generated-${String(number + 1).padStart(5, "0")}`;
  const dice = createDice(`${seed}/${key}`);
  const [fields, nfus] = fieldsFor(kind, dice, key);
  return {
    key,
    kind,
    term: termFor(dice),
    use: { base: dice.between(350, 990), swing: dice.between(5, 80) },
    size: sizeFor(kind, dice, nfus),
    fields,
  };
};
