import { expect, test } from "vitest";
import { prepareSchedule } from "@/lib/charts/prepare-schedule";
import type { WireInvoiceItem } from "@/lib/wire/agreement";
import { eurUnit, plainSchedule, untouched, usdUnit } from "@/tests/lib/charts/plain-account";

const at = "2026-11-20T12:00:00.000Z";

const invoice = (day: string, amount: string, changes: Partial<WireInvoiceItem> = {}) => ({
  id: day,
  at: `${day}T00:00:00.000Z`,
  amount: { amount, unit: usdUnit },
  invoiceId: "INV-1",
  isInvoiced: true,
  ...changes,
});

const half = (name: string, start: string, end: string) => ({
  id: name,
  name,
  start: `${start}T00:00:00.000Z`,
  end: `${end}T00:00:00.000Z`,
  granted: "500",
  ...untouched,
});

test("a segment and an invoice of one day stand beside each other, others alone, all by date", () => {
  const row = plainSchedule({
    id: "a",
    segments: [
      half("a, part 1", "2026-01-01", "2026-07-01"),
      half("a, part 2", "2026-07-01", "2027-01-01"),
    ],
    invoices: [invoice("2026-01-01", "900"), invoice("2026-03-01", "90")],
  });
  const [group] = prepareSchedule([row], at);
  expect(
    group?.lines.map(({ at: when, usable, billed }) => [
      when.slice(0, 10),
      usable?.name ?? null,
      billed?.amount.amount ?? null,
    ]),
  ).toEqual([
    ["2026-01-01", "Part 1", "900"],
    ["2026-03-01", null, "90"],
    ["2026-07-01", "Part 2", null],
  ]);
});

test("what is usable and what is billed are summed apart, and never over units", () => {
  const euros = invoice("2026-02-01", "7", { amount: { amount: "7", unit: eurUnit } });
  const [group] = prepareSchedule(
    [plainSchedule({ id: "a", invoices: [invoice("2026-01-01", "900"), euros] })],
    at,
  );
  expect(group?.usable?.amount).toBe("1200");
  expect(group?.billed).toEqual([
    { amount: "900", unit: usdUnit },
    { amount: "7", unit: eurUnit },
  ]);
});

test("a missing amount leaves the sum out instead of counting as zero", () => {
  const segments = [{ ...half("a", "2026-01-01", "2026-07-01"), granted: null, ...untouched }];
  const [group] = prepareSchedule([plainSchedule({ id: "a", segments })], at);
  expect([group?.usable, group?.lines[0]?.usable?.amount]).toEqual([null, null]);
});

test("over is what has ended and is billed to the end", () => {
  const segments = [half("a", "2026-01-01", "2026-07-01")];
  const open = invoice("2026-12-01", "1", { invoiceId: null });
  const never = invoice("2026-12-01", "1", { invoiceId: null, isInvoiced: false });
  const isOver = (invoices: WireInvoiceItem[]) =>
    prepareSchedule([plainSchedule({ id: "a", segments, invoices })], at)[0]?.isOver;
  expect([isOver([]), isOver([open]), isOver([never])]).toEqual([true, false, true]);
});
