"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Column } from "@/components/ui/table-column";
import { TableGroupRow } from "@/components/ui/table-group-row";
import { TableHead } from "@/components/ui/table-head";
import { TableRow } from "@/components/ui/table-row";
import { useIsPhone } from "@/components/ui/use-is-phone";

const groupPx = 33;
/** One line; two lines on a phone. */
const rowPx = (isPhone: boolean): number => (isPhone ? 57 : 27);

export type VirtualItem<Row> =
  | { readonly kind: "row"; readonly id: string; readonly row: Row }
  | {
      readonly kind: "group";
      readonly id: string;
      readonly name: string;
      readonly facts?: string;
      readonly right?: string;
    };

type VirtualRowsProps<Row> = {
  readonly label: string;
  /** Every column needs a width: what is off screen cannot be measured. */
  readonly columns: readonly Column<Row>[];
  readonly items: readonly VirtualItem<Row>[];
  /** All rows there are, also those not loaded yet. */
  readonly rowCount: number;
  readonly isPendingRow?: (row: Row) => boolean;
  /** Called when the last loaded row comes near. */
  readonly onReachEnd?: () => void;
};

const Spacer = ({ height }: { readonly height: number }) =>
  height > 0 ? (
    <tr className="print:hidden">
      <td style={{ height, padding: 0 }} />
    </tr>
  ) : null;

/** A long ledger in the page's own scroll: only what is near the window exists. */
export const VirtualRows = <Row,>(props: VirtualRowsProps<Row>) => {
  const { label, columns, items, rowCount, isPendingRow, onReachEnd } = props;
  const table = useRef<HTMLTableElement>(null);
  const isPhone = useIsPhone();
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = table.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(top + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => (items[index]?.kind === "group" ? groupPx : rowPx(isPhone)),
    overscan: 24,
    scrollMargin,
    getItemKey: (index) => items[index]?.id ?? index,
    initialRect: { width: 1280, height: 800 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was estimated for the other width is forgotten
  useEffect(() => virtualizer.measure(), [isPhone, virtualizer]);
  const shown = virtualizer.getVirtualItems();
  const first = shown[0];
  const last = shown.at(-1);
  const isNearEnd = last !== undefined && last.index >= items.length - 40;
  useEffect(() => {
    if (isNearEnd) onReachEnd?.();
  }, [isNearEnd, onReachEnd]);
  return (
    <>
      <table
        aria-label={label}
        aria-rowcount={rowCount}
        className="rows table-fixed max-sm:block"
        ref={table}
      >
        <TableHead columns={columns} isSticky />
        <tbody className="max-sm:block">
          <Spacer height={first ? first.start - scrollMargin : 0} />
          {shown.map(({ index, key }) => {
            const item = items[index];
            if (!item) return null;
            return item.kind === "group" ? (
              <TableGroupRow ariaRowIndex={index + 2} columns={columns} key={key} {...item} />
            ) : (
              <TableRow
                ariaRowIndex={index + 2}
                columns={columns}
                height="ledger"
                isPending={isPendingRow?.(item.row)}
                key={key}
                row={item.row}
              />
            );
          })}
          <Spacer height={last ? virtualizer.getTotalSize() - (last.end - scrollMargin) : 0} />
        </tbody>
      </table>
      {shown.length < items.length && (
        <p className="hidden border-t border-line pt-1.5 text-ink2 print:block">
          {shown.length} of {rowCount} rows are printed: those that were on the screen.
        </p>
      )}
    </>
  );
};
