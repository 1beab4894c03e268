import { DataTable } from "@/components/ui/data-table";
import { SectionLine } from "@/components/ui/section-line";
import type { Column } from "@/components/ui/table-column";
import {
  type AggregateRow,
  basisOf,
  prepareWindows,
  valueText,
} from "@/lib/charts/prepare-aggregates";
import { sources } from "@/lib/sources/sources";
import type { AccountDetail } from "@/lib/wire/account";

type Windows = AccountDetail["aggregates"];

type Measure = { readonly measure: string; readonly label: string; readonly isAnswer?: boolean };

const used: readonly Measure[] = [
  { measure: "utilization.unused", label: "Unused" },
  { measure: "utilization", label: "Utilization", isAnswer: true },
];

const saved: readonly Measure[] = [
  { measure: "coverage.hours", label: "Coverage" },
  { measure: "coverage.cost", label: "Coverage" },
  { measure: "savings.realized", label: "Savings" },
  { measure: "savings.rate", label: "Effective savings rate", isAnswer: true },
];

/** Totals of the vendor's own, never ours; each column says what its ratio stands on. */
export const AggregateTables = ({ account }: { readonly account: AccountDetail }) => {
  const source = sources[account.provider];
  if (account.aggregates.length === 0)
    return (
      <p className="border-t border-rule py-1.5 text-ink2">
        {source.name} has added nothing up for this {source.accountNoun} yet.
      </p>
    );
  const of = { windows: account.aggregates, by: `reported by ${source.name}` };
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <Table {...of} measures={used} name="Product and kind" title="Utilization" />
      <Table {...of} measures={saved} name="Product" title="Coverage and savings" />
    </div>
  );
};

type TableProps = {
  /** "reported by" its vendor */
  readonly by: string;
  readonly title: string;
  readonly name: string;
  readonly measures: readonly Measure[];
  readonly windows: Windows;
};

const Table = ({ by, title, name, measures, windows }: TableProps) => {
  const rows = prepareWindows(
    windows,
    measures.map(({ measure }) => measure),
  );
  if (rows.length === 0) return <div />;
  const spans = [...new Set(rows.map(({ span }) => span))];
  return (
    <section aria-label={title}>
      <SectionLine note={spans.length === 1 ? `${by}, ${spans[0]}` : by} title={title} />
      <DataTable
        columns={[
          {
            id: "name",
            label: name,
            isName: true,
            phone: "title",
            cell: (row: AggregateRow) => (
              <>
                {row.name}
                <span className="block text-note font-regular text-ink3 sm:hidden">
                  {sayAll(row, measures)}
                </span>
                {spans.length > 1 && <span className="block text-note text-ink3">{row.span}</span>}
              </>
            ),
          },
          ...measures.map((measure) => toColumn(measure, windows)),
        ]}
        label={`${title}, ${by}`}
        rowKey={({ scope }) => scope}
        rows={rows}
      />
      <p className="mt-1 text-note text-ink3 sm:hidden">
        {measures
          .map(({ measure, label }) => `${label}: of ${basisOf(windows, measure)}`)
          .join(". ")}
      </p>
    </section>
  );
};

/** All but the answer, in words under the name: columns have no room on a phone. */
const sayAll = ({ figures }: AggregateRow, measures: readonly Measure[]): string =>
  measures
    .flatMap(({ measure, label, isAnswer }) => {
      const found = figures[measure];
      if (isAnswer || found === undefined) return [];
      const basis = found.unit === null ? ` of ${found.basis}` : "";
      return `${label} ${valueText(found.value, found.unit)}${basis}`;
    })
    .join(", ");

const toColumn = (
  { measure, label, isAnswer }: Measure,
  windows: Windows,
): Column<AggregateRow> => ({
  id: measure,
  label: (
    <span className="inline-block max-w-36 whitespace-normal">
      <span className="block">{label}</span>
      <span className="block text-note">{basisOf(windows, measure)}</span>
    </span>
  ),
  align: "number",
  isAnswer,
  phone: isAnswer ? "value" : undefined,
  cell: ({ figures }) => {
    const found = figures[measure];
    return found === undefined ? (
      <span className="text-ink3">–</span>
    ) : (
      <span className={isAnswer ? "font-strong" : undefined}>
        {valueText(found.value, found.unit)}
      </span>
    );
  },
});
