import { z } from "zod";
import { tableFormatNames } from "@/lib/domain/base/file-words";
import { auditFilter } from "@/lib/wire/access";
import { commitmentQuery } from "@/lib/wire/commitment";
import { calendarMonth, clocks } from "@/lib/wire/common";
import { ledgerQuery } from "@/lib/wire/ledger";
import { rollForwardQuery } from "@/lib/wire/report";

/** How a file is written: CSV when nothing is said. */
const format = z.enum(tableFormatNames).default("csv");

/** What the ledger can be asked, of one account or of one commitment: all of it, so no page. */
export const ledgerExportQuery = clocks
  .extend(ledgerQuery.pick({ kind: true, status: true, segment: true }).shape)
  .extend({
    account: z.string().min(1).max(100).optional(),
    commitment: z.string().min(1).max(100).optional(),
    format,
  });
export type LedgerExportQuery = z.infer<typeof ledgerExportQuery>;

/** What the list of commitments can be asked: all that matches, so no page. */
export const commitmentExportQuery = commitmentQuery.omit({ cursor: true, limit: true }).extend({
  format,
});
export type CommitmentExportQuery = z.infer<typeof commitmentExportQuery>;

/** The month of an account: the last whole one when none is named. */
export const statementExportQuery = clocks.extend({
  account: z.string().min(1).max(100),
  month: calendarMonth.optional(),
  format,
});
export type StatementExportQuery = z.infer<typeof statementExportQuery>;

export const auditExportQuery = auditFilter.extend({ format });
export type AuditExportQuery = z.infer<typeof auditExportQuery>;

/** All rows of a report, so no page of it. */
export const rollForwardExportQuery = rollForwardQuery
  .omit({ cursor: true, limit: true })
  .extend({ format });
export type RollForwardExportQuery = z.infer<typeof rollForwardExportQuery>;
