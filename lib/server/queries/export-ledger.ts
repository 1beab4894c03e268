import { toFileName } from "@/lib/export/file-name";
import { tableFormats } from "@/lib/export/table-formats";
import { type Access, requireAction } from "@/lib/server/access";
import { getAccountAnswer, getAccountOf } from "@/lib/server/answers/account-book";
import { toControlTotals, toLedgerFile } from "@/lib/server/answers/ledger-file";
import { askedClocks } from "@/lib/server/answers/moment";
import { walkLedger } from "@/lib/server/answers/walk-ledger";
import { getContext } from "@/lib/server/context";
import type { Download } from "@/lib/server/download";
import { AppError } from "@/lib/server/errors";
import { sumLedger } from "@/lib/store/read/sum-ledger";
import type { LedgerExportQuery } from "@/lib/wire/export";

/** The whole ledger of an account or a commitment, as filtered, oldest first. */
export const exportLedger = async (viewer: Access, input: LedgerExportQuery): Promise<Download> => {
  requireAction(viewer, "export");
  const { account, commitment: commitmentId, segment: segmentId, kind, status, format } = input;
  if ((account === undefined) === (commitmentId === undefined))
    throw new AppError("invalid-request", "Name either an account or a commitment.");
  const { db, clock } = getContext();
  const asked = askedClocks(input, clock());
  const accountId = account ?? (await getAccountOf(viewer, asked, commitmentId ?? ""));
  const answer = await getAccountAnswer(viewer, asked, accountId);
  const { scope, clocks, meta } = answer;
  const filter = { accountId, commitmentId, segmentId, kind, status };
  const totals = await sumLedger(db, scope, clocks, filter);
  const shown = Object.entries({ segment: segmentId, kind, status });
  const filters = shown.flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`));
  return {
    fileName: toFileName(
      ["ledger", answer.account.account.name, commitmentId ?? ""],
      clocks,
      format,
    ),
    type: tableFormats[format].type,
    rows: totals.entryCount,
    totals: toControlTotals(totals),
    subject: commitmentId ?? accountId,
    asked: { of: "ledger", as: format, only: filters.join(" ") || null, ...clocks },
    pieces: toLedgerFile(format, walkLedger(db, scope, clocks, filter), totals, {
      ...clocks,
      filters,
      isComplete: meta.complete,
    }),
  };
};
