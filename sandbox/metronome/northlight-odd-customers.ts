import { EUR, JPY, USD } from "@/sandbox/metronome/credit-types";
import type { CustomerStory } from "@/sandbox/metronome/story-parts";

/** Parent of Castellan Studios: three commitments that differ in what the child may draw, and does. */
export const CASTELLAN: CustomerStory = {
  slug: "castellan-group",
  name: "Castellan Media Group",
  from: -9,
  contracts: [
    {
      key: "group",
      name: "Castellan group agreement",
      from: -9,
      to: 3,
      children: [{ customer: "castellan-studios", contract: "studio" }],
    },
  ],
  pools: (["ALL", "NONE", "CONTRACT_IDS"] as const).map((access, index) => ({
    key: access.toLowerCase(),
    type: "PREPAID" as const,
    name: ["Group commit", "Head office commit", "Studio commit"][index] ?? access,
    product: "Platform commit",
    contract: "group",
    unit: index === 2 ? null : USD,
    segments: [{ amount: "18000000", from: -9, to: 3 }],
    access,
    terms: { priority: 100 - index * 10 },
  })),
  usage: [
    { unit: USD, perMonth: "3600000" },
    {
      unit: USD,
      perMonth: "500000",
      child: { customer: "castellan-studios", contract: "studio" },
    },
  ],
};

export const CASTELLAN_STUDIOS: CustomerStory = {
  slug: "castellan-studios",
  name: "Castellan Studios",
  from: -9,
  contracts: [
    {
      key: "studio",
      name: "Castellan Studios",
      from: -9,
      to: 3,
      parent: { customer: "castellan-group", contract: "group" },
    },
  ],
  pools: [],
  usage: [],
};

/** Yen, everything that goes wrong: cancelled, archived, overdrawn, waived, a type nobody knows. */
export const KITSUNE: CustomerStory = {
  slug: "kitsune-games",
  name: "Kitsune Games",
  from: -16,
  contracts: [
    { key: "main", name: "Kitsune publishing", from: -16, to: 8 },
    { key: "old", name: "Kitsune trial", from: -16, to: -10, archivedIn: -9 },
  ],
  pools: [
    {
      key: "yearly",
      type: "PREPAID",
      name: "Launch year commit",
      product: "Platform commit",
      contract: "main",
      unit: JPY,
      segments: [{ amount: "48000000", from: -4, to: 8 }],
      extra: [
        { what: "CANCELED", amount: "-4000000", day: -50 },
        { what: "CREDITED", amount: "1500000", day: -45 },
        { what: "MANUAL", amount: "-20000", day: -30, reason: "Support hours" },
        { what: "MANUAL", amount: "-20000", day: -30, reason: "Support hours" },
        { what: "PREPAID_COMMIT_REVALUATION", amount: "75000", day: -20 },
      ],
    },
    {
      key: "overdrawn",
      type: "CREDIT",
      name: "Festival credit",
      product: "Service credit",
      contract: "main",
      unit: JPY,
      segments: [{ amount: "600000", from: -2, to: 3 }],
      extra: [{ what: "MANUAL", amount: "-900000", day: -50, reason: "Granted in error" }],
    },
    {
      key: "archived",
      type: "PREPAID",
      name: "Trial commit",
      product: "Platform commit",
      contract: "old",
      unit: EUR,
      segments: [{ amount: "9000", from: -16, to: 4 }],
      archivedIn: -9,
    },
    {
      key: "waived",
      type: "POSTPAID",
      name: "Trial minimum, waived",
      product: "Annual minimum",
      contract: "main",
      unit: EUR,
      segments: [{ amount: "15000", from: -14, to: -8 }],
      isWaived: true,
    },
  ],
  usage: [{ unit: JPY, perMonth: "3900000" }],
};

/** Left a year ago: archived itself, and in no list that does not ask for archived customers. */
export const SABLE: CustomerStory = {
  slug: "sable-and-daughters",
  name: "Sable & Daughters",
  from: -26,
  archivedIn: -12,
  contracts: [{ key: "only", name: "Sable 2024", from: -26, to: -14, archivedIn: -12 }],
  pools: [
    {
      key: "only",
      type: "PREPAID",
      name: "2024 commit",
      product: "Platform commit",
      contract: "only",
      unit: USD,
      segments: [{ amount: "4000000", from: -26, to: -14 }],
      terms: { netsuite_sales_order_id: "SO-15102" },
      archivedIn: -12,
    },
  ],
  usage: [{ unit: USD, perMonth: "240000" }],
};
