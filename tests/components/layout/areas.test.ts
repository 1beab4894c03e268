import { expect, test } from "vitest";
import { findArea, listAreas } from "@/components/layout/areas";

test("an area without a page is left out, the others keep their order", () => {
  const shown = listAreas(["sources", "overview", "commitments"]);
  expect(shown.map(({ label }) => label)).toEqual(["Overview", "Commitments", "Sources"]);
});

test.each([
  ["/", "overview"],
  ["/commitments", "commitments"],
  ["/commitments/c1", "commitments"],
  ["/commitments-old", null],
  ["/sandbox", null],
])("%s belongs to %s", (pathname, area) => {
  expect(findArea(listAreas(["overview", "commitments", "sources"]), pathname)).toBe(area);
});
