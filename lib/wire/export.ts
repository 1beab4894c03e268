import { z } from "zod";
import { clocks } from "@/lib/wire/common";
import { ledgerQuery } from "@/lib/wire/ledger";

/** What the ledger can be asked, of one account or of one commitment: all of it, so no page. */
export const ledgerExportQuery = clocks
  .extend(ledgerQuery.pick({ kind: true, status: true, segment: true }).shape)
  .extend({
    account: z.string().min(1).max(100).optional(),
    commitment: z.string().min(1).max(100).optional(),
  });
export type LedgerExportQuery = z.infer<typeof ledgerExportQuery>;
