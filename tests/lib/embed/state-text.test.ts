import { expect, test } from "vitest";
import { stateTextOf } from "@/lib/embed/state-text";
import { createTexts } from "@/lib/embed/texts";

const texts = createTexts({ locale: "en", zone: "UTC", renamed: {} });
const now = "2026-11-29T14:05:00.000Z";
const readAt = "2026-11-28T12:02:00.000Z";

test("old figures say how old they are, when they were read, and when they are read next", () => {
  const read = { readAt, unread: [], total: 2, now };
  expect(stateTextOf(texts, "data-stale", read)).toEqual({
    title: "These figures are 26 h old.",
    says: "Read 28 Nov 2026, 12:02 UTC. Next try 18:00 UTC.",
  });
  const older = { ...read, now: "2026-12-01T14:05:00.000Z" };
  expect(stateTextOf(texts, "data-stale", older)?.title).toBe("These figures are 3 d old.");
  const german = createTexts({ locale: "de", zone: "Europe/Berlin", renamed: {} });
  expect(stateTextOf(german, "data-stale", read)?.title).toBe("Diese Zahlen sind 26 h alt.");
});

test("what could not be read is named, up to three by name", () => {
  const of = (unread: readonly string[]) =>
    stateTextOf(texts, "provider-unavailable", { readAt, unread, total: 5, now });
  expect(of(["Migration credit"])?.title).toBe("Migration credit could not be read whole.");
  expect(of(["A", "B", "C", "D"])).toEqual({
    title: "4 of 5 could not be read whole.",
    says: "A, B, C, … Read 28 Nov 2026, 12:02 UTC.",
  });
});

test("where no age and no name is known the fixed words stand", () => {
  const read = { readAt: null, unread: [], total: 0, now };
  for (const state of ["data-stale", "provider-unavailable", null] as const)
    expect(stateTextOf(texts, state, read)).toBeNull();
});
