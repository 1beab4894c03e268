import { type ComponentProps, useId } from "react";
import { classNames } from "@/components/ui/class-names";

type InputProps = Omit<ComponentProps<"input">, "id"> & {
  readonly label: string;
  /** The label is read aloud only; the placeholder must then say the same. */
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
  readonly error?: string | null;
  readonly size?: undefined;
  readonly isTall?: boolean;
};

export const Input = (props: InputProps) => {
  const { label, isLabelHidden, hint, error, isTall, className, ...rest } = props;
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={classNames("print:hidden", className)}>
      <label
        className={classNames("mb-1 block text-label text-ink2", isLabelHidden && "sr-only")}
        htmlFor={id}
      >
        {label}
      </label>
      <input
        {...rest}
        aria-describedby={note ? `${id}-note` : undefined}
        aria-invalid={error ? true : undefined}
        className={classNames(
          "field w-full px-2.5 max-sm:h-10 max-sm:text-[1rem]",
          isTall ? "h-9" : "h-[26px]",
        )}
        id={id}
      />
      {note && (
        <p
          className={classNames("mt-1 text-note", error ? "text-overage" : "text-ink3")}
          id={`${id}-note`}
        >
          {note}
        </p>
      )}
    </div>
  );
};
