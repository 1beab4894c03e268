import {
  type Amount,
  compareDecimals,
  type Decimal,
  divideDecimals,
  isNegative,
  negateDecimal,
  roundDecimal,
} from "@/lib/domain/base/money";
import { type AmountOptions, joinAmount, MINUS, unitMarks } from "@/lib/format/format-amount";

type Scale = { readonly from: Decimal; readonly letter: string; readonly places: number };

const scales: readonly Scale[] = [
  { from: "1000000000", letter: "B", places: 2 },
  { from: "1000000", letter: "M", places: 2 },
  { from: "1000", letter: "k", places: 1 },
  { from: "1", letter: "", places: 0 },
];

export type AxisAmountOptions = Pick<AmountOptions, "isMovement" | "isEstimate"> & {
  /** Axis ticks drop needless zeros ("$250k"); values keep them, so that they line up ("71.0k"). */
  readonly isTick?: boolean;
  /** Values inside a chart of one unit leave it to the axis. */
  readonly withUnit?: boolean;
};

const scaled = (size: Decimal, { from, places }: Scale): Decimal =>
  roundDecimal(divideDecimals(size, from, 20) ?? size, places);

// 999,960 would print as 1000.0k: what rounds up to the next scale is printed in it.
const scaleFor = (size: Decimal): Scale | undefined =>
  scales.find((scale, index) => {
    if (compareDecimals(size, scale.from) >= 0) return true;
    const below = scales[index + 1];
    if (!below) return true;
    return (
      compareDecimals(size, below.from) >= 0 && compareDecimals(scaled(size, below), "1000") >= 0
    );
  });

const padPlaces = (value: Decimal, places: number): string => {
  if (places === 0) return value;
  const [integer = "0", fraction = ""] = value.split(".");
  return `${integer}.${fraction.padEnd(places, "0")}`;
};

/** Chart text: `71.3k`, `$250k`, `−$1.32M`. Never used where a figure must be exact. */
export const formatAxisAmount = (amount: Amount, options: AxisAmountOptions = {}): string => {
  const { isTick = false, withUnit = true, isMovement = false, isEstimate = false } = options;
  const isBelowZero = isNegative(amount.amount);
  const size = isBelowZero ? negateDecimal(amount.amount) : amount.amount;
  const scale = scaleFor(size) ?? { from: "1", letter: "", places: 0 };
  const value = scaled(size, scale);
  const isPlus = isMovement && !isBelowZero && value !== "0";
  return joinAmount({
    approx: isEstimate ? "≈\u00a0" : "",
    sign: isBelowZero ? MINUS : isPlus ? "+" : "",
    ...(withUnit ? unitMarks(amount) : { prefix: "", suffix: "" }),
    digits: `${isTick ? value : padPlaces(value, scale.places)}${scale.letter}`,
    isMemo: false,
  });
};
