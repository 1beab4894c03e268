import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import type { Page } from "@/lib/paths/page";

export type Tab = {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  /** A tab that is a page. Without it `onSelect` is called. */
  readonly to?: Page;
};

type TabsProps = {
  /** What is being chosen, read aloud. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly selected: string;
  readonly onSelect?: (id: string) => void;
  /** view: large, on a hairline, under a page title. small: beside a section title. */
  readonly size?: "view" | "small";
};

const TabText = ({ label, count }: Tab) => (
  <>
    {label}
    {count !== undefined && <span className="ml-1.5 text-ink3">{count}</span>}
  </>
);

const tabClass = (isSelected: boolean, size: "view" | "small"): string =>
  classNames(
    "touch-target inline-flex items-center whitespace-nowrap",
    size === "view" ? "pb-1.5 pt-1" : "pb-0.5",
    isSelected
      ? classNames("tab-line text-ink", size === "view" && "font-heading")
      : "text-ink3 hover:text-ink",
    size === "view" && !isSelected && "text-ink2",
  );

/** Underlined words. They switch what a section shows; the address says which. */
export const Tabs = ({ label, tabs, selected, onSelect, size = "small" }: TabsProps) => (
  <nav aria-label={label} className="print:hidden">
    <ul className={classNames("flex flex-wrap", size === "view" ? "gap-x-5" : "gap-x-3")}>
      {tabs.map((tab) => {
        const isSelected = tab.id === selected;
        return (
          <li key={tab.id}>
            {tab.to === undefined ? (
              <button
                aria-pressed={isSelected}
                className={tabClass(isSelected, size)}
                onClick={() => onSelect?.(tab.id)}
                type="button"
              >
                <TabText {...tab} />
              </button>
            ) : (
              <Link
                aria-current={isSelected ? "true" : undefined}
                className={tabClass(isSelected, size)}
                look="none"
                scroll={false}
                to={tab.to}
              >
                <TabText {...tab} />
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  </nav>
);
