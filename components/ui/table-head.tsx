import type { CSSProperties } from "react";
import { classNames } from "@/components/ui/class-names";
import { type Column, columnClass } from "@/components/ui/table-column";

/** rule: opens a table of its own. line and group: below a section line, before rows or groups. */
export type HeadWeight = "rule" | "line" | "group";

const weights: Readonly<Record<HeadWeight, string>> = {
  rule: "border-rule",
  line: "border-line",
  group: "border-line2",
};

type TableHeadProps<Row> = {
  readonly columns: readonly Column<Row>[];
  /** Stays in sight under the running head. */
  readonly isSticky?: boolean;
  readonly weight?: HeadWeight;
};

const widthOf = (width: string | undefined): CSSProperties | undefined =>
  width === undefined ? undefined : { width };

export const TableHead = <Row,>(props: TableHeadProps<Row>) => {
  const { columns, isSticky = false, weight = "line" } = props;
  return (
    <thead className="max-sm:sr-only">
      <tr>
        {columns.map((column) => (
          <th
            aria-label={column.spokenLabel}
            className={classNames(
              columnClass(column),
              "border-b py-1.5 align-bottom text-label whitespace-nowrap text-ink3",
              weights[weight],
              isSticky && "sticky top-0 z-10",
              isSticky && !column.isAnswer && "bg-paper",
            )}
            key={column.id}
            scope="col"
            style={widthOf(column.width)}
          >
            {column.label}
          </th>
        ))}
      </tr>
    </thead>
  );
};
