import { KeyMark, type KeyMeaning } from "@/components/marks/key-mark";
import { classNames } from "@/components/ui/class-names";

export type KeyItem = { readonly meaning: KeyMeaning; readonly label: string };

type KeyProps = {
  readonly items: readonly KeyItem[];
  /** Makes the key switch its series on and off. */
  readonly onToggle?: (meaning: KeyMeaning) => void;
  readonly hidden?: readonly KeyMeaning[];
  readonly className?: string;
};

const itemClass = "flex items-center gap-1.5 text-label text-ink2 whitespace-nowrap";

/** Reminder of what the marks mean, in the section line. */
export const Key = ({ items, onToggle, hidden = [], className }: KeyProps) => (
  <ul aria-label="Key" className={classNames("flex flex-wrap gap-x-4 gap-y-1", className)}>
    {items.map(({ meaning, label }) => (
      <li key={label}>
        {onToggle ? (
          <button
            aria-pressed={!hidden.includes(meaning)}
            className={classNames(itemClass, "aria-[pressed=false]:line-through")}
            onClick={() => onToggle(meaning)}
            type="button"
          >
            <KeyMark meaning={meaning} />
            {label}
          </button>
        ) : (
          <span className={itemClass}>
            <KeyMark meaning={meaning} />
            {label}
          </span>
        )}
      </li>
    ))}
  </ul>
);
