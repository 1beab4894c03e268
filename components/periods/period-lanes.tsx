import { closedOf, toBarParts, toTargetParts } from "@/components/figures/bar-parts";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { MonthAxis } from "@/components/periods/month-axis";
import { TodayLine } from "@/components/periods/today-line";
import { classNames } from "@/components/ui/class-names";
import type { PeriodChart, TermBar } from "@/lib/charts/prepare-periods";
import { findValue } from "@/lib/domain/base/metric";

const rowPx = 40;

const percent = (value: number): string => `${value}%`;

/** Lanes on one axis: months, contract, terms, today. */
export const PeriodLanes = ({ chart }: { readonly chart: PeriodChart }) => (
  <div className="grid grid-cols-[72px_minmax(0,1fr)] pt-5 max-sm:grid-cols-1">
    <div className="text-label text-ink3 max-sm:hidden">
      <div className="h-6" />
      {chart.contract && <div className="h-9 pt-0.5">Contract</div>}
      <div className="pt-0.5">Terms</div>
    </div>
    <div className="relative">
      <MonthAxis months={chart.months} />
      {chart.contract && <ContractLine contract={chart.contract} />}
      <ul className="relative" style={{ height: chart.rowCount * rowPx }}>
        {chart.bars.map((bar) => (
          <Term bar={bar} key={bar.term.segmentId} />
        ))}
      </ul>
      {chart.today && <TodayLine today={chart.today} />}
    </div>
  </div>
);

const ContractLine = ({
  contract,
}: {
  readonly contract: NonNullable<PeriodChart["contract"]>;
}) => (
  <div className="relative h-9">
    <div
      className="absolute top-2 border-x border-t-[1.5px] border-ink pt-1"
      style={{ left: percent(contract.left), width: percent(contract.width), height: 5 }}
    />
    <p
      className="absolute top-3 truncate text-label text-ink2 max-sm:right-0 max-sm:left-0! max-sm:w-auto!"
      title={contract.text}
      style={{ left: percent(contract.left), width: percent(contract.width) }}
    >
      {contract.text}
    </p>
  </div>
);

const charPx = 6.4;

/** Words that are wider than their bar are left to the title: they would run into the next. */
const roomClass = (text: string, width: number): string => {
  const lanePx = (text.length * charPx * 100) / width;
  if (lanePx > 1_040) return "hidden";
  if (lanePx > 600) return "max-lg:hidden";
  return lanePx > 340 ? "max-sm:hidden" : "";
};

const Term = ({ bar }: { readonly bar: TermBar }) => {
  const { term, left, width, row, text, title } = bar;
  const isGiven = findValue(term.figures.committed) !== null;
  const isTarget = findValue(term.figures.exposure) !== null;
  return (
    <li
      className="absolute pr-px"
      style={{ left: percent(left), width: percent(width), top: row * rowPx }}
      title={title}
    >
      {term.hourly ? (
        <HourlyBar bar={bar} />
      ) : term.state === "upcoming" || !isGiven ? (
        <span className="block h-2.5 border border-dotted border-ink3">
          <span className="sr-only">{`${title}: ${text}`}</span>
        </span>
      ) : (
        <SegmentedBar
          className="h-2.5!"
          label={`${title}: ${text}`}
          closed={isTarget ? closedOf(term.figures) : null}
          parts={isTarget ? toTargetParts(term.figures) : toBarParts(term.figures)}
          unit={findValue(term.figures.committed)?.unit ?? { kind: "quantity", code: "" }}
        />
      )}
      <TermWords bar={bar} />
    </li>
  );
};

/** The name gives way before the share does; a term alone has the whole lane. */
const TermWords = ({ bar: { name, text, width } }: { readonly bar: TermBar }) => (
  <span aria-hidden="true" className="block pt-0.5 text-axis whitespace-nowrap text-ink2">
    {name !== "" && <span className={roomClass(`${name} ${text}`, width)}>{name} </span>}
    <span className={classNames("font-heading text-ink", name !== "" && roomClass(text, width))}>
      {text}
    </span>
  </span>
);

/** The whole term in outline, the days read filled: used and unused stand where they were. */
const HourlyBar = ({ bar: { read, title, text } }: { readonly bar: TermBar }) => (
  <span className="relative block h-2.5 border border-dotted border-ink3">
    {read && (
      <span
        className="absolute inset-y-0"
        style={{ left: percent(read.left), width: percent(read.width) }}
      >
        <SegmentedBar
          className="h-full!"
          label={`${title}: ${text}`}
          parts={{ drawn: read.used, lapsed: read.unused }}
          unit={{ kind: "quantity", code: "h" }}
        />
      </span>
    )}
  </span>
);
