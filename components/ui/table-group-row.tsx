import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { type Column, columnClass } from "@/components/ui/table-column";

type TableGroupRowProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly name: ReactNode;
  /** Muted, after the name. */
  readonly facts?: ReactNode;
  /** Muted, at the right edge. */
  readonly right?: ReactNode;
  readonly ariaRowIndex?: number;
};

/**
 * Opens a group. One cell per column, so that the answer column keeps its wash over its whole
 * height; the words run across the empty cells.
 */
export const TableGroupRow = <Row,>(props: TableGroupRowProps<Row>) => {
  const { columns, name, facts, right, ariaRowIndex } = props;
  const last = columns.length - 1;
  return (
    <tr
      aria-rowindex={ariaRowIndex}
      className="row-group max-sm:flex max-sm:justify-between max-sm:gap-3"
    >
      {columns.map((column, index) => {
        if (index === 0)
          return (
            <th className="py-1.5 text-left font-regular" key={column.id} scope="rowgroup">
              <div className="w-0 max-sm:w-auto">
                <div className="w-max max-w-[calc(100vw-4rem)] max-sm:w-auto">
                  <span className="font-heading">{name}</span>
                  {facts && <span className="ml-2 text-ink3">{facts}</span>}
                </div>
              </div>
            </th>
          );
        return (
          <td
            className={classNames(
              columnClass(column),
              "max-sm:bg-transparent",
              index === last ? "py-1.5" : "max-sm:hidden",
            )}
            key={column.id}
          >
            {index === last && right && (
              <div className="ml-auto flex w-0 justify-end whitespace-nowrap text-ink3 max-sm:w-auto">
                {right}
              </div>
            )}
          </td>
        );
      })}
    </tr>
  );
};
