import { sumDecimals } from "@/lib/domain/base/money";
import { type EntryKind, kindsIn, movingKinds } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { type ReportTerms, sheetKey } from "@/lib/domain/reports/report-cell";
import { type Access, requireAction } from "@/lib/server/access";
import { cursorOf, decodeCursor, keyOf } from "@/lib/server/answers/cursor";
import { askedClocks } from "@/lib/server/answers/moment";
import {
  cutsOf,
  membersOf,
  type ReportParts,
  readReportParts,
} from "@/lib/server/answers/roll-forward";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import {
  listReportEntries as listEntries,
  type ReportSelection,
} from "@/lib/store/read/list-report-entries";
import type {
  ReportEntriesPage,
  ReportEntriesQuery,
  ReportLine,
  WireReportEntry,
} from "@/lib/wire/report";

/** The entries behind a figure of a roll-forward, and what they come to. */
export const listReportEntries = async (
  viewer: Access,
  input: ReportEntriesQuery,
): Promise<ReportEntriesPage> => {
  requireAction(viewer, "read-balances");
  const { limit } = input;
  const cursor = decodeCursor(input.cursor);
  const asked = askedClocks(input, getContext().clock(), cursor);
  const [size, id] = keyOf(cursor, ["decimal", "text"]) ?? [];
  const after = typeof size === "string" && typeof id === "string" ? ([size, id] as const) : null;
  return readReportParts(viewer, input, asked, async (db, parts) => {
    const terms = new Map<string, ReportTerms>();
    for (const each of cellsOf(parts, input).flatMap((cell) => cell.terms))
      terms.set(each.commitment.id, each);
    const found = await listEntries(db, selectionOf(parts, input), { limit: limit + 1, after });
    const shown = found.entries.slice(0, limit);
    const last = shown.at(-1);
    const hasMore = last !== undefined && found.entries.length > limit;
    return {
      data: shown.flatMap((entry) => toEntry(entry, terms)),
      nextCursor: hasMore ? cursorOf(asked, [sizeOf(last), last.id]) : null,
      total: found.totals.reduce((sum, { entries }) => sum + entries, 0),
      totals: [...found.totals],
      meta: parts.meta,
    };
  });
};

const sizeOf = ({ amount }: LedgerEntry): string =>
  amount.startsWith("-") ? amount.slice(1) : sumDecimals([amount]);

const cellsOf = (
  { cells }: ReportParts,
  { sheet, row, funding }: ReportEntriesQuery,
): ReportParts["cells"] =>
  cells.filter(
    (cell) =>
      (sheet === undefined || sheetKey(cell.sheet) === sheet) &&
      (row === undefined || cell.row.id === row) &&
      (funding === undefined || cell.funding === funding),
  );

const selectionOf = (parts: ReportParts, input: ReportEntriesQuery): ReportSelection => {
  const { line, period } = input;
  const cells = cellsOf(parts, input);
  const { periods } = parts.told;
  const [first, last] =
    period === undefined ? [periods[0], periods.at(-1)] : [periods[period], periods[period]];
  if (first === undefined || last === undefined)
    throw new AppError("invalid-request", "The report has no such period.");
  return {
    members: cells.flatMap(membersOf),
    cuts: cutsOf(parts),
    knownAt: parts.knownAt,
    cut: { edges: [first.start, last.end], basis: parts.cut.basis },
    kinds: kindsOf(line),
    part: line === "opening" ? "before" : line === "closing" ? "until" : "during",
  };
};

const kindsOf = (line: ReportLine): readonly EntryKind[] =>
  line === "opening" || line === "closing" ? movingKinds : kindsIn(line);

const toEntry = (
  entry: LedgerEntry,
  terms: ReadonlyMap<string, ReportTerms>,
): WireReportEntry[] => {
  const of = terms.get(entry.commitmentId);
  if (of === undefined) return [];
  const { id, commitmentId, kind, effectiveAt, amount, unit, invoiceId, detail } = entry;
  return [
    {
      ...{ id, commitmentId, kind, effectiveAt, amount, unit, invoiceId, detail },
      account: { id: entry.accountId, name: of.accountName },
      commitmentName: of.commitment.name,
      funding: of.funding,
    },
  ];
};
