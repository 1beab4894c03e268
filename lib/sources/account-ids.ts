import { z } from "zod";

/** A setting that names accounts; empty means all that the key can see. */
export const accountIds = z.array(z.string().trim().min(1).max(200)).max(500);
