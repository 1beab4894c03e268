import { Fragment, type ReactNode } from "react";
import { RowKeys } from "@/components/ui/row-keys";
import type { Column } from "@/components/ui/table-column";
import { TableGroupRow } from "@/components/ui/table-group-row";
import { type HeadWeight, TableHead } from "@/components/ui/table-head";
import { type RowHeight, TableRow } from "@/components/ui/table-row";
import { type TableTotal, TableTotalRow } from "@/components/ui/table-total-row";
import type { Page } from "@/lib/paths/page";

export type RowGroup<Row> = {
  readonly id: string;
  /** Null: the rows stand without a heading. */
  readonly name: ReactNode;
  readonly facts?: ReactNode;
  readonly right?: ReactNode;
  readonly rows: readonly Row[];
  readonly subtotal?: TableTotal;
};

type DataTableProps<Row> = {
  /** Says what the table holds, read aloud. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows?: readonly Row[];
  readonly groups?: readonly RowGroup<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly rowTo?: (row: Row) => Page | undefined;
  readonly isPendingRow?: (row: Row) => boolean;
  readonly isSelectedRow?: (row: Row) => boolean;
  /** What a row holds that is open: under it, over the whole width. Its link opens it in place. */
  readonly openedRow?: (row: Row) => ReactNode;
  readonly totals?: readonly TableTotal[];
  readonly height?: RowHeight;
  readonly hasStickyHead?: boolean;
  readonly headWeight?: HeadWeight;
  /** Columns share the width as declared instead of by content. */
  readonly isFixed?: boolean;
};

/** Hairlines, no box: labels, rows, groups, totals. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { label, columns, rows = [], rowKey, rowTo, totals = [] } = props;
  const groups = props.groups ?? [{ id: "all", name: null, rows }];
  return (
    <RowKeys>
      <table
        aria-label={label}
        className={`rows max-sm:block ${props.isFixed ? "table-fixed" : ""}`}
      >
        <TableHead columns={columns} isSticky={props.hasStickyHead} weight={props.headWeight} />
        {groups.map((group) => (
          <tbody className="max-sm:block" key={group.id}>
            {group.name !== null && <TableGroupRow columns={columns} {...group} />}
            {group.rows.map((row) => (
              <Fragment key={rowKey(row)}>
                <TableRow
                  columns={columns}
                  height={props.height}
                  to={rowTo?.(row)}
                  isPending={props.isPendingRow?.(row)}
                  isSelected={props.isSelectedRow?.(row)}
                  opensInPlace={props.openedRow !== undefined}
                  row={row}
                />
                <OpenedRow columns={columns.length}>{props.openedRow?.(row)}</OpenedRow>
              </Fragment>
            ))}
            {group.subtotal && <TableTotalRow columns={columns} total={group.subtotal} />}
          </tbody>
        ))}
        {totals.length > 0 && (
          <tfoot className="max-sm:block">
            {totals.map((total) => (
              <Fragment key={total.id}>
                <TableTotalRow columns={columns} total={total} />
              </Fragment>
            ))}
          </tfoot>
        )}
      </table>
    </RowKeys>
  );
};

const OpenedRow = (props: { readonly columns: number; readonly children: ReactNode }) =>
  props.children ? (
    <tr className="row-selected max-sm:block">
      <td className="max-sm:block" colSpan={props.columns}>
        {props.children}
      </td>
    </tr>
  ) : null;
