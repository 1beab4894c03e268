import { type ComponentProps, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

type SelectProps = Omit<ComponentProps<"select">, "id"> & {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** quiet: "Group account" without a box. boxed: a button. */
  readonly look?: "quiet" | "boxed";
};

/** The platform's own select: right on a phone, right for a screen reader. */
export const Select = ({ label, options, look = "quiet", className, ...rest }: SelectProps) => {
  const id = useId();
  return (
    <span
      className={classNames(
        "touch-target print:hidden inline-flex items-center gap-2 max-sm:h-11",
        look === "boxed" && "h-7 rounded-box border border-line2 bg-raised px-2.5 font-strong",
        className,
      )}
    >
      <label className={look === "quiet" ? "text-ink3" : "sr-only"} htmlFor={id}>
        {label}
      </label>
      <select
        {...rest}
        className="-mr-5 h-full appearance-none rounded-block bg-transparent pr-5 text-ink"
        id={id}
      >
        {options.map((option) => (
          <option className="bg-raised text-ink" key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon className="pointer-events-none" name="chevron-down" />
    </span>
  );
};
