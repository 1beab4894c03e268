import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths/paths";
import type { Agreement } from "@/lib/wire/agreement";

const shownMax = 3;

/** The figures above stand on rows that were wrong, or lack rows that could not be read. */
export const IssuesNotice = ({ issues }: Pick<Agreement, "issues">) => {
  if (issues.length === 0) return null;
  const rows = issues.length === 1 ? "1 row" : `${issues.length} rows`;
  const reasons = [...new Set(issues.map(({ reason }) => reason))];
  const more = reasons.length - shownMax;
  return (
    <Notice
      action={
        <Link className="underline" to={paths.sources({ tab: "issues" })}>
          Data issues
        </Link>
      }
      kind={issues.some(({ isSetAside }) => isSetAside) ? "incomplete" : "note"}
      title={`${rows} behind these figures ${issues.length === 1 ? "needs" : "need"} a look`}
    >
      <ul>
        {reasons.slice(0, shownMax).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {more > 0 && <p>{`And ${more} more.`}</p>}
    </Notice>
  );
};
