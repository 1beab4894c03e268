// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AsyncSection } from "@/components/states/async-section";
import { isBeforeFirstRead, NotKnownYet } from "@/components/states/not-known-yet";
import type { Meta } from "@/lib/wire/common";
import { render } from "@/tests/components/support/render";

const knownAt = "2026-01-05T12:00:00.000Z";
const search = `knownAt=${encodeURIComponent(knownAt)}`;

const metaOf = (lastCompleteAt: readonly (string | null)[]): Meta => ({
  asOf: knownAt,
  knownAt,
  complete: false,
  freshness: lastCompleteAt.map((at, index) => ({
    connectionId: `c${index}`,
    connectionName: "Metronome",
    provider: "metronome",
    state: at === null ? "never-read" : "complete",
    lastCompleteAt: at,
    lastAttemptAt: at,
    reason: null,
    unread: null,
  })),
});

test("before the first read of any source nothing was known; without the clock that is no answer", () => {
  expect(isBeforeFirstRead(metaOf([null, null]), knownAt)).toBe(true);
  expect(isBeforeFirstRead(metaOf([null, "2026-01-01T00:00:00.000Z"]), knownAt)).toBe(false);
  expect(isBeforeFirstRead(metaOf([null]), undefined)).toBe(false);
  // Who sees some accounts only sees no source either before one of them was known.
  expect(isBeforeFirstRead(metaOf([]), knownAt)).toBe(true);
});

test("it says what the clock asks, and does not say that the book is empty", () => {
  const { container } = render(<NotKnownYet />, { search });
  expect(container.textContent).toContain("Nothing was known at 5 Jan 2026, 12:00 UTC");
  expect(container.textContent).not.toMatch(/empty|connect/i);
  expect(screen.getByRole("button", { name: "Show what is known now" })).toBeTruthy();
});

const missing = {
  data: undefined,
  error: Object.assign(new Error("There is no such account."), { code: "not-found" }),
  isFetching: false,
  dataUpdatedAt: 0,
  refetch: () => undefined,
};

const section = (
  <AsyncSection errorTitle="This account could not be read" loading={null} query={missing}>
    {() => null}
  </AsyncSection>
);

test("what the book did not hold by then is no failure; without that clock it still is one", () => {
  render(section, { search });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByText("This was not known at 5 Jan 2026, 12:00 UTC")).toBeTruthy();
});

test("what is not there now is a failure, in its own words", () => {
  render(section);
  expect(screen.getByRole("alert").textContent).toContain("There is no such account.");
});
