import { z } from "zod";
import { drawMeasures } from "@/lib/domain/base/commitment";
import { datadogSites, metronomeCalls } from "@/lib/sources/connection-settings";

/** How a connection reads its source. Each part means something to one provider only. */

const ids = z.array(z.string().trim().min(1).max(200)).max(500);

const metronome = z.object({
  /** Both empty: every customer the token can see. */
  customerIds: ids,
  salesforceAccountIds: ids,
  /** Calls that the token may not make. */
  withoutCalls: z.array(z.enum(metronomeCalls)),
});

const datadogProduct = z.strictObject({
  provider: z.enum(["aws", "azure"]),
  product: z.string().trim().min(1).max(60),
  type: z.enum(["ri", "sp"]),
});

const datadog = z.object({
  site: z.enum(datadogSites),
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
  spendMeasure: z.enum(drawMeasures).exclude(["pricing-quantity"]),
  metronome,
  datadog,
});

/** As a connection keeps them: what an older version did not keep is left out, a newer one's passed over. */
export const keptSettings = z.object({
  teamIds: connectionSettings.shape.teamIds.optional(),
  spendMeasure: connectionSettings.shape.spendMeasure.optional(),
  metronome: metronome.partial().optional(),
  datadog: datadog.partial().optional(),
});

/** What is left out keeps its value, or has its default in a new connection. */
export const connectionSettingsBody = keptSettings.extend({
  metronome: metronome.partial().strict().optional(),
  datadog: datadog.partial().strict().optional(),
});
export type ConnectionSettingsBody = z.infer<typeof connectionSettingsBody>;
