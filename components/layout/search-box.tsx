import Form from "next/form";
import { ClockFields } from "@/components/layout/clock-fields";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { paths } from "@/lib/paths/paths";

/** Searches the commitments, in the book as it stands at the clocks of the address. */
export const SearchBox = ({ look = "head" }: { readonly look?: "head" | "menu" }) => (
  <search>
    <Form
      action={paths.commitments().path}
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
      <ClockFields />
    </Form>
  </search>
);
