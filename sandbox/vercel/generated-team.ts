import { createDice, type Dice } from "@/sandbox/dice";
import {
  calendarMonth,
  costUsage,
  enterpriseContract,
  miuUsage,
  proContract,
} from "@/sandbox/vercel/story-parts";
import type { TeamStory } from "@/sandbox/vercel/team-story";

const PLACES = [
  "Harbor",
  "Meridian",
  "Juniper",
  "Saltmarsh",
  "Lantern",
  "Quarry",
  "Osprey",
  "Fjord",
];
const CRAFTS = [
  "Analytics",
  "Logistics",
  "Studio",
  "Health",
  "Robotics",
  "Finance",
  "Games",
  "Maps",
];
const ALLOCATIONS = ["12000", "25000", "40000", "75000", "150000"];

const pick = (dice: Dice, list: readonly string[]): string =>
  list[dice.between(0, list.length - 1)] ?? "";

const percents = (dice: Dice): readonly number[] =>
  Array.from({ length: 12 }, () => dice.between(45, 118));

const enterpriseTeam = (dice: Dice, team: TeamStory, monthsPerTerm: 1 | 3): TeamStory => {
  const allocation = pick(dice, ALLOCATIONS);
  const perTerm = String(Number(allocation) * monthsPerTerm);
  return {
    ...team,
    plan: "enterprise",
    contract: enterpriseContract({
      startMonth: calendarMonth(dice.between(1, 12)),
      monthsPerTerm,
      amount: () => perTerm,
    }),
    usage: miuUsage({
      monthly: () => allocation,
      percentByMonth: percents(dice),
      projects: [team.slug],
    }),
  };
};

const costTeam = (dice: Dice, team: TeamStory, isPro: boolean): TeamStory => ({
  ...team,
  plan: isPro ? "pro" : "flex",
  contract: isPro
    ? proContract({
        startMonth: calendarMonth(dice.between(1, 12)),
        startDay: dice.between(1, 31),
      })
    : null,
  usage: costUsage({
    monthly: () => "21",
    percentByMonth: percents(dice),
    projects: [team.slug],
  }),
});

/** One more team for a larger world: an ordinary one, whose kind and figures follow from the seed. */
export const generatedTeam = (seed: string, index: number): TeamStory => {
  const dice = createDice(`${seed}/generated/${index}`);
  const number = String(index + 1).padStart(5, "0");
  const team: TeamStory = {
    slug: `northlight-client-${number}`,
    name: `${pick(dice, PLACES)} ${pick(dice, CRAFTS)} ${number}`,
    tells: "generated",
    plan: "flex",
    access: "full",
    body: "lines",
    contract: null,
    usage: null,
  };
  const kind = index % 10;
  if (kind < 6) return enterpriseTeam(dice, team, 1);
  if (kind < 8) return enterpriseTeam(dice, team, 3);
  return costTeam(dice, team, kind === 8);
};
