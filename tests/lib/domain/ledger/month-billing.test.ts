import { describe, expect, test } from "vitest";
import { monthBillingOf } from "@/lib/domain/ledger/month-billing";
import { monthStateOf } from "@/lib/domain/ledger/month-state";

describe("a month as its invoices tell it", () => {
  test("closes where the ledger does when invoices name all that was drawn", () => {
    const billing = monthBillingOf({ drawn: "-41286.15", closing: "97301.45" }, ["-41286.15"]);
    expect(billing).toEqual({ kind: "value", value: { closing: "97301.45", difference: "0" } });
  });

  test("differs by what was drawn without an invoice: closing − closing as billed", () => {
    const billing = monthBillingOf({ drawn: "-100", closing: "50" }, ["-70", "-10"]);
    expect(billing).toEqual({ kind: "value", value: { closing: "70", difference: "-20" } });
  });

  test("is not known where no invoice is named for anything, unless nothing was drawn", () => {
    expect(monthBillingOf({ drawn: "-100", closing: "50" }, []).kind).toBe("no-data");
    expect(monthBillingOf({ drawn: "0", closing: "50" }, [])).toEqual({
      kind: "value",
      value: { closing: "50", difference: "0" },
    });
  });
});

describe("a month that is over", () => {
  const end = "2026-11-01T00:00:00.000Z";
  const marks = [
    { end, drafts: 0, changedAt: "2026-11-03T00:00:00.000Z" },
    { end, drafts: 0, changedAt: "2026-10-01T00:00:00.000Z" },
  ];
  const clocks = { asOf: end, readAt: end, areDraftsKnown: true };

  test("is settled since the last that was learned of it", () => {
    expect(monthStateOf(marks, clocks)).toEqual({
      kind: "settled",
      since: "2026-11-03T00:00:00.000Z",
    });
  });

  test("is not settled while drafts of it are left, nor before it was read again", () => {
    const left = marks.map((mark) => ({ ...mark, drafts: 2 }));
    expect(monthStateOf(left, clocks)).toEqual({ kind: "drafts-left", drafts: 4 });
    expect(monthStateOf(left, { ...clocks, areDraftsKnown: false }).kind).toBe("drafts-not-known");
    for (const readAt of [null, "2026-10-31T23:59:59.999Z"])
      expect(monthStateOf(marks, { ...clocks, readAt }).kind).toBe("not-read");
  });

  test("in one zone and not in another is running still", () => {
    const later = { end: "2026-11-01T05:00:00.000Z", drafts: 0, changedAt: null };
    expect(monthStateOf([...marks, later], clocks).kind).toBe("running");
  });
});
