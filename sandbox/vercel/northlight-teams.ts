import { dayOfMonth, type MonthNumber, monthName } from "@/sandbox/clock-days";
import {
  calendarMonth,
  enterpriseContract,
  miuUsage,
  monthNearDaysAhead,
  monthsFromAnchor,
} from "@/sandbox/vercel/story-parts";
import type { Anchor, TeamStory, TermPlace } from "@/sandbox/vercel/team-story";

/** Ahead of plan wherever the anchor stands in its month, without being used up early in it. */
const aheadOfPlan = (anchor: Anchor): ReadonlyMap<number, number> =>
  new Map([[0, dayOfMonth(anchor.day) <= 22 ? 122 : 106]]);

const storefront: TeamStory = {
  slug: "northlight-storefront",
  name: "Northlight Storefront",
  tells: "calendar-year contract, most months lapse, some run over, this month runs out early",
  plan: "enterprise",
  access: "full",
  body: "lines",
  contract: enterpriseContract({ startMonth: calendarMonth(1), amount: () => "180000" }),
  usage: miuUsage({
    monthly: () => "180000",
    percentByMonth: [72, 81, 94, 103, 88, 66, 91, 78, 109, 97, 84, 76],
    percentNearAnchor: aheadOfPlan,
    rowsPerDay: 12,
    projects: ["storefront", "storefront-api", "checkout-widget", "gift-cards"],
  }),
};

const docs: TeamStory = {
  slug: "northlight-docs",
  name: "Docs & Learning",
  tells: "well on plan",
  plan: "enterprise",
  access: "full",
  body: "lines-crlf",
  contract: enterpriseContract({
    startMonth: calendarMonth(3),
    amount: () => "60000",
    description: () => null,
    identifiers: "plain",
  }),
  usage: miuUsage({
    monthly: () => "60000",
    percentByMonth: [97, 98, 96, 99, 98, 97, 95, 96, 99, 98, 97, 98],
    projects: ["docs", "academy"],
  }),
};

const media: TeamStory = {
  slug: "northlight-media",
  name: "Media Pipeline",
  tells: "behind plan; renews in about 40 days and the next contract is already in the list",
  plan: "enterprise",
  access: "full",
  body: "lines-blank",
  contract: enterpriseContract({
    startMonth: monthNearDaysAhead(40),
    amount: () => "90000",
    signedAheadDays: 75,
  }),
  usage: miuUsage({
    monthly: () => "90000",
    percentByMonth: [42, 47, 51, 44, 39, 46, 54, 50, 45, 41, 48, 38],
    projects: ["image-farm", "video-stills"],
  }),
};

const RAMP = ["200000.5", "275000.25", "350000.125", "500000.0625"];

const rampAmount = ({ month, contractMonth }: TermPlace): string =>
  RAMP[Math.floor((month - contractMonth) / 3)] ?? "500000.0625";

const rampInMonth = (month: MonthNumber): string =>
  rampAmount({ month, contractMonth: month - ((month + 9) % 12) });

const platform: TeamStory = {
  slug: "northlight-platform",
  name: "Platform Engineering",
  tells:
    "a ramp that grows by quarter; quantities of 17 significant digits and one of 4.2e-7 a day",
  plan: "enterprise",
  access: "full",
  body: "lines-unfinished",
  contract: enterpriseContract({ startMonth: calendarMonth(4), amount: rampAmount }),
  usage: miuUsage({
    monthly: rampInMonth,
    percentByMonth: [99, 101, 103, 88, 92, 95, 90, 96, 102, 91, 94, 97],
    decimals: 13,
    rowsPerDay: 6,
    extraRows: "a-tiny-row",
    projects: ["platform-gateway", "feature-flags"],
  }),
};

const checkout: TeamStory = {
  slug: "northlight-checkout",
  name: "Checkout",
  tells: "quarterly terms",
  plan: "enterprise",
  access: "full",
  body: "lines-bom",
  contract: enterpriseContract({
    startMonth: calendarMonth(2),
    monthsPerTerm: 3,
    amount: () => "250000",
    description: ({ month }) => `Quarterly MIU allocation from ${monthName(month)}`,
  }),
  usage: miuUsage({
    monthly: () => "83333",
    percentByMonth: [96, 86, 92, 101, 112, 104, 95, 88, 93, 90, 97, 108],
    projects: ["checkout", "payments-edge", "fraud-signals"],
  }),
};

const search: TeamStory = {
  slug: "northlight-search",
  name: "Search & Discovery",
  tells: "a mid-contract expansion of 80,000 MIUs overlaps the monthly terms",
  plan: "enterprise",
  access: "full",
  body: "array",
  contract: enterpriseContract({
    startMonth: monthsFromAnchor(-5),
    amount: () => "100000",
    expansion: {
      startMonth: monthsFromAnchor(-1),
      months: 2,
      day: 15,
      amount: "80000",
      description: "Mid-contract expansion, 80,000 MIUs",
    },
  }),
  usage: miuUsage({
    monthly: () => "100000",
    percentByMonth: [93, 97, 95, 98, 94, 96, 99, 97, 95, 96, 98, 94],
    percentNearAnchor: () =>
      new Map([
        [-1, 128],
        [0, 134],
        [1, 110],
      ]),
    projects: ["search", "recommendations"],
  }),
};

const data: TeamStory = {
  slug: "northlight-data",
  name: "Data Products",
  tells: "the October term gives no quantity; its description begins like a spreadsheet formula",
  plan: "enterprise",
  access: "full",
  body: "ndjson",
  contract: enterpriseContract({
    startMonth: calendarMonth(9),
    amount: ({ month }) => (month % 12 === 9 ? null : "45000"),
    description: ({ month }) =>
      month % 12 === 9 ? "=SUM(A1:A12) MIU allocation, to be agreed" : "MIU allocation",
    identifiers: "plain",
  }),
  usage: miuUsage({
    monthly: () => "45000",
    percentByMonth: [90, 85, 95, 92, 89, 98, 94, 91, 96, 93, 88, 97],
    decimals: 4,
    projects: ["@northlight/metrics", "warehouse-sync"],
  }),
};

const japan: TeamStory = {
  slug: "northlight-japan",
  name: "Northlight 日本",
  tells: "upcoming only: one yearly term from next month, no charges yet",
  plan: "enterprise",
  access: "full",
  body: "object",
  contract: enterpriseContract({
    startMonth: monthsFromAnchor(1),
    isNew: true,
    monthsPerTerm: 12,
    amount: () => "600000",
    description: () => "Yearly MIU allocation",
    signedAheadDays: 75,
  }),
  usage: miuUsage({
    monthly: () => "50000",
    percentByMonth: [60, 70, 80, 85, 90, 95, 95, 98, 100, 100, 105, 110],
    projects: ["japan-site"],
  }),
};

/** Teams whose contracts follow one clear pattern each. */
export const PATTERN_TEAMS: readonly TeamStory[] = [
  storefront,
  docs,
  media,
  platform,
  checkout,
  search,
  data,
  japan,
];
