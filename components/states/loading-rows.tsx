import { classNames } from "@/components/ui/class-names";
import { type RowHeight, rowHeights } from "@/components/ui/table-row";

type LoadingRowsProps = {
  /** Final labels, right aligned from the second on. */
  readonly labels: readonly string[];
  /** Row names that are known before the figures; otherwise as many blank rows as a number says. */
  readonly rows: readonly string[] | number;
  readonly height?: RowHeight;
};

const widths = ["w-16", "w-14", "w-20", "w-12"];

const Block = ({ index }: { readonly index: number }) => (
  <span
    className={classNames(
      "appear-late inline-block h-2 rounded-block bg-line align-middle",
      widths[index % widths.length],
    )}
  />
);

/** A table before its figures: labels, rules and heights are final, nothing moves when they come. */
export const LoadingRows = ({ labels, rows, height = "list" }: LoadingRowsProps) => {
  const names = typeof rows === "number" ? Array.from({ length: rows }, () => null) : rows;
  return (
    <div aria-busy="true" role="status">
      <span className="sr-only">Loading</span>
      <table aria-hidden="true" className="rows">
        <thead>
          <tr>
            {labels.map((label, index) => (
              <th
                className={classNames(
                  "border-b border-line py-1.5 text-label text-ink3",
                  index === 0 ? "text-left" : "text-right",
                )}
                key={label}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blank rows have no other name and never move
            <tr className="row" key={row}>
              {labels.map((label, index) => (
                <td
                  className={classNames(
                    rowHeights[height],
                    index === 0 ? "text-left font-heading" : "text-right",
                  )}
                  key={label}
                >
                  {index === 0 && name !== null ? name : <Block index={row + index} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
