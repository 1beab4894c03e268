import { Figure } from "@/components/figures/figure";
import { RatioText } from "@/components/figures/ratio-text";
import { ShareBar } from "@/components/hourly/share-bar";
import { Link } from "@/components/ui/link";
import { SectionLine } from "@/components/ui/section-line";
import { paths } from "@/lib/paths/paths";
import type { HourlySummary } from "@/lib/wire/inventory";

type WorstUsedProps = { readonly hourly: HourlySummary };

/** Where hours that are paid for go unused. */
export const WorstUsed = ({ hourly }: WorstUsedProps) => (
  <section aria-label="Worst used by the hour">
    <SectionLine
      note="used and unused, 30 d"
      right={
        <>
          <Link to={paths.inventory({ by: "none", kind: "plans" })}>Savings plans</Link>
          <Link to={paths.inventory({ by: "none" })}>All {hourly.running}</Link>
        </>
      }
      title="Worst used by the hour"
    />
    <ul>
      {hourly.worst.map(({ commitmentId, name, recent, recentUnused }) => (
        <li
          className="grid grid-cols-[minmax(0,1fr)_44px_46px_86px] items-center gap-2 border-t border-line py-1"
          key={commitmentId}
        >
          <Link className="truncate" to={paths.commitment(commitmentId)} look="name" title={name}>
            {name}
          </Link>
          <ShareBar size="small" used={recent} when="in the last 30 days" />
          <span className="text-right">
            <RatioText isStrong value={recent} />
          </span>
          <span className="text-right">
            <Figure precision="whole" tone="lapsed" value={recentUnused} />
          </span>
        </li>
      ))}
    </ul>
  </section>
);
