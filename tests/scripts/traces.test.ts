import { expect, test } from "vitest";
import { listTraces } from "@/scripts/lib/traces";

test.each([
  ["registry.", "npmjs.org/next", "a registry host"],
  ["https://npm.", "mirror.example.com", "a registry host"],
  ["registry", "=https://example.test", "a registry setting"],
  ['"resolved"', ': "https://example.test/next.tgz"', "the host a package came from"],
  ["open /ho", "me/ada/commitbook", "a path of one machine"],
  ['"/Us', 'ers/ada/book"', "a path of one machine"],
  ["C:\\Us", "ers\\ada", "a path of one machine"],
])("%s%s is a trace", (head, tail, what) => {
  expect(listTraces(head + tail)).toHaveLength(1);
  expect(listTraces(head + tail)[0]).toContain(what);
});

test.each([
  "the npm registry",
  "app/(dashboard)/home/page.tsx",
  "GET /api/v1/accounts",
  "https://api.vercel.com/v1/billing/charges",
  'import { registry } from "@/lib/providers/registry";',
  "const registry = new Map();",
])("%s is none", (text) => {
  expect(listTraces(text)).toEqual([]);
});
