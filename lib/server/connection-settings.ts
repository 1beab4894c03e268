import { z } from "zod";
import {
  type ConnectionSettings,
  DEFAULT_SETTINGS,
  datadogSites,
  metronomeCalls,
} from "@/lib/providers/provider";
import type { ConnectionSettingsBody } from "@/lib/wire/connection-settings";

const initial = DEFAULT_SETTINGS;

const metronome = z.object({
  customerIds: z.array(z.string()).default([...initial.metronome.customerIds]),
  salesforceAccountIds: z.array(z.string()).default([...initial.metronome.salesforceAccountIds]),
  withoutCalls: z.array(z.enum(metronomeCalls)).default([...initial.metronome.withoutCalls]),
});

const datadogProduct = z.object({
  provider: z.enum(["aws", "azure"]),
  product: z.string().min(1),
  type: z.enum(["ri", "sp"]),
});

const datadog = z.object({
  site: z.enum(datadogSites).default(initial.datadog.site),
  products: z.array(datadogProduct).default([...initial.datadog.products]),
  letterCase: z.enum(["lower", "upper"]).default(initial.datadog.letterCase),
  scale: z.enum(["fraction", "percent"]).default(initial.datadog.scale),
  backfillDays: z.int().min(1).max(1_100).default(initial.datadog.backfillDays),
  currency: z.string().default(initial.datadog.currency),
});

const shape = z.object({
  teamIds: z.array(z.string()).default([...initial.teamIds]),
  spendMeasure: z.enum(["effective-cost", "billed-cost"]).default(initial.spendMeasure),
  metronome: metronome.prefault({}),
  datadog: datadog.prefault({}),
});

/** The settings of a connection as they are kept; what an older version did not keep has its default. */
export const readConnectionSettings = (kept: unknown): ConnectionSettings =>
  shape.parse(kept ?? {});

/** What is left out stays as it was. */
export const mergeSettings = (
  before: ConnectionSettings,
  { metronome, datadog, ...rest }: ConnectionSettingsBody,
): ConnectionSettings =>
  readConnectionSettings({
    ...before,
    ...rest,
    metronome: { ...before.metronome, ...metronome },
    datadog: { ...before.datadog, ...datadog },
  });

export const defaultConnectionSettings = DEFAULT_SETTINGS;
