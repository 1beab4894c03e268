import { Figure } from "@/components/figures/figure";
import { Link } from "@/components/ui/link";
import { SectionLine } from "@/components/ui/section-line";
import { formatDay, formatExactInstant, formatLastDay } from "@/lib/format/format-date";
import { paths } from "@/lib/paths/paths";
import type { AccountDetail } from "@/lib/wire/account";

type NextDate = AccountDetail["nextDates"][number];

const atEnd: readonly NextDate["kind"][] = ["term-ends", "contract-ends"];

/** What ends with the last instant of a year ends on 31 Dec, what opens then opens on 1 Jan. */
const dayOf = ({ kind, at }: NextDate): string =>
  atEnd.includes(kind) ? formatLastDay(at) : formatDay(at);

/** The dates that change something, nearest first. */
export const NextDates = ({ account }: { readonly account: Pick<AccountDetail, "nextDates"> }) => (
  <section aria-label="Next dates">
    <SectionLine title="Next dates" />
    {account.nextDates.length === 0 && (
      <p className="border-t border-line py-1.5 text-ink3">Nothing ahead in the terms on file.</p>
    )}
    <ul>
      {account.nextDates.map((date) => (
        <li
          className="grid grid-cols-[92px_minmax(0,1fr)_auto] items-baseline gap-3 border-t border-line py-1.5"
          key={`${date.at} ${date.kind} ${date.commitmentId}`}
        >
          <strong className="font-heading" title={formatExactInstant(date.at)}>
            {dayOf(date)}
          </strong>
          {date.commitmentId ? (
            <Link
              className="touch-target wrap-anywhere"
              to={paths.commitment(date.commitmentId)}
              look="name"
            >
              {date.label}
            </Link>
          ) : (
            <span className="wrap-anywhere">{date.label}</span>
          )}
          {date.metric && (
            <span className="whitespace-nowrap text-ink2">
              <Figure isEstimate={date.isEstimate} tone="ink2" value={date.metric} />
            </span>
          )}
        </li>
      ))}
    </ul>
  </section>
);
