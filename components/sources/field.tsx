import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { SettingField } from "@/lib/sources/setting-field";

type FieldProps = {
  readonly field: SettingField;
  /** What stands in it at first; left out in a form that begins empty. */
  readonly value?: string;
};

/** One setting of a source in a form. */
export const Field = ({ field: { name, label, hint, options }, value }: FieldProps) => {
  const start = value === undefined ? {} : { defaultValue: value };
  return options ? (
    <div className="self-end">
      <Select label={label} name={name} options={options} {...start} />
    </div>
  ) : (
    <Input label={label} name={name} {...(hint ? { hint } : {})} {...start} />
  );
};
