import { Figure } from "@/components/figures/figure";
import { proveCommitmentAt } from "@/components/proof/prove";
import { Link } from "@/components/ui/link";
import { SectionLine } from "@/components/ui/section-line";
import type { Address } from "@/lib/client/use-address";
import type { ProvenFigure } from "@/lib/domain/figures/provable";
import { formatDay, formatExactInstant, formatLastDay } from "@/lib/format/format-date";
import { paths } from "@/lib/paths/paths";
import type { AccountDetail } from "@/lib/wire/account";

type NextDate = AccountDetail["nextDates"][number];

const atEnd: readonly NextDate["kind"][] = ["term-ends", "contract-ends"];

/** What ends with the last instant of a year ends on 31 Dec, what opens then opens on 1 Jan. */
const dayOf = ({ kind, at }: NextDate): string =>
  atEnd.includes(kind) ? formatLastDay(at) : formatDay(at);

type NextDatesProps = {
  readonly account: Pick<AccountDetail, "nextDates">;
  readonly address: Pick<Address, "set">;
};

/** Behind the amount of a date: the walk that leads there, or what the terms say. */
const figureOf = (date: NextDate): ProvenFigure => {
  if (date.kind === "runs-out") return "overageAhead";
  if (date.kind === "term-opens") return "notYetOpen";
  return date.isEstimate ? "whatComes" : "available";
};

/** The dates that change something, nearest first. */
export const NextDates = ({ account, address }: NextDatesProps) => (
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
              <Figure
                isEstimate={date.isEstimate}
                {...(date.commitmentId === null
                  ? {}
                  : { onProve: proveCommitmentAt(address, date.commitmentId)(figureOf(date)) })}
                tone="ink2"
                value={date.metric}
              />
            </span>
          )}
        </li>
      ))}
    </ul>
  </section>
);
