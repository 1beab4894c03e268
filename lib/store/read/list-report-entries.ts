import { type Decimal, type Unit, unitKey } from "@/lib/domain/base/money";
import { type EntryKind, entryKinds } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { StoredRow } from "@/lib/store/codecs/field";
import { ledgerEntryCodec } from "@/lib/store/codecs/ledger-entry-codec";
import type { Queryable } from "@/lib/store/database";
import { cutsTable } from "@/lib/store/read/cuts";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { cellsPart, placeOf } from "@/lib/store/read/report-cut";
import { believed, createStatement, type Statement } from "@/lib/store/read/statement";
import type { PeriodsSummed } from "@/lib/store/read/sum-periods";

/** The entries behind one figure of a report. */
export type ReportSelection = PeriodsSummed & {
  readonly kinds: readonly EntryKind[];
  /** In the span of the edges; before it, as an opening adds up; or before its end, as a closing does. */
  readonly part: "before" | "during" | "until";
};

/** The last of a page: how large it is, and its id. */
export type ReportEntryPlace = readonly [size: Decimal, id: string];

type ReportEntries = {
  readonly entries: readonly LedgerEntry[];
  /** Of all of them, whatever the page. */
  readonly totals: readonly {
    readonly unit: Unit;
    readonly amount: Decimal;
    readonly entries: number;
  }[];
};

/** Posted entries, largest first, and what all of them come to. */
export const listReportEntries = async (
  db: Queryable,
  selection: ReportSelection,
  { limit, after }: { readonly limit: number; readonly after: ReportEntryPlace | null },
): Promise<ReportEntries> => {
  if (selection.members.length === 0) return { entries: [], totals: [] };
  const [entries, totals] = await Promise.all([
    listLargest(db, selection, limit, after),
    sumUnits(db, selection),
  ]);
  return { entries, totals };
};

const listLargest = async (
  db: Queryable,
  selection: ReportSelection,
  limit: number,
  after: ReportEntryPlace | null,
): Promise<LedgerEntry[]> => {
  const statement = createStatement();
  const source = selected(statement, selection);
  const beyond =
    after === null
      ? "true"
      : `(-abs(e.amount), e.id) > (-${statement.bind(after[0])}::numeric, ${statement.bind(after[1])})`;
  const rows = await db.query<StoredRow>(
    `with ${source} select ${ledgerEntryCodec.select("e")} from selected e
     where ${beyond} order by -abs(e.amount), e.id limit ${statement.bind(limit)}`,
    statement.values,
  );
  return rows.map(ledgerEntryCodec.fromRow);
};

const sumUnits = async (
  db: Queryable,
  selection: ReportSelection,
): Promise<ReportEntries["totals"]> => {
  const statement = createStatement();
  const rows = await db.query<TotalRow>(
    `with ${selected(statement, selection)}
     select e.unit_kind, e.unit_code, sum(e.amount) as amount, count(*)::int as entries
     from selected e group by 1, 2`,
    statement.values,
  );
  return rows
    .map((row) => ({
      unit: { kind: row.unit_kind, code: row.unit_code },
      amount: fromNumeric(row.amount),
      entries: row.entries,
    }))
    .sort((left, right) => (unitKey(left.unit) < unitKey(right.unit) ? -1 : 1));
};

type TotalRow = {
  readonly unit_kind: Unit["kind"];
  readonly unit_code: string;
  readonly amount: string;
  readonly entries: number;
};

/** SQL, named parts: the entries themselves, placed as `sum-periods.ts` places them. */
const selected = (
  statement: Statement,
  { cut, members, cuts, knownAt, kinds, part }: ReportSelection,
): string => {
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const [start, end] = [cut.edges[0] ?? "", cut.edges.at(-1) ?? ""];
  const place = placeOf(cut, "e.effective_at", "e.boundary = 'closing'");
  const isBefore = (edge: string) => `${place} < ${statement.bind(edge)}::timestamptz`;
  const span =
    part === "during"
      ? `${isBefore(end)} and not (${isBefore(start)})`
      : isBefore(part === "before" ? start : end);
  // A kind that this version does not know counts as an adjustment (ruling 8).
  const unlisted = kinds.includes("adjustment")
    ? `or not e.kind = any(${statement.bind(entryKinds)}::text[])`
    : "";
  return `${cellsPart(statement, members)}, cuts as materialized (
       select * from ${cutsTable(statement, cuts)}
     ), selected as materialized (
       select e.* from cuts u join cells c on c.account_id = u.account_id
       join ledger_entries e on e.account_id = c.account_id and e.commitment_id = c.id
       where ${believed("e", known)} and e.status = 'posted' and e.effective_at <= u.at
         and ${span} and (e.kind = any(${statement.bind(kinds)}::text[]) ${unlisted})
     )`;
};
