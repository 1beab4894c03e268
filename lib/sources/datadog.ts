import { z } from "zod";
import { choiceField, codeField, listField, numberField } from "@/lib/sources/setting-field";
import { defineSource } from "@/lib/sources/source";

/** The keys of an organization belong to one of these. */
const sites = [
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

const product = z.strictObject({
  provider: z.enum(["aws", "azure"]),
  product: z.string().trim().min(1).max(60),
  type: z.enum(["ri", "sp"]),
});
export type DatadogProduct = Readonly<z.infer<typeof product>>;

const settings = z.strictObject({
  site: z.enum(sites),
  /** What is asked for, one call each. */
  products: z.array(product).min(1, "choose at least one").max(50),
  /** The published spec has lower case; the vendor's own command line sends upper case. */
  letterCase: z.enum(["lower", "upper"]),
  /** What a utilization of 1 means: everything used (a fraction), or one percent. */
  scale: z.enum(["fraction", "percent"]),
  backfillDays: z.int().min(1).max(1_100),
  /** The currency of hourly spend when the vendor's `meta` does not say money. */
  currency: z.string().regex(/^[A-Z]{3}$/, "must be three capital letters, such as USD"),
});
export type DatadogSettings = z.infer<typeof settings>;

const siteField = choiceField({
  name: "site",
  label: "Site",
  options: sites.map((value) => ({ value, label: value })),
});

/** "aws/ec2/ri" */
const products = listField({
  name: "products",
  label: "Products",
  hint: "provider/product/type, such as aws/rds/ri or aws/ec2/sp.",
  itemToText: (item) => {
    const read = product.parse(item);
    return `${read.provider}/${read.product}/${read.type}`;
  },
  itemFromText: (text) => {
    const [provider, name, type] = text.split("/");
    return { provider, product: name, type };
  },
});

const fields = [
  products,
  numberField({
    name: "backfillDays",
    label: "Days of history",
    hint: "Read once, then only the newest days.",
  }),
  codeField({ name: "currency", label: "Currency", hint: "Where Datadog does not say." }),
  choiceField({
    name: "scale",
    label: "A utilization of 1 is",
    options: [
      { value: "fraction", label: "everything used" },
      { value: "percent", label: "one percent" },
    ],
  }),
  choiceField({
    name: "letterCase",
    label: "Parameters in",
    options: [
      { value: "lower", label: "lower case" },
      { value: "upper", label: "upper case" },
    ],
  }),
];

/** Datadog documents these; others are added by setting. */
const documentedProducts: DatadogSettings["products"] = [
  { provider: "aws", product: "ec2", type: "ri" },
  { provider: "aws", product: "rds", type: "ri" },
  { provider: "aws", product: "elasticache", type: "ri" },
  { provider: "aws", product: "ec2", type: "sp" },
  { provider: "azure", product: "virtualmachines", type: "ri" },
  { provider: "azure", product: "virtualmachines", type: "sp" },
];

export const datadog = defineSource({
  name: "Datadog",
  accountNoun: "organization",
  dayZone: "UTC",
  isByTheHour: true,
  whyNothing: "Either nothing is committed, or cost data is not set up for these products.",
  gifts: [],
  address: { usual: "https://api.{site}", variable: "DATADOG_API_URL" },
  keys: [
    { name: "secret", label: "API key", phrase: "an API key", variable: "DD_API_KEY" },
    {
      name: "applicationKey",
      label: "Application key",
      phrase: "an application key",
      variable: "DD_APP_KEY",
    },
  ],
  needs: {
    onConnect: "an application key with the scope cloud_cost_management_read",
    beforeStart: "with the scope cloud_cost_management_read",
    inReadme: "the scope `cloud_cost_management_read`",
  },
  gives: "reservations and savings plans bought from AWS and Azure, with their utilization",
  settings,
  defaults: {
    site: "datadoghq.com",
    products: documentedProducts,
    letterCase: "lower",
    scale: "fraction",
    backfillDays: 90,
    currency: "USD",
  },
  accountSettings: [],
  forms: { connect: [siteField], change: fields, upFront: [] },
  variables: [{ variable: "DD_SITE", field: siteField }],
});
