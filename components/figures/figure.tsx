import { FigureText } from "@/components/figures/figure-text";
import { type Tone, toneClass } from "@/components/figures/tone";
import { classNames } from "@/components/ui/class-names";
import type { Metric } from "@/lib/domain/base/metric";
import { findValue } from "@/lib/domain/base/metric";
import type { Amount } from "@/lib/domain/base/money";
import { type AmountOptions, formatAmount } from "@/lib/format/format-amount";
import { findMetricWord } from "@/lib/format/format-metric";

export type FigureProps = AmountOptions & {
  /** Null: no such movement, printed as a dash. A real zero is an amount of "0". */
  readonly value: Amount | Metric<Amount> | null;
  readonly tone?: Tone;
  /** Answers and totals. */
  readonly isStrong?: boolean;
  /** In the equation the unit takes the colour of its figure; in tables it stays muted. */
  readonly isUnitToned?: boolean;
  /** Opens the proof: makes the figure a button. */
  readonly onProve?: () => void;
  readonly className?: string;
};

const toMetric = (value: Amount | Metric<Amount>): Metric<Amount> =>
  "kind" in value ? value : { kind: "value", value };

const Slot = () => <span className="figure-suffix" />;

const Word = ({ word, reason }: { readonly word: string; readonly reason: string }) => (
  <span className="figure text-ink3" title={reason}>
    {word}
    <Slot />
  </span>
);

/** The one way a number reaches the screen: exact, with its unit, or the word that stands for it. */
export const Figure = (props: FigureProps) => {
  const { value, tone = "ink", isStrong, isUnitToned, onProve, className, ...options } = props;
  if (value === null) return <Word reason="No such movement" word="–" />;
  const metric = toMetric(value);
  const word = findMetricWord(metric);
  if (word) return <Word {...word} />;
  const amount = findValue(metric);
  if (amount === null) return null;
  const text = formatAmount(amount, options);
  const shared = {
    className: classNames(
      "figure",
      toneClass[tone],
      isStrong && "font-strong",
      onProve && "figure-proves touch-target",
      className,
    ),
    "data-full": text.full === text.text ? undefined : text.full,
  };
  const figure = <FigureText isUnitToned={isUnitToned} text={text} />;
  return (
    <>
      {metric.kind === "incomplete" && <IncompleteTag reason={metric.reason} />}
      {onProve ? (
        <button {...shared} onClick={onProve} type="button">
          {figure}
        </button>
      ) : (
        <span {...shared}>{figure}</span>
      )}
    </>
  );
};

/** A total from an unfinished read never stands without the word. */
const IncompleteTag = ({ reason }: { readonly reason: string }) => (
  <span
    className="mr-2 rounded-tag border border-dashed border-pending-text px-1.5 text-label text-pending-text"
    title={reason}
  >
    incomplete
  </span>
);
