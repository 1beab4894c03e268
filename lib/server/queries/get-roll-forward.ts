import { checkReport } from "@/lib/domain/reports/check-report";
import { sheetKey } from "@/lib/domain/reports/report-cell";
import type { ReportRow, ReportSheet } from "@/lib/domain/reports/roll-forward-report";
import { type Access, requireAction } from "@/lib/server/access";
import { cutPage, decodeCursor } from "@/lib/server/answers/cursor";
import { askedClocks } from "@/lib/server/answers/moment";
import { readRollForward } from "@/lib/server/answers/roll-forward";
import { getContext } from "@/lib/server/context";
import type {
  RollForwardPage,
  RollForwardQuery,
  WireReportSheet,
  WireRollForwardRow,
  WireRollForwardTotal,
} from "@/lib/wire/report";

/** Opening to closing, period by period: every sheet whole, and a page of its rows. */
export const getRollForward = async (
  viewer: Access,
  input: RollForwardQuery,
): Promise<RollForwardPage> => {
  requireAction(viewer, "read-balances");
  const cursor = decodeCursor(input.cursor);
  const asked = askedClocks(input, getContext().clock(), cursor);
  const { report, told, meta } = await readRollForward(viewer, input, asked);
  const { sheets } = report;
  const rows = sheets.flatMap((sheet) => sheet.rows.flatMap((row) => toRow(sheet, row)));
  const page = cutPage(rows, placeOf, { limit: input.limit, cursor, clocks: asked });
  const { per, calendar, zone, basis, by } = input;
  return {
    data: [...page.rows],
    nextCursor: page.nextCursor,
    total: rows.length,
    totals: sheets.map((sheet) => toTotal(sheet, sheet.total)),
    periods: [...report.periods],
    asked: { ...{ per, calendar, zone, basis, by }, from: told.from, to: told.to },
    checks: checkReport(sheets),
    meta,
  };
};

const placeOf = ({ sheet, id }: WireRollForwardRow): string => `${sheetKey(sheet)} ${id}`;

const toSheet = ({ side, pool, unit }: ReportSheet): WireReportSheet => ({ side, pool, unit });

const toTotal = (sheet: ReportSheet, row: ReportRow): WireRollForwardTotal => ({
  sheet: toSheet(sheet),
  commitments: row.commitments,
  withoutAmount: row.withoutAmount,
  all: toColumn(row.all),
  fundings: row.fundings.map(({ funding, column }) => ({ funding, column: toColumn(column) })),
});

const toColumn = ({ periods, whole }: ReportRow["all"]): WireRollForwardTotal["all"] => ({
  periods: [...periods],
  whole,
});

const toRow = (sheet: ReportSheet, row: ReportRow): WireRollForwardRow[] =>
  row.of === null ? [] : [{ ...row.of, ...toTotal(sheet, row) }];
