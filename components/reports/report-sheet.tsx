import { CellEntries } from "@/components/reports/cell-entries";
import { LinesAccount } from "@/components/reports/lines-account";
import { LinesTable } from "@/components/reports/lines-table";
import { type OpenCell, readOpenCell } from "@/components/reports/report-address";
import { RowsTable } from "@/components/reports/rows-table";
import { SectionLine } from "@/components/ui/section-line";
import { type PreparedSheet, prepareSheet } from "@/lib/charts/prepare-roll-forward";
import { useAddress } from "@/lib/client/use-address";
import { sheetKey } from "@/lib/domain/reports/report-cell";
import { formatCount } from "@/lib/format/format-count";
import { reportSheetWords } from "@/lib/format/report-words";
import type {
  RollForwardFilters,
  RollForwardPage,
  WireRollForwardRow,
  WireRollForwardTotal,
} from "@/lib/wire/report";

type ReportSheetProps = {
  readonly total: WireRollForwardTotal;
  readonly rows: readonly WireRollForwardRow[];
  readonly page: RollForwardPage;
  readonly filters: RollForwardFilters;
};

const nouns = { unit: "Unit", account: "Account", contract: "Contract", commitment: "Commitment" };

/** One side, one pool, one unit: what may be added up, and under it the entries of the figure that is open. */
export const ReportSheet = ({ total, rows, page, filters }: ReportSheetProps) => {
  const address = useAddress();
  const sheet = prepareSheet(total, page.periods);
  const words = reportSheetWords(total.sheet);
  const key = sheetKey(total.sheet);
  const open = readOpenCell(address);
  const { by } = page.asked;
  return (
    <section
      aria-label={`${words.title}, ${total.sheet.unit.code}`}
      className="mt-7 break-inside-avoid"
    >
      <SectionLine note={words.note} title={`${words.title}, ${total.sheet.unit.code}`} />
      {by === "unit" ? (
        <>
          <LinesTable of={total.sheet} sheet={sheet} />
          <LinesAccount of={total.sheet} sheet={sheet} />
        </>
      ) : (
        <RowsTable
          noun={nouns[by]}
          periods={page.periods}
          rows={rows.filter((row) => sheetKey(row.sheet) === key)}
          sheet={sheet}
          total={total}
        />
      )}
      {total.withoutAmount > 0 && (
        <p className="mt-2 text-ink3">
          Left out, because no amount is given: {formatCount(total.withoutAmount)}{" "}
          {total.withoutAmount === 1 ? "commitment" : "commitments"}.
        </p>
      )}
      {open?.sheet === key && (
        <CellEntries
          cell={open}
          filters={filters}
          of={total.sheet}
          periodName={periodName(sheet, open)}
        />
      )}
    </section>
  );
};

const periodName = ({ periods }: PreparedSheet, { period }: OpenCell): string =>
  periods.find(({ id }) => id === (period ?? "whole"))?.label ?? periods[0]?.label ?? "";
