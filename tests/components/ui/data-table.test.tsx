// @vitest-environment jsdom

import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Figure } from "@/components/figures/figure";
import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import { paths } from "@/lib/paths/paths";
import { usd } from "@/tests/components/support/amounts";
import { render } from "@/tests/components/support/render";

type Pool = { readonly id: string; readonly name: string; readonly left: string };

const columns: readonly Column<Pool>[] = [
  { id: "name", label: "Pool", isName: true, cell: ({ name }) => name, phone: "title" },
  {
    id: "left",
    label: "Available",
    align: "number",
    isAnswer: true,
    cell: ({ left }) => <Figure value={usd(left)} />,
    phone: "value",
  },
];

const pools: readonly Pool[] = [
  { id: "1", name: "Growth commit", left: "114883.30" },
  { id: "2", name: "Launch credit", left: "42407.66" },
];

const table = (
  <DataTable
    columns={columns}
    groups={[{ id: "halcyon", name: "Halcyon Robotics", facts: "Metronome", rows: pools }]}
    label="Burn order"
    rowTo={({ id }) => paths.commitment(id)}
    rowKey={({ id }) => id}
    totals={[
      { id: "usd", label: "USD, usable now", cells: { left: <Figure value={usd("157290.96")} /> } },
    ]}
  />
);

test("names its columns, its groups and its rows", () => {
  render(table);
  const named = screen.getByRole("table", { name: "Burn order" });
  const labels = within(named).getAllByRole("columnheader");
  expect(labels.map(({ textContent }) => textContent)).toEqual(["Pool", "Available"]);
  expect(within(named).getByRole("rowheader", { name: "Growth commit" })).toBeTruthy();
  expect(within(named).getByText("Halcyon Robotics")).toBeTruthy();
});

test("the answer column keeps its wash over its whole height, groups and totals included", () => {
  const { container } = render(table);
  const rows = [...container.querySelectorAll("tr")];
  expect(rows.map((row) => row.querySelectorAll(".cell-answer").length)).toEqual(rows.map(() => 1));
});

test("arrows walk the rows", () => {
  render(table);
  const [first, second] = screen.getAllByRole("link");
  first?.focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowDown" });
  expect(document.activeElement).toBe(second);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Home" });
  expect(document.activeElement).toBe(first);
});

test("a press anywhere on a row opens its link, a press on a button in it does not", () => {
  const opened = vi.fn((event: Event) => event.preventDefault());
  const { container } = render(
    <DataTable
      columns={[
        ...columns,
        { id: "prove", label: "Proof", cell: () => <button type="button">prove</button> },
      ]}
      label="Pools"
      rowTo={({ id }) => paths.commitment(id)}
      rowKey={({ id }) => id}
      rows={pools}
    />,
  );
  screen.getAllByRole("link")[1]?.addEventListener("click", opened);
  fireEvent.click(screen.getByText("Launch credit").closest("tr")?.lastElementChild ?? container);
  expect(opened).toHaveBeenCalledOnce();
  fireEvent.click(screen.getAllByRole("button")[1] ?? container);
  expect(opened).toHaveBeenCalledOnce();
});

test("a total has a double rule under each figure, a subtotal has none", () => {
  const { container } = render(table);
  expect(container.querySelectorAll("tfoot .double-rule")).toHaveLength(1);
  const withSubtotal = render(
    <DataTable
      columns={columns}
      label="Pools"
      rowKey={({ id }) => id}
      rows={pools}
      totals={[{ id: "sub", label: "So far", cells: { left: "1" }, isSubtotal: true }]}
    />,
  );
  expect(withSubtotal.container.querySelectorAll(".double-rule")).toHaveLength(0);
});
