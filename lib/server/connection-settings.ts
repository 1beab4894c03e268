import { z } from "zod";
import type { ConnectionSettings } from "@/lib/providers/provider";

const shape = z.object({
  teamIds: z.array(z.string()).default([]),
  spendMeasure: z.enum(["effective-cost", "billed-cost"]).default("effective-cost"),
});

/** The settings of a connection as they are kept; what an older version did not keep has its default. */
export const readConnectionSettings = (kept: unknown): ConnectionSettings =>
  shape.parse(kept ?? {});

export const defaultConnectionSettings = readConnectionSettings({});
