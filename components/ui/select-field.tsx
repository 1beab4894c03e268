import { type ComponentProps, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

type SelectFieldProps = Omit<ComponentProps<"select">, "id"> & {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** The platform's own select as a field of a form, beside an `Input`. */
export const SelectField = ({ label, options, className, ...rest }: SelectFieldProps) => {
  const id = useId();
  return (
    <div className={classNames("print:hidden", className)}>
      <label className="mb-1 block text-label text-ink2" htmlFor={id}>
        {label}
      </label>
      <span className="relative block">
        <select
          {...rest}
          className="field h-[26px] w-full appearance-none pr-7 pl-2.5 max-sm:h-10 max-sm:text-[1rem]"
          id={id}
        >
          {options.map((option) => (
            <option className="bg-raised text-ink" key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2"
          name="chevron-down"
        />
      </span>
    </div>
  );
};
