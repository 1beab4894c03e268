import {
  always,
  type CommitmentStory,
  endsIn,
  startedAgo,
  steady,
} from "@/sandbox/datadog/story-parts";

const LINUX = { operating_system: "Linux", region: "us-east-1" };
const STANDARD = { ...LINUX, offering_class: "standard", purchase_option: "No Upfront" };
const CONVERTIBLE = { ...LINUX, offering_class: "convertible", purchase_option: "Partial Upfront" };

/** One instance family, in sizes whose normalized units weigh them against each other. */
const M6I: readonly CommitmentStory[] = (
  [
    ["large", "40", "0.0605", "160", steady(972, 20)],
    ["xlarge", "24", "0.121", "192", steady(905)],
    ["2xlarge", "12", "0.242", "192", steady(738, 60)],
    ["4xlarge", "3", "0.484", "96", steady(411, 90)],
  ] as const
).map(([size, count, price, nfus, use], index) => ({
  key: `m6i-${size}`,
  kind: "aws-ec2-ri",
  term: startedAgo(200 + 31 * index),
  use,
  size: { count, price, nfus },
  fields: { ...STANDARD, instance_type: `m6i.${size}` },
}));

const EC2: readonly CommitmentStory[] = [
  {
    key: "batch-weekdays",
    kind: "aws-ec2-ri",
    term: startedAgo(140),
    use: { base: 930, swing: 30, weekendDip: 380 },
    size: { count: "16", price: "0.0918", nfus: "128" },
    fields: { ...STANDARD, region: "eu-west-1", instance_type: "c7g.xlarge" },
  },
  {
    key: "search-uncounted",
    kind: "aws-ec2-ri",
    term: startedAgo(95),
    use: steady(846, 40),
    size: { count: "6", price: "0.2543", isHidden: true },
    fields: { ...CONVERTIBLE, instance_type: "r6g.2xlarge" },
  },
  {
    key: "search-weighed",
    kind: "aws-ec2-ri",
    term: startedAgo(95),
    use: steady(790, 40),
    size: { count: "4", price: "0.5086", nfus: "128", isHidden: true },
    fields: { ...CONVERTIBLE, instance_type: "r6g.4xlarge" },
  },
  {
    key: "bastions",
    kind: "aws-ec2-ri",
    term: { ...startedAgo(300, 3), endStyle: "first-instant" },
    use: always(1000),
    size: { count: "10", price: "0.0033", nfus: "2.5" },
    fields: {
      ...STANDARD,
      purchase_option: "All Upfront",
      availability_zone: "us-east-1a",
      instance_type: "t3.nano",
    },
  },
  {
    key: "reports-migrated",
    kind: "aws-ec2-ri",
    term: startedAgo(260, 3),
    use: { base: 880, swing: 35, idle: { from: -34, to: -27 } },
    size: { count: "5", price: "0.8832", nfus: "160" },
    // The term says one year, the dates say three.
    termLength: 1,
    fields: {
      ...STANDARD,
      purchase_option: "All Upfront",
      operating_system: "Windows",
      instance_type: "m5.4xlarge",
    },
  },
  {
    key: "gateway-ending",
    kind: "aws-ec2-ri",
    term: endsIn(12),
    use: steady(917),
    size: { count: "8", price: "0.107", nfus: "64" },
    fields: { ...STANDARD, region: "ap-southeast-2", instance_type: "c6i.xlarge" },
  },
  {
    key: "forgotten",
    kind: "aws-ec2-ri",
    term: startedAgo(410, 3),
    use: always(0),
    size: { count: "2", price: "1.21", nfus: "64" },
    fields: { ...CONVERTIBLE, region: "sa-east-1", instance_type: "p3.2xlarge" },
  },
];

/** Customers choose these identifiers themselves: two services, one name. */
const SHARED_NAME = "northlight-main";

const database = (
  key: string,
  [database_engine, instance_type]: readonly [string, string],
  told: Pick<CommitmentStory, "use" | "term" | "id"> & { readonly count?: string },
): CommitmentStory => {
  const { count = "2", ...rest } = told;
  return {
    key,
    kind: "aws-rds-ri",
    size: { count, price: "0.3127", nfus: String(Number(count) * 8) },
    fields: {
      database_engine,
      instance_type,
      is_multi_az: database_engine === "PostgreSQL",
      purchase_option: "Partial Upfront",
      region: "us-east-1",
    },
    ...rest,
  };
};

const RDS: readonly CommitmentStory[] = [
  database("orders-primary", ["MySQL", "db.r6g.xlarge"], {
    use: steady(964, 20),
    term: startedAgo(180),
    count: "4",
  }),
  database("ledger-primary", ["PostgreSQL", "db.r6g.2xlarge"], {
    use: always(1000),
    term: startedAgo(120, 3),
  }),
  database("named-like-a-cache", ["PostgreSQL", "db.m6g.large"], {
    id: SHARED_NAME,
    use: steady(701, 50),
    term: startedAgo(75),
  }),
  database("reporting-ended", ["MySQL", "db.m5.large"], {
    use: steady(640, 40),
    term: endsIn(-11),
  }),
  database("legacy-ended", ["Oracle SE2", "db.r5.large"], {
    use: steady(555, 40),
    term: endsIn(-62),
  }),
  database("since-ever", ["MariaDB", "db.t4g.medium"], {
    use: steady(823),
    term: { ...endsIn(150, 3), hides: "start" },
  }),
];

const cache = (
  key: string,
  cache_engine: string,
  told: Pick<CommitmentStory, "use" | "term" | "id" | "termLength">,
): CommitmentStory => ({
  key,
  kind: "aws-elasticache-ri",
  size: { count: "6", price: "0.0982", ...(cache_engine === "Redis" ? { nfus: "24" } : {}) },
  fields: {
    cache_engine,
    instance_type: "cache.m6g.large",
    purchase_option: "All Upfront",
    region: "eu-central-1",
  },
  ...told,
});

const CACHES: readonly CommitmentStory[] = [
  cache("sessions", "Redis", { use: steady(888), term: startedAgo(33, 3), termLength: null }),
  cache("named-like-a-database", "Redis", {
    id: SHARED_NAME,
    use: steady(512, 70),
    term: startedAgo(210),
  }),
  cache("carts", "Memcached", {
    use: { base: 760, swing: 40, weekendDip: -150 },
    term: endsIn(190),
  }),
  // Cut at odd seconds: its first day is no round number of hours.
  cache("feature-flags", "Valkey", {
    use: steady(668, 45),
    term: { ...startedAgo(58), time: "09:17:31", endStyle: "first-instant" },
  }),
];

/** Of a kind that is in no published schema. */
const WAREHOUSES: readonly CommitmentStory[] = (["warehouse", "warehouse-old"] as const).map(
  (key, index) => ({
    key,
    kind: "aws-redshift-ri",
    term: index === 0 ? startedAgo(88) : endsIn(-5),
    use: steady(583 + 200 * index, 60),
    size: { count: "3", price: "0.7605" },
    fields: {
      node_type: "ra3.xlplus",
      purchase_option: "No Upfront",
      region: "us-east-1",
      utilization_basis: { measure: "node_hours", is_estimated: false },
    },
  }),
);

/** The reservations of Northlight Labs with AWS. */
export const AWS_RESERVATIONS: readonly CommitmentStory[] = [
  ...M6I,
  ...EC2,
  ...RDS,
  ...CACHES,
  ...WAREHOUSES,
];
