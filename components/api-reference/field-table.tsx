import { SectionLine } from "@/components/ui/section-line";
import type { ReferenceRow } from "@/lib/wire/reference";

type FieldTableProps = { readonly title: string; readonly rows: readonly ReferenceRow[] };

const steps = ["", "pl-4", "pl-8"] as const;

/** A field to a line: its name, what it is, and what is to be said of it. */
export const FieldTable = ({ title, rows }: FieldTableProps) =>
  rows.length === 0 ? null : (
    <section aria-label={title} className="mt-6">
      <SectionLine title={title} />
      <table className="w-full table-fixed text-left">
        <thead className="sr-only">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {keyed(rows).map(({ key, row: { name, depth, type, note } }) => (
            <tr className="border-t border-line align-baseline" key={key}>
              <th
                className={`w-2/5 py-1 pr-3 font-mono text-id font-normal wrap-anywhere ${steps[depth] ?? ""}`}
                scope="row"
              >
                {name}
              </th>
              <td className="w-1/5 py-1 pr-3 text-ink3 wrap-anywhere">{type}</td>
              <td className="py-1 wrap-anywhere">{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

/** A field is named by those above it too: two parts of an answer may have one of the same name. */
const keyed = (rows: readonly ReferenceRow[]) => {
  const above: string[] = [];
  return rows.map((row) => {
    above.length = row.depth;
    above.push(row.name);
    return { key: above.join("."), row };
  });
};
