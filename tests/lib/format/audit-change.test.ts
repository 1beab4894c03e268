import { expect, test } from "vitest";
import { auditChange } from "@/lib/format/audit-change";

test("a change of one thing stands there as it was kept, before and after", () => {
  expect(
    auditChange({
      "origins.before": ["https://a.example"],
      "origins.after": ["https://a.example", "https://b.example"],
    }),
  ).toEqual({
    before: '["https://a.example"]',
    after: '["https://a.example","https://b.example"]',
    with: null,
  });
});

test("a change of several things names each, and what stands beside it is kept apart", () => {
  expect(
    auditChange({
      "role.before": "viewer",
      "role.after": "finance",
      "accounts.before": null,
      "accounts.after": ["acc_1"],
      by: "a person",
    }),
  ).toEqual({
    before: '{"role":"viewer","accounts":null}',
    after: '{"role":"finance","accounts":["acc_1"]}',
    with: '{"by":"a person"}',
  });
});

test("what changed nothing has neither a before nor an after", () => {
  expect(auditChange({})).toEqual({ before: null, after: null, with: null });
  expect(auditChange({ rows: 19 })).toEqual({ before: null, after: null, with: '{"rows":19}' });
});
