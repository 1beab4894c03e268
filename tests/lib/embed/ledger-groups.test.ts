import { expect, test } from "vitest";
import { groupEntries, groupRow, partedBy } from "@/lib/embed/ledger-groups";
import { createTexts } from "@/lib/embed/texts";
import type { ScheduleRow } from "@/lib/wire/agreement";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

const unit = { kind: "currency", code: "USD" } as const;

const quarter = (n: number): string =>
  `2026-${String(3 * n - 2).padStart(2, "0")}-01T00:00:00.000Z`;

const segment = (n: number, more: Partial<ScheduleRow["segments"][number]> = {}) => ({
  ...{ id: `seg_${n}`, name: `Platform, segment ${n}`, granted: "100", drawn: "100" },
  ...{ start: quarter(n), end: quarter(n + 1) },
  ...{ pending: "0", left: "0", lapsed: "0", overage: "0", ...more },
});

const platform: ScheduleRow = {
  ...{ commitment: { id: "com_1", name: "Platform" }, unit, pool: "balance", contract: null },
  ...{ rolledOverFrom: null, archivedAt: null, invoices: [] },
  segments: [segment(1, { lapsed: "7" }), segment(2), segment(3, { left: "40" })],
};

const entry = (
  id: string,
  effectiveAt: string,
  more: Partial<WireLedgerEntry> = {},
): WireLedgerEntry => ({
  ...{ id, effectiveAt, commitmentId: "com_1", commitmentName: "Platform", segmentId: null },
  ...{ kind: "drawdown", serviceStart: null, serviceEnd: null, amount: "-1", unit, isMemo: false },
  ...{ status: "posted", isRunning: false, origin: "reported", invoiceId: null, detail: null },
  ...{ vendorType: null, balance: { kind: "value", value: { amount: "1", unit } } },
  ...more,
});

test("entries are parted where their term changes, in their order; others stand where they happened", () => {
  const july = "2026-07-01T00:00:00.000Z";
  const credit = { commitmentId: "com_2", commitmentName: "Credit" } as const;
  const groups = groupEntries(
    [
      entry("draft", "2026-07-20T00:00:00.000Z", { segmentId: "seg_3" }),
      entry("credit granted", july, { ...credit, kind: "grant" }),
      // By the boundary rule it closes June, though it is stamped with the first instant of July.
      entry("credit drawn", july, credit),
      entry("june", july, { segmentId: "seg_2" }),
      entry("before all terms", "2025-07-01T00:00:00.000Z", credit),
    ],
    platform,
  );
  expect(groups.map(({ segment: of, entries }) => [of?.id, entries.map(({ id }) => id)])).toEqual([
    ["seg_3", ["draft", "credit granted"]],
    ["seg_2", ["credit drawn", "june"]],
    [undefined, ["before all terms"]],
  ]);
});

test("only one commitment can part a ledger, and one term parts nothing", () => {
  const single = { ...platform, segments: [segment(1)] };
  expect(partedBy([single, platform])).toBe(platform);
  expect(partedBy([platform, { ...platform }])).toBeNull();
  expect(partedBy([single])).toBeNull();
});

test("a line above a term says when it is, and what became of it", () => {
  const texts = createTexts({ locale: "en", zone: "UTC", renamed: {} });
  const of = { row: platform, columns: 6, asOf: "2026-08-01T00:00:00.000Z" };
  const said = platform.segments.map((each) =>
    groupRow(texts, each, of).markup.replace(/<[^>]+>/g, ""),
  );
  expect(said).toEqual([
    "Segment 1 1 Jan 2026 – through 31 Mar 2026 $7.00 expired",
    "Segment 2 1 Apr 2026 – through 30 Jun 2026 used up",
    "Segment 3 1 Jul 2026 – through 30 Sep 2026 $100.00 granted",
  ]);
});
