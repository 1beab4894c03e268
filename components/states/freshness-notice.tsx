import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { useViewer } from "@/lib/client/viewer";
import { formatInstant } from "@/lib/format/format-date";
import { paths } from "@/lib/paths/paths";
import type { Freshness, Meta } from "@/lib/wire/common";

const title = (source: Freshness): string => {
  switch (source.state) {
    case "stale":
      return `${source.connectionName} is stale`;
    case "incomplete":
      return `${source.connectionName} was read in part`;
    case "failed":
      return `${source.connectionName} could not be read`;
    default:
      return `${source.connectionName} has not been read yet`;
  }
};

/** What to do about a failure is said to those who may; the others are told whom to ask. */
const askFor = ({ state, reason }: Freshness): string =>
  state === "failed" && !/administrator/.test(reason ?? "") ? "Ask an administrator. " : "";

/** What of an answer is old, partial or missing, and since when; nothing when all is well. */
export const FreshnessNotices = ({ meta }: { readonly meta: Meta }) => {
  const viewer = useViewer().data?.data;
  const troubled = meta.freshness.filter(
    ({ state }) => state !== "complete" && state !== "reading",
  );
  if (troubled.length === 0) return null;
  return (
    <div className="mb-4 space-y-2">
      {troubled.map((source) => (
        <Notice
          action={<Link to={paths.sources()}>Sources</Link>}
          key={source.connectionId}
          kind={
            source.state === "failed" ? "error" : source.state === "stale" ? "stale" : "incomplete"
          }
          title={title(source)}
        >
          {source.reason} {viewer && !viewer.canManageConnections && askFor(source)}
          {source.lastCompleteAt
            ? `Last complete read ${formatInstant(source.lastCompleteAt)}.`
            : "No complete read yet."}
        </Notice>
      ))}
    </div>
  );
};
