// @vitest-environment jsdom

import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { LinesTable } from "@/components/reports/lines-table";
import { prepareSheet } from "@/lib/charts/prepare-roll-forward";
import { render } from "@/tests/components/support/render";
import { months, nothing, totalOf } from "@/tests/lib/charts/roll-forward-total";

/** What leaves a cell out: on a narrow screen, or on paper, which is narrow too. */
const hidingOf = ({ classList }: Element): string =>
  [...classList].filter((name) => name.endsWith("hidden")).join(" ");

const cellsOf = (row: Element): Element[] => [...row.querySelectorAll("th, td")];

test("the head of a period stands over its own columns, whichever of them are left out", () => {
  const total = totalOf(3, { kind: "value", value: nothing });
  render(<LinesTable of={total.sheet} sheet={prepareSheet(total, months(3))} />);
  const [periods, columns, ...lines] = within(screen.getByRole("table")).getAllByRole("row");
  if (!periods || !columns) throw new Error("The table has two rows of heads.");
  const below = cellsOf(columns).map(hidingOf);
  expect(new Set(below).size).toBeGreaterThan(1);
  expect(cellsOf(periods).map(hidingOf)).toEqual(below);
  expect(cellsOf(periods).some((cell) => cell.hasAttribute("colspan"))).toBe(false);
  // A heading is never left out: it stands over the sum of its period.
  const named = cellsOf(periods).filter(({ textContent }) => textContent !== "");
  expect(named.map(hidingOf)).toEqual(named.map(() => ""));
  for (const line of lines.filter((each) => cellsOf(each).length > 1))
    expect(cellsOf(line).map(hidingOf)).toEqual(below);
});
