import type { CSSProperties } from "react";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import {
  type Column,
  columnClass,
  hasLead,
  phoneCellClass,
  phoneRowClass,
} from "@/components/ui/table-column";
import type { Page } from "@/lib/paths/page";

/** ledger 27 px, list 29 px, bar 33 px: what a row holds decides. */
export type RowHeight = "ledger" | "list" | "bar";

export const rowHeights: Readonly<Record<RowHeight, string>> = {
  ledger: "py-[3px]",
  list: "py-1",
  bar: "py-1.5",
};

export type TableRowProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
  /** Opens the row: the name becomes a link and the whole row answers the pointer. */
  readonly to?: Page;
  /** What its link opens stands under it: the reader stays where they are. */
  readonly opensInPlace?: boolean;
  readonly height?: RowHeight;
  readonly isPending?: boolean;
  readonly isSelected?: boolean;
  readonly ariaRowIndex?: number;
};

const slotStyle = (slot: string | undefined): CSSProperties | undefined =>
  slot === undefined ? undefined : ({ "--suffix-slot": slot } as CSSProperties);

export const TableRow = <Row,>(props: TableRowProps<Row>) => {
  const { columns, row, to, height = "list", isPending, isSelected } = props;
  return (
    <tr
      aria-rowindex={props.ariaRowIndex}
      className={classNames(
        "row",
        phoneRowClass(hasLead(columns)),
        to !== undefined && "row-opens",
        isPending && "row-pending",
        isSelected && "row-selected",
      )}
      data-row=""
    >
      {columns.map((column) => {
        const Cell = column.isName ? "th" : "td";
        return (
          <Cell
            className={classNames(
              columnClass(column),
              rowHeights[height],
              "font-regular",
              column.isName && "sm:min-w-44",
              phoneCellClass(column),
            )}
            key={column.id}
            scope={column.isName ? "row" : undefined}
            style={slotStyle(column.suffixSlot)}
          >
            {column.isName && to !== undefined ? (
              <Link data-row-link="" look="name" scroll={!props.opensInPlace} to={to}>
                {column.cell(row)}
              </Link>
            ) : (
              column.cell(row)
            )}
          </Cell>
        );
      })}
    </tr>
  );
};
