import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** Where a column goes when rows become two lines on a phone. Absent: left out there. */
export type PhonePlace = "lead" | "title" | "value" | "note" | "meta" | "bar";

/** How a table is declared: columns once, rows as data. */
export type Column<Row> = {
  readonly id: string;
  readonly label: ReactNode;
  /** Read aloud instead of a label that is empty on paper. */
  readonly spokenLabel?: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand right, everything else left, the label as its column. */
  readonly align?: "text" | "number" | "bar";
  /** The one shaded column that holds the answer. */
  readonly isAnswer?: boolean;
  /** Names the row: carries the link and the row header. */
  readonly isName?: boolean;
  /** A CSS width; without one the column takes what its content needs. */
  readonly width?: string;
  /** Width kept free for a unit suffix, so that digits stay in line: "24px". */
  readonly suffixSlot?: string;
  /** 1 always; 2 from 900 px; 3 from 1100 px; 4 from 1200 px. */
  readonly priority?: 1 | 2 | 3 | 4;
  readonly phone?: PhonePlace;
  readonly className?: string;
};

const hiding = {
  1: "",
  2: "sm:max-md:hidden",
  3: "sm:max-lg:hidden",
  4: "sm:max-xl:hidden",
} as const;

const phonePlaces: Readonly<Record<PhonePlace, string>> = {
  lead: "max-sm:[grid-area:lead]",
  title: "max-sm:[grid-area:title] max-sm:font-strong",
  value: "max-sm:[grid-area:value] max-sm:text-right",
  note: "max-sm:[grid-area:note] max-sm:min-w-0 max-sm:whitespace-normal max-sm:text-ink3",
  meta: "max-sm:[grid-area:meta] max-sm:text-right max-sm:text-ink3",
  bar: "max-sm:[grid-area:bar] max-sm:pt-1.5!",
};

/** Shared by labels, cells and totals of a column. */
export const columnClass = <Row>(column: Column<Row>): string =>
  classNames(
    "px-1.5 first:pl-0 last:pr-0",
    // A name is what tells rows apart: it wraps and is never cut.
    column.isName ? "wrap-anywhere" : "whitespace-nowrap",
    column.align === "number" ? "text-right" : "text-left",
    column.isAnswer && "cell-answer pl-5 pr-2 last:pr-2",
    hiding[column.priority ?? 1],
    column.className,
  );

export const phoneClass = <Row>(column: Column<Row>): string =>
  column.phone ? phonePlaces[column.phone] : "max-sm:hidden";

/** A cell on the two lines of a phone: no padding of its own, no wash. */
export const phoneCellClass = <Row>(column: Column<Row>): string =>
  classNames(phoneClass(column), "max-sm:p-0", column.isAnswer && "max-sm:bg-transparent");

/** Where the two lines of a phone row stand. */
export const phoneRowClass = (hasLead: boolean): string =>
  classNames(
    "max-sm:grid max-sm:gap-x-3 max-sm:py-2",
    hasLead
      ? "max-sm:grid-cols-[1.25rem_minmax(0,1fr)_auto] max-sm:[grid-template-areas:'lead_title_value'_'._note_meta'_'._bar_bar']"
      : "max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:[grid-template-areas:'title_value'_'note_meta'_'bar_bar']",
  );

export const hasLead = <Row>(columns: readonly Column<Row>[]): boolean =>
  columns.some(({ phone }) => phone === "lead");
