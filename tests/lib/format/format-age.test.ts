import { expect, test } from "vitest";
import { formatAge } from "@/lib/format/format-age";

const now = "2026-11-20T14:05:00.000Z";

test.each([
  ["2026-11-20T14:04:30.000Z", "just now"],
  ["2026-11-20T13:53:00.000Z", "12 min ago"],
  ["2026-11-19T12:02:00.000Z", "26 h ago"],
  ["2026-11-17T12:02:00.000Z", "3 d ago"],
  ["2026-11-20T14:06:00.000Z", "just now"],
])("a read at %s was %s", (at, text) => {
  expect(formatAge(at, now)).toBe(text);
});
