import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

type SearchFormProps = {
  /** Names the field to whoever does not see it. */
  readonly label: string;
  /** What can be looked for. */
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly onFind: (text: string | null) => void;
  readonly className?: string;
};

/** Looks for words in the list below it, once they are sent. */
export const SearchForm = ({ label, placeholder, value, onFind, className }: SearchFormProps) => (
  <form
    className={classNames(
      "field flex h-7 items-center gap-2 px-2 max-sm:h-11 max-sm:w-full",
      className,
    )}
    onSubmit={(event) => {
      event.preventDefault();
      const text = new FormData(event.currentTarget).get("q");
      onFind(typeof text === "string" ? text.trim() : null);
    }}
  >
    <Icon name="search" />
    <input
      aria-label={label}
      className="h-full min-w-0 grow bg-transparent outline-none"
      defaultValue={value}
      key={value}
      name="q"
      placeholder={placeholder}
      type="search"
    />
  </form>
);
