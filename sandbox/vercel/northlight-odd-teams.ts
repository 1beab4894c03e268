import { monthName } from "@/sandbox/clock-days";
import {
  calendarMonth,
  costUsage,
  enterpriseContract,
  miuUsage,
  monthsFromAnchor,
  proContract,
} from "@/sandbox/vercel/story-parts";
import type { TeamStory } from "@/sandbox/vercel/team-story";

const fieldTools: TeamStory = {
  slug: "northlight-field-tools",
  name: "Field Tools",
  tells: "Pro: 20 USD each month, billed on the 31st, overspent in some months",
  plan: "pro",
  access: "full",
  body: "lines",
  contract: proContract({ startMonth: calendarMonth(1), startDay: 31 }),
  usage: costUsage({
    monthly: () => "20",
    percentByMonth: [71, 88, 124, 93, 80, 132, 97, 76, 115, 84, 91, 141],
    projects: ["field-notes"],
  }),
};

const prototypes: TeamStory = {
  slug: "northlight-prototypes",
  name: "Prototype Lab",
  tells: "Flex: no commitments (zero bytes), charges in dollars",
  plan: "flex",
  access: "full",
  body: "lines",
  contract: null,
  usage: costUsage({
    monthly: () => "64",
    percentByMonth: [60, 75, 90, 110, 95, 80, 70, 85, 100, 120, 105, 65],
    rowsPerDay: 3,
    projects: ["prototype-01", "prototype-02"],
  }),
};

const trust: TeamStory = {
  slug: "northlight-trust",
  name: "Trust & Security",
  tells: "limited: needs single sign-on first, billing answers 403",
  plan: "enterprise",
  access: "needs-sign-in",
  body: "lines",
  contract: null,
  usage: null,
};

const realtime: TeamStory = {
  slug: "northlight-realtime",
  name: "Realtime",
  tells: "a yearly term used up months ago; other categories and units that must not draw",
  plan: "enterprise",
  access: "full",
  body: "array-as-lines",
  contract: enterpriseContract({
    startMonth: monthsFromAnchor(-9),
    monthsPerTerm: 12,
    amount: () => "200000",
    description: () => "Yearly MIU allocation",
  }),
  usage: miuUsage({
    monthly: () => "26000",
    percentByMonth: [98, 101, 103, 99, 102, 100, 104, 101, 99, 105, 102, 100],
    rowsPerDay: 7,
    extraRows: "rows-that-do-not-draw",
    projects: ["realtime-gateway", "presence"],
  }),
};

const cafe: TeamStory = {
  slug: "cafe-munster",
  name: "Café Münster",
  tells: "terms begin at Pacific midnight, across both clock changes; names outside ASCII",
  plan: "enterprise",
  access: "full",
  body: "lines-crlf-unfinished",
  contract: enterpriseContract({
    startMonth: calendarMonth(5),
    edge: "pacific",
    amount: () => "30000",
    description: ({ month }) => `Café Münster: MIU allocation, ${monthName(month)}`,
  }),
  usage: miuUsage({
    monthly: () => "30000",
    percentByMonth: [84, 91, 104, 97, 88, 93, 79, 86, 108, 92, 103, 99],
    projects: ["café-münster-shop", "speisekarte"],
  }),
};

const careers: TeamStory = {
  slug: "northlight-careers",
  name: "Careers Site",
  tells: "Flex: no commitments (only white space), a few charges",
  plan: "flex",
  access: "full",
  body: "whitespace",
  contract: null,
  usage: costUsage({
    monthly: () => "9",
    percentByMonth: [90, 95, 110, 105, 100, 90, 70, 65, 105, 100, 95, 60],
    rowsPerDay: 1,
    projects: ["careers"],
  }),
};

const hackweek: TeamStory = {
  slug: "northlight-hackweek",
  name: null,
  tells: "a team without a name, without commitments (`[]`) and without charges",
  plan: "flex",
  access: "full",
  body: "empty-array",
  contract: null,
  usage: null,
};

/** Teams that tell what goes wrong, or is missing, or is easily mixed up. */
export const ODD_TEAMS: readonly TeamStory[] = [
  fieldTools,
  prototypes,
  trust,
  realtime,
  cafe,
  careers,
  hackweek,
];
