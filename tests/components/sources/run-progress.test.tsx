// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { RunProgress } from "@/components/sources/run-progress";
import type { SyncRun } from "@/lib/wire/connection";
import { render } from "@/tests/components/support/render";

const run: SyncRun = {
  id: "run",
  connectionId: "c",
  trigger: "schedule",
  state: "complete",
  step: "",
  accountsDone: 15,
  accountsTotal: 15,
  rowsRead: 1200,
  rowsSetAside: 0,
  factsWritten: 0,
  factsClosed: 0,
  queuedAt: "2026-11-30T01:00:00.000Z",
  startedAt: "2026-11-30T01:00:00.000Z",
  finishedAt: "2026-11-30T01:31:00.000Z",
  error: null,
};

const said = (unread: readonly string[]): string | null => {
  render(<RunProgress run={run} unread={unread} />);
  return screen.getByRole("status").textContent;
};

test("a run that read every account says so", () => {
  expect(said([])).toBe(
    "Read whole at 30 Nov 2026, 01:31 UTC: 15 of 15 accounts, 1,200 rows read, 0 set aside, nothing changed.",
  );
});

test("an account that was never read is not among those that were, and is named", () => {
  expect(said(["Field Tools"])).toMatch(
    /^Read what can be at .*: 14 of 15 accounts \(never read: Field Tools\), 1,200 rows/,
  );
});

test("of many that were never read the first three are named", () => {
  const many = ["a", "b", "c", "d", "e"];
  expect(said(many)).toContain("10 of 15 accounts (never read: a, b, c and 2 more)");
});
