// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { NextDates } from "@/components/accounts/next-dates";
import type { AccountDetail } from "@/lib/wire/account";
import { render } from "@/tests/components/support/render";

const at = "2027-01-01T00:00:00.000Z";
const own = { at, commitmentId: "c", metric: null, isEstimate: false };

test("at one midnight a term ends on 31 Dec, its contract too, and the next opens on 1 Jan", () => {
  const nextDates: AccountDetail["nextDates"] = [
    { ...own, kind: "term-ends", label: "Year 1 ends" },
    { ...own, kind: "contract-ends", label: "The contract ends", commitmentId: null },
    { ...own, kind: "term-opens", label: "Year 2 opens" },
  ];
  render(<NextDates account={{ nextDates }} address={{ set: () => undefined }} />);
  const rows = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(rows).toEqual([
    "31 Dec 2026Year 1 ends",
    "31 Dec 2026The contract ends",
    "1 Jan 2027Year 2 opens",
  ]);
});
