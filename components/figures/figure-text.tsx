import { classNames } from "@/components/ui/class-names";
import type { AmountText } from "@/lib/format/format-amount";

type FigureTextProps = {
  readonly text: AmountText;
  readonly isUnitToned?: boolean;
};

/** The pieces of an amount: muted unit sign, digits in full ink, suffix in its slot. */
export const FigureText = ({ text, isUnitToned = false }: FigureTextProps) => {
  const unitClass = isUnitToned ? undefined : "figure-unit";
  return (
    <>
      {text.isMemo && "("}
      <span className="figure-digits">
        {text.approx}
        {text.sign}
        {text.prefix && <span className={unitClass}>{text.prefix}</span>}
        {text.digits}
      </span>
      {text.isMemo && ")"}
      <span className={classNames("figure-suffix", unitClass)}>
        {text.suffix && `\u00a0${text.suffix}`}
      </span>
    </>
  );
};
