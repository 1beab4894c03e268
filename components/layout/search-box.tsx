import Form from "next/form";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";

type SearchBoxProps = {
  /** Where a search is answered, with `?q=`. */
  readonly action: string;
  readonly look?: "head" | "menu";
};

export const SearchBox = ({ action, look = "head" }: SearchBoxProps) => (
  <search>
    <Form
      action={action}
      className={classNames(
        "search-box flex items-center gap-2 rounded-box px-2 text-ink2",
        look === "head" ? "h-[30px] w-[192px]" : "field h-11 w-full",
      )}
    >
      <Icon name="search" />
      <input
        aria-label="Search commitments and accounts by name, id, sales order or opportunity"
        autoComplete="off"
        className="h-full w-full min-w-0 bg-transparent text-ink outline-none"
        data-search={look === "head" ? "" : undefined}
        name="q"
        placeholder="Search"
        title="Searches names, ids, contracts, sales orders and opportunities"
        type="search"
      />
      {look === "head" && <Kbd>/</Kbd>}
    </Form>
  </search>
);
