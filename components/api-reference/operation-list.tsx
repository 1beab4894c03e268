import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { groupBy } from "@/lib/domain/standing/positions";
import { paths } from "@/lib/paths/paths";
import type { ReferenceOperation } from "@/lib/wire/reference";

type OperationListProps = {
  readonly operations: readonly ReferenceOperation[];
  readonly shownId: string;
};

export const OperationList = ({ operations, shownId }: OperationListProps) => (
  <nav
    aria-label="Operations"
    className="text-note max-lg:max-h-64 max-lg:overflow-y-auto max-lg:border-b max-lg:border-line lg:border-r lg:border-line lg:pr-4"
  >
    {[...groupBy(operations, ({ group }) => group)].map(([group, rows]) => (
      <section className="mb-4" key={group}>
        <h2 className="font-heading first-letter:uppercase">{group.replaceAll("-", " ")}</h2>
        <ul>
          {rows.map(({ id, method, path }) => (
            <li key={id}>
              <Link
                aria-current={id === shownId ? "page" : undefined}
                className={classNames(
                  "flex gap-2.5 py-0.5 font-mono text-id",
                  id === shownId ? "text-ink" : "text-ink2 hover:text-ink",
                )}
                look="none"
                to={paths.apiReference({ operation: id })}
              >
                <span className="w-12 shrink-0 text-ink3">{method}</span>
                <span className="min-w-0 wrap-anywhere">{path.replace("/api/v1/", "")}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </nav>
);
