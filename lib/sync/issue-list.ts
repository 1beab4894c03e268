import type { RejectedRow, StreamName } from "@/lib/providers/provider";
import type { FoundIssue } from "@/lib/store/data-issues";

/** So many rows are listed one by one; a body full of rubbish has millions. */
const listedMax = 1_000;

/** What could not be read, and what there is to say beside what could: the first rows, and how many more. */
export type IssueList = {
  add(row: RejectedRow): void;
  /** Those that are listed, and one for all others of a stream. */
  issues(): readonly FoundIssue[];
};

type Others = { readonly first: RejectedRow; count: number };

export const createIssueList = (): IssueList => {
  const listed: RejectedRow[] = [];
  const others = new Map<string, Others>();
  return {
    add(row) {
      if (listed.length < listedMax) {
        listed.push(row);
        return;
      }
      const kind = kindOf(row);
      const known = others.get(kind);
      if (known === undefined) others.set(kind, { first: row, count: 1 });
      else known.count += 1;
    },
    issues: () => [...listed, ...[...others.values()].map(toSummary)],
  };
};

const kindOf = ({ stream, isSetAside }: RejectedRow): `${StreamName} ${boolean}` =>
  `${stream} ${isSetAside}`;

/** Stands in the list for all the rows that are only counted. */
const toSummary = ({ first, count }: Others): FoundIssue => ({
  ...first,
  commitmentId: null,
  code: "more-rows",
  reason: first.isSetAside
    ? `${count} more rows like the ones listed could not be read. This is the first of them.`
    : `There is the like to say of ${count} more rows. This is the first of them.`,
  carries: null,
  rowCount: count,
});
