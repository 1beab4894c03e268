import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type ProofLine = {
  readonly id: string;
  readonly label: ReactNode;
  /** "reported" or "derived", or the day of an entry. */
  readonly origin?: ReactNode;
  readonly figure: ReactNode;
  readonly isPending?: boolean;
  /** subtotal: single rule above. total: double rule under the figure as well. */
  readonly closes?: "subtotal" | "total";
};

/** The inputs of a figure as a small account, closed like every account. */
export const ProofAccount = ({
  label,
  lines,
}: {
  readonly label: string;
  readonly lines: readonly ProofLine[];
}) => (
  <table aria-label={label} className="w-full border-collapse">
    <tbody>
      {lines.map(({ id, label: name, origin, figure, isPending, closes }) => (
        <tr
          className={classNames(
            "border-t",
            closes ? "border-rule font-heading" : "border-line",
            isPending && "text-pending-text",
          )}
          key={id}
        >
          <th className="py-[5px] text-left align-baseline [font-weight:inherit]" scope="row">
            {name}
          </th>
          <td className="px-3 py-[5px] align-baseline font-regular text-ink2">{origin}</td>
          <td className="py-[5px] text-right align-baseline">
            <span className={closes === "total" ? "double-rule inline-block pl-6" : undefined}>
              {figure}
            </span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
