import { z } from "zod";

/** How a connection reads its source. Each part means something to one provider only. */

const ids = z.array(z.string().trim().min(1).max(200)).max(500);

const metronome = z.strictObject({
  /** Both empty: every customer the token can see. */
  customerIds: ids,
  salesforceAccountIds: ids,
  /** Calls that the token may not make. */
  withoutCalls: z.array(z.enum(["credit-types", "contracts", "commits", "credits"])),
});

const datadogProduct = z.strictObject({
  provider: z.enum(["aws", "azure"]),
  product: z.string().trim().min(1).max(60),
  type: z.enum(["ri", "sp"]),
});

const datadog = z.strictObject({
  site: z.enum([
    "datadoghq.com",
    "us3.datadoghq.com",
    "us5.datadoghq.com",
    "ap1.datadoghq.com",
    "ap2.datadoghq.com",
    "uk1.datadoghq.com",
    "datadoghq.eu",
    "ddog-gov.com",
    "us2.ddog-gov.com",
  ]),
  products: z.array(datadogProduct).min(1).max(50),
  letterCase: z.enum(["lower", "upper"]),
  /** What a utilization of 1 means. */
  scale: z.enum(["fraction", "percent"]),
  backfillDays: z.int().min(1).max(1_100),
  /** Of hourly spend where the vendor does not say. */
  currency: z.string().regex(/^[A-Z]{3}$/, "must be three capital letters, such as USD"),
});

export const connectionSettings = z.object({
  teamIds: ids,
  spendMeasure: z.enum(["effective-cost", "billed-cost"]),
  metronome,
  datadog,
});

/** What is left out keeps its value, or has its default in a new connection. */
export const connectionSettingsBody = z.object({
  teamIds: connectionSettings.shape.teamIds.optional(),
  spendMeasure: connectionSettings.shape.spendMeasure.optional(),
  metronome: metronome.partial().optional(),
  datadog: datadog.partial().optional(),
});
export type ConnectionSettingsBody = z.infer<typeof connectionSettingsBody>;
