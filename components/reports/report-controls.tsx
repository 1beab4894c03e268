"use client";

import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { DownloadLink } from "@/components/ui/download-link";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { rollForwardFile } from "@/lib/client/reports";
import type { Address } from "@/lib/client/use-address";
import { type TableFormat, tableFormatNames } from "@/lib/domain/base/file-words";
import type { RollForwardFilters, RollForwardPage } from "@/lib/wire/report";

type ReportControlsProps = {
  readonly address: Address;
  readonly filters: RollForwardFilters;
  /** What the report came to be, where it is there already. */
  readonly page: RollForwardPage | undefined;
};

/** Another report has other periods: what was open in this one is not in it. */
const closed = { sheet: null, row: null, funding: null, line: null, period: null } as const;

const formatNames: Readonly<Record<TableFormat, string>> = {
  csv: "CSV",
  jsonl: "JSON lines",
  xlsx: "Workbook (XLSX)",
};

const steps = [
  { value: "month", label: "By month" },
  { value: "quarter", label: "By quarter" },
  { value: "year", label: "By year" },
  { value: "whole", label: "As one period" },
];

const calendars = [
  { value: "months", label: "Calendar months" },
  { value: "4-4-5", label: "Weeks, 4-4-5" },
  { value: "4-5-4", label: "Weeks, 4-5-4" },
  { value: "5-4-4", label: "Weeks, 5-4-4" },
];

/** Which periods, in which calendar; all of it stands in the address. */
export const ReportControls = ({ address, filters, page }: ReportControlsProps) => (
  <div className="flex flex-wrap items-center gap-2.5">
    <Select
      label="Periods"
      look="boxed"
      onChange={(event) => address.set({ ...closed, per: event.target.value })}
      options={steps}
      value={filters.per}
    />
    <Menu
      button={
        <span className={buttonClass("secondary")}>
          Dates <Icon name="chevron-down" />
        </span>
      }
      side="left"
    >
      <DatesForm address={address} filters={filters} key={page?.asked.from} page={page} />
    </Menu>
    {filters.account !== undefined && (
      <Link
        className={buttonClass("quiet")}
        look="none"
        to={address.with({ ...closed, account: null })}
      >
        One account, show all
      </Link>
    )}
    <Menu
      button={
        <span className={buttonClass("secondary")}>
          Export <Icon name="chevron-down" />
        </span>
      }
    >
      <div className="flex flex-col items-stretch gap-2">
        {tableFormatNames.map((format) => (
          <DownloadLink file={rollForwardFile(filters, format)} key={format}>
            {formatNames[format]}
          </DownloadLink>
        ))}
      </div>
    </Menu>
    <Button className="max-sm:hidden" onClick={() => window.print()}>
      <Icon name="print" /> Print
    </Button>
  </div>
);

const DatesForm = ({ address, filters, page }: ReportControlsProps) => (
  <form
    className="w-64 space-y-2.5"
    onSubmit={(event) => {
      event.preventDefault();
      const given = new FormData(event.currentTarget);
      const text = (name: string) => String(given.get(name) ?? "");
      const isWeeks = text("calendar") !== "months";
      address.set({
        ...{ ...closed, from: text("from"), to: text("to"), calendar: text("calendar") },
        firstMonth: isWeeks ? null : text("firstMonth"),
        anchor: isWeeks ? text("anchor") : null,
        leapYears: isWeeks ? text("leapYears") : null,
        zone: text("zone"),
      });
    }}
  >
    <Input defaultValue={page?.asked.from} label="From" name="from" type="date" />
    <Input
      defaultValue={page?.asked.to}
      hint="The first day that is no longer in it."
      label="To, before"
      name="to"
      type="date"
    />
    <Select defaultValue={filters.calendar} label="Calendar" name="calendar" options={calendars} />
    <Input
      defaultValue={filters.firstMonth}
      hint="Of a fiscal year of months: 1 to 12."
      label="First month"
      max={12}
      min={1}
      name="firstMonth"
      type="number"
    />
    <Input
      defaultValue={filters.anchor}
      hint="Of a fiscal year of weeks: the first day of some year."
      label="Anchor"
      name="anchor"
      type="date"
    />
    <Input
      defaultValue={filters.leapYears}
      hint="Years of 53 weeks, such as 2028,2034. Empty: the nearest day decides."
      label="Leap years"
      name="leapYears"
    />
    <Input defaultValue={page?.asked.zone} label="Time zone of its days" name="zone" />
    <Button look="primary" type="submit">
      Show
    </Button>
  </form>
);
