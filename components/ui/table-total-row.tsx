import type { CSSProperties, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { type Column, columnClass, phoneClass } from "@/components/ui/table-column";

export type TableTotal = {
  readonly id: string;
  readonly label: ReactNode;
  /** By column id. A column that is not summed has no entry. */
  readonly cells: Readonly<Record<string, ReactNode>>;
  /** Single rule only; a total has the double rule under each figure. */
  readonly isSubtotal?: boolean;
};

type TableTotalRowProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly total: TableTotal;
  readonly isSticky?: boolean;
};

const totalCell = <Row,>(column: Column<Row>, total: TableTotal): ReactNode => {
  const content = total.cells[column.id];
  if (content === undefined) return null;
  return (
    <span
      className={classNames(
        "-ml-3 inline-block min-w-20 pl-3 text-right",
        !total.isSubtotal && "double-rule",
      )}
      style={{ "--suffix-slot": column.suffixSlot } as CSSProperties}
    >
      {content}
    </span>
  );
};

/** Closes a sum: single rule above, double rule under each figure. */
export const TableTotalRow = <Row,>({ columns, total, isSticky }: TableTotalRowProps<Row>) => (
  <tr
    className={classNames(
      "row-total font-strong",
      "max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-3 max-sm:py-2",
      isSticky && "sticky bottom-0 bg-paper",
    )}
  >
    {columns.map((column, index) =>
      index === 0 ? (
        <th
          className="max-w-0 py-[5px] text-left align-baseline font-heading whitespace-nowrap max-sm:max-w-none max-sm:whitespace-normal"
          key={column.id}
          scope="row"
        >
          {total.label}
        </th>
      ) : (
        <td
          className={classNames(
            columnClass(column),
            phoneClass(column),
            "py-[5px] align-baseline max-sm:bg-transparent max-sm:p-0",
            total.cells[column.id] === undefined && "max-sm:hidden",
          )}
          key={column.id}
        >
          {totalCell(column, total)}
        </td>
      ),
    )}
  </tr>
);
