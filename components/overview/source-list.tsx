import { FreshnessMark } from "@/components/marks/freshness-mark";
import { Link } from "@/components/ui/link";
import { SectionLine } from "@/components/ui/section-line";
import { formatAge } from "@/lib/format/format-age";
import { formatExactInstant } from "@/lib/format/format-date";
import { completeButFor } from "@/lib/format/source-state";
import { paths } from "@/lib/paths/paths";
import type { Meta } from "@/lib/wire/common";

/** How fresh every connection is: what this page rests on. */
export const SourceList = ({ meta }: { readonly meta: Meta }) => (
  <section aria-label="Sources">
    <SectionLine
      note="last complete read"
      right={<Link to={paths.sources()}>All</Link>}
      title="Sources"
    />
    <ul>
      {meta.freshness.map((source) => (
        <li
          className="grid grid-cols-[minmax(0,1fr)_auto_84px] items-center gap-3 border-t border-line py-1"
          key={source.connectionId}
        >
          <span className="truncate">{source.connectionName}</span>
          <FreshnessMark
            state={source.state}
            text={completeButFor(source)}
            {...(source.reason ? { title: source.reason } : {})}
          />
          <span
            className="text-right text-ink3"
            title={source.lastCompleteAt ? formatExactInstant(source.lastCompleteAt) : undefined}
          >
            {source.lastCompleteAt ? formatAge(source.lastCompleteAt, meta.knownAt) : "never"}
          </span>
        </li>
      ))}
    </ul>
  </section>
);
