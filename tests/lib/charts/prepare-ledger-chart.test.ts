import { expect, test } from "vitest";
import { prepareLedgerChart } from "@/lib/charts/prepare-ledger-chart";
import type { WireLedgerEntry } from "@/lib/wire/ledger";
import { usdUnit } from "@/tests/lib/charts/plain-account";

const at = "2026-11-20T12:00:00.000Z";

const entry = (
  kind: WireLedgerEntry["kind"],
  effectiveAt: string,
  amount: string,
  balance: string,
  status: WireLedgerEntry["status"] = "posted",
): WireLedgerEntry => ({
  id: `${kind} ${effectiveAt}`,
  commitmentId: "c",
  commitmentName: "Commit",
  segmentId: "s",
  kind,
  effectiveAt: `${effectiveAt}T00:00:00.000Z`,
  serviceStart: null,
  serviceEnd: null,
  amount,
  unit: usdUnit,
  isMemo: false,
  status,
  isRunning: false,
  origin: "reported",
  invoiceId: null,
  detail: null,
  vendorType: null,
  balance: { kind: "value", value: { amount: balance, unit: usdUnit } },
});

const chartOf = (entries: readonly WireLedgerEntry[]) =>
  prepareLedgerChart(
    {
      entries,
      segments: [
        {
          name: "Part 1",
          start: "2026-09-01T00:00:00.000Z",
          end: "2026-12-01T00:00:00.000Z",
          granted: "100",
        },
      ],
      unit: usdUnit,
      isTarget: false,
      forecast: null,
      say: ({ kind, effectiveAt }) => ({ word: kind, day: effectiveAt.slice(0, 10) }),
    },
    at,
  );

const september = [
  entry("grant", "2026-09-01", "100", "100"),
  entry("drawdown", "2026-10-01", "-63", "37"),
];

test("the balance stays between two entries: a month's deduction is one step, never a daily rate", () => {
  const [steps = []] = chartOf(september).balance;
  const [opened, deducted, today] = ["2026-09-01", "2026-10-01"]
    .map((day) => Date.parse(`${day}T00:00:00Z`))
    .concat(Date.parse(at));
  expect(steps).toEqual([
    { x: opened, y: 100 },
    { x: deducted, y: 100 },
    { x: deducted, y: 37 },
    { x: today, y: 37 },
  ]);
});

test("drafts hang together at today, from what is settled to what is available", () => {
  const drafts = [
    entry("drawdown", "2026-12-01", "-10", "27", "draft"),
    entry("drawdown", "2026-12-01", "-5.5", "21.5", "draft"),
  ];
  const mark = chartOf([...september, ...drafts]).marks.at(-1);
  expect(mark).toMatchObject({
    x: Date.parse(at),
    before: 37,
    after: 21.5,
    drawn: "−$15.50",
    balance: "$21.50",
    note: "Pending, 2 drafts",
    entry: { look: "pending" },
  });
});

test("what lapses is told apart from what was drawn, a correction from both", () => {
  const marks = chartOf([
    ...september,
    entry("adjustment", "2026-10-05", "2", "39"),
    entry("expiration", "2026-11-01", "-39", "0"),
  ]).marks;
  expect(marks.map((mark) => mark.entry?.look)).toEqual(["opened", "drawn", "moved", "lapsed"]);
});

test("an overdrawn balance goes below zero and the axis makes room for it", () => {
  const chart = chartOf([...september, entry("drawdown", "2026-11-01", "-50", "-13")]);
  expect(chart.marks.at(-1)?.after).toBe(-13);
  expect(chart.y[0]).toBeLessThan(-13);
});
