import type { DrawMeasure } from "@/lib/domain/base/commitment";

/** How a connection reads its source: each part means something to one provider only. */
export type ConnectionSettings = {
  /** Vercel: the teams to read; empty means every team the token can see. */
  readonly teamIds: readonly string[];
  /** Vercel: what draws a Spend term down, a visible choice. */
  readonly spendMeasure: Extract<DrawMeasure, "effective-cost" | "billed-cost">;
  readonly metronome: MetronomeSettings;
  readonly datadog: DatadogSettings;
};

export type MetronomeSettings = {
  /** Customers to read by id; empty, with no Salesforce account either, means all. */
  readonly customerIds: readonly string[];
  readonly salesforceAccountIds: readonly string[];
  /** Calls this token may not make, left out and said so. */
  readonly withoutCalls: readonly MetronomeCall[];
};

/** The calls that a restricted token may lack and that the book can do without. */
export const metronomeCalls = ["credit-types", "contracts", "commits", "credits"] as const;
export type MetronomeCall = (typeof metronomeCalls)[number];

/** The keys of an organization belong to one of these. */
export const datadogSites = [
  "datadoghq.com",
  "us3.datadoghq.com",
  "us5.datadoghq.com",
  "ap1.datadoghq.com",
  "ap2.datadoghq.com",
  "uk1.datadoghq.com",
  "datadoghq.eu",
  "ddog-gov.com",
  "us2.ddog-gov.com",
] as const;

export type DatadogSite = (typeof datadogSites)[number];

/** The host of the API, which is not the one people open in a browser. */
export const datadogUrl = (site: DatadogSite): string => `https://api.${site}`;

export type DatadogSettings = {
  readonly site: DatadogSite;
  /** What is asked for, one call each. */
  readonly products: readonly DatadogProduct[];
  /** The published spec has lower case; the vendor's own command line sends upper case. */
  readonly letterCase: "lower" | "upper";
  /** What a utilization of 1 means: everything used (a fraction), or one percent. */
  readonly scale: "fraction" | "percent";
  readonly backfillDays: number;
  /** The currency of hourly spend when the vendor's `meta` does not say money. */
  readonly currency: string;
};

export type DatadogProduct = {
  readonly provider: "aws" | "azure";
  readonly product: string;
  readonly type: "ri" | "sp";
};

/** Datadog documents these; others are added by setting. */
const documentedProducts: readonly DatadogProduct[] = [
  { provider: "aws", product: "ec2", type: "ri" },
  { provider: "aws", product: "rds", type: "ri" },
  { provider: "aws", product: "elasticache", type: "ri" },
  { provider: "aws", product: "ec2", type: "sp" },
  { provider: "azure", product: "virtualmachines", type: "ri" },
  { provider: "azure", product: "virtualmachines", type: "sp" },
];

/** A connection that says nothing is read like this. */
export const DEFAULT_SETTINGS: ConnectionSettings = {
  teamIds: [],
  spendMeasure: "effective-cost",
  metronome: { customerIds: [], salesforceAccountIds: [], withoutCalls: [] },
  datadog: {
    site: "datadoghq.com",
    products: documentedProducts,
    letterCase: "lower",
    scale: "fraction",
    backfillDays: 90,
    currency: "USD",
  },
};
