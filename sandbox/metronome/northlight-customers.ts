import { AI_CREDITS, EUR, USD } from "@/sandbox/metronome/credit-types";
import {
  CASTELLAN,
  CASTELLAN_STUDIOS,
  KITSUNE,
  SABLE,
} from "@/sandbox/metronome/northlight-odd-customers";
import type { CustomerStory } from "@/sandbox/metronome/story-parts";

const PRODUCT = "7f1f0a52-3d0b-4c0e-a1b7-2c9d5e8f6a01";
const QUARTERS = [-10, -7, -4, -1, 2].map((from) => ({ from, to: from + 3 }));

/** A prepaid year in quarters, with a draft running, a price below what is granted and a correction. */
const HARBOUR: CustomerStory = {
  slug: "harbour-freight",
  name: "Harbour Freight Systems",
  from: -14,
  contracts: [
    { key: "2025", name: "Harbour Freight 2025", from: -14, to: -10 },
    { key: "2026", name: "Harbour Freight 2026", from: -10, to: 5, renews: "2025" },
  ],
  pools: [
    {
      key: "start",
      type: "PREPAID",
      name: "Starter commit",
      product: "Platform commit",
      contract: "2025",
      unit: USD,
      segments: [{ amount: "30000000", from: -14, to: -10 }],
      rollsOver: "6000000",
      terms: { rollover_fraction: 0.2, priority: 100, rate_type: "LIST_RATE" },
    },
    {
      key: "rolled",
      type: "PREPAID",
      name: "Starter commit, rolled over",
      product: "Platform commit",
      contract: "2026",
      unit: USD,
      segments: [{ amount: "6000000", from: -10, to: -4 }],
      rolledOverFrom: "start",
      paid: null,
    },
    {
      key: "quarters",
      type: "PREPAID",
      name: "2026 quarterly commit",
      product: "Platform commit",
      contract: "2026",
      unit: USD,
      segments: QUARTERS.map((quarter) => ({ ...quarter, amount: "13500000" })),
      paid: "60000000",
      paidIn: [-10, -4, 2],
      terms: {
        priority: 100,
        rate_type: "COMMIT_RATE",
        netsuite_sales_order_id: "SO-20417",
        custom_fields: { region: "emea" },
        salesforce_opportunity_id: "006Qx00000H4rbAAT",
        applicable_product_ids: [PRODUCT],
      },
      extra: [
        { what: "MANUAL", amount: "250000.8", day: -40, reason: "Outage of 11 October" },
        { what: "MANUAL", amount: "-40000", day: 6, reason: "Migration hours, next invoice" },
      ],
    },
    ...(["CREDIT", "POSTPAID"] as const).flatMap((type) => {
      const name = type === "CREDIT" ? "Training credit" : "Support minimum";
      const told = { type, name, product: name, unit: EUR };
      const old = { ...told, key: `${type}-old`, contract: "2025", rollsOver: "500" };
      const heir = { ...told, key: `${type}-new`, contract: "2026", rolledOverFrom: old.key };
      return [
        { ...old, segments: [{ amount: "2000", from: -14, to: -10 }] },
        { ...heir, segments: [{ amount: "500", from: -10, to: 2 }] },
      ];
    }),
  ],
  usage: [{ unit: USD, perMonth: "4400000" }],
};

/** Two years of minimum spend: the first was trued up, the second runs behind. */
const MERIDIAN: CustomerStory = {
  slug: "meridian-health",
  name: "Meridian Health Analytics",
  from: -20,
  contracts: [{ key: "main", name: "Meridian enterprise agreement", from: -20, to: 4 }],
  pools: [-20, -8].map((from, year) => ({
    key: `year-${year + 1}`,
    type: "POSTPAID" as const,
    name: `Year ${year + 1} minimum`,
    product: "Annual minimum",
    contract: "main",
    unit: USD,
    segments: [{ amount: year === 0 ? "36000000" : "60000000", from, to: from + 12 }],
    terms: { priority: 200, netsuite_sales_order_id: `SO-1880${year}` },
    extra: [{ what: "MANUAL", amount: "-100000", day: year * 300 - 330, reason: "Disputed" }],
  })),
  usage: [{ unit: USD, perMonth: "2400000.6" }],
};

/** Euro, a ramp, an evergreen contract, a commit and a credit of the customer itself. */
const ALDERGATE: CustomerStory = {
  slug: "aldergate",
  name: "Aldergate Insurance",
  from: -18,
  customFields: { account_manager: "R. Okafor", segment: "enterprise" },
  contracts: [{ key: "open", name: "Aldergate framework", from: -18, to: null }],
  pools: [
    {
      key: "ramp",
      type: "PREPAID",
      name: "Three-year ramp",
      product: "Platform commit",
      contract: "open",
      unit: EUR,
      segments: [
        { amount: "180000", from: -18, to: -6 },
        { amount: "260000", from: -6, to: 6 },
        { amount: "340000", from: 6, to: 18 },
      ],
      paid: "740000",
      paidIn: [-18, -6, 6],
      terms: { priority: 100, applicable_product_tags: ["compute", "storage"] },
    },
    {
      key: "goodwill",
      type: "CREDIT",
      name: "Goodwill credit",
      product: "Service credit",
      contract: null,
      unit: EUR,
      segments: [{ amount: "12500.5", from: -2, to: 4 }],
      terms: { priority: 10, specifiers: [{ product_tags: ["storage"] }] },
      extra: [
        { what: "CANCELED", amount: "-1000", day: -30 },
        { what: "CREDITED", amount: "1000", day: -20 },
        { what: "SEAT_BASED_ADJUSTMENT", amount: "250", day: -10 },
      ],
    },
    {
      key: "marketplace",
      type: "PREPAID",
      name: "Marketplace prepayment",
      product: "Platform commit",
      contract: null,
      unit: EUR,
      segments: [{ amount: "30000", from: -3, to: 9 }],
      paid: "27000",
      isUninvoiced: true,
      terms: {
        priority: 100,
        netsuite_sales_order_id: "SO-21960",
        custom_fields: { bought_through: "marketplace" },
        specifiers: [{ product_id: PRODUCT, pricing_group_values: { region: "eu-central" } }],
      },
    },
  ],
  usage: [{ unit: EUR, perMonth: "19500" }],
};

/** A custom unit by the month, seats that were added, a pack counted in units of use. */
const PINEWOOD: CustomerStory = {
  slug: "pinewood-ai",
  name: "Pinewood Robotics",
  from: -13,
  contracts: [
    {
      key: "seats",
      name: "Pinewood team plan",
      from: -13,
      to: 11,
      recurring: [
        {
          key: "monthly",
          isCredit: false,
          name: "Monthly AI credits",
          product: "AI credit pack",
          price: "10000",
          quantity: 5,
          unit: AI_CREDITS,
        },
        {
          key: "bonus",
          isCredit: true,
          name: "Monthly bonus",
          product: "AI bonus",
          price: "2500",
          quantity: 1,
          unit: AI_CREDITS,
        },
      ],
    },
  ],
  pools: [
    ...Array.from({ length: 24 }, (_, index) => ({
      key: `month-${index}`,
      type: "PREPAID" as const,
      name: "Monthly AI credits",
      product: "AI credit pack",
      contract: "seats",
      unit: AI_CREDITS,
      segments: [{ amount: "50000", from: index - 13, to: index - 12 }],
      paid: "45000",
      recurring: "monthly",
      extra:
        index === 13 ? [{ what: "SEAT_BASED_ADJUSTMENT", amount: "10000", day: 0 }] : undefined,
    })),
    ...Array.from({ length: 22 }, (_, index) => ({
      key: `bonus-${index}`,
      type: "CREDIT" as const,
      name: "Monthly bonus",
      product: "AI bonus",
      contract: "seats",
      unit: AI_CREDITS,
      segments: [{ amount: "2500", from: index - 11, to: index - 10 }],
      recurring: "bonus",
      terms: { priority: 50 },
    })),
    {
      key: "requests",
      type: "PREPAID" as const,
      name: "Inference request pack",
      product: "Request pack",
      contract: "seats",
      unit: null,
      isQuantity: true,
      segments: [{ amount: "9000000", from: -7, to: 5 }],
      paid: "1350000",
    },
  ],
  usage: [
    { unit: AI_CREDITS, perMonth: "46000" },
    { unit: USD, isQuantity: true, perMonth: "610000" },
  ],
};

/** Many small invoices: a ledger of about two thousand entries. */
const TALLOW: CustomerStory = {
  slug: "tallow-and-finch",
  name: "Tallow & Finch Retail",
  from: -24,
  contracts: [{ key: "main", name: "Tallow & Finch 2-year", from: -24, to: 6 }],
  pools: [
    {
      key: "dense",
      type: "PREPAID",
      name: "Two-year commit",
      product: "Platform commit",
      contract: "main",
      unit: USD,
      segments: [{ amount: "250000000", from: -24, to: 6 }],
      terms: { description: "Billed by the store", netsuite_sales_order_id: "SO-17733" },
    },
  ],
  usage: [{ unit: USD, perMonth: "7800000", invoices: 80 }],
};

export const NORTHLIGHT_CUSTOMERS: readonly CustomerStory[] = [
  HARBOUR,
  MERIDIAN,
  ALDERGATE,
  PINEWOOD,
  CASTELLAN,
  CASTELLAN_STUDIOS,
  KITSUNE,
  TALLOW,
  SABLE,
];
