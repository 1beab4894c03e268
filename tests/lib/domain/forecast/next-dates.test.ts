import { expect, test } from "vitest";
import { nextDatesOf } from "@/lib/domain/forecast/next-dates";
import { type PlainCommitment, standingsOf } from "@/tests/lib/domain/plain-standing";

const now = "2026-11-20T12:00:00.000Z";
const contract: [string, string] = ["2026-10-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"];

const november = (drawn: string): PlainCommitment => ({
  id: "nov",
  contract,
  segments: [
    {
      start: "2026-11-01T00:00:00.000Z",
      end: "2026-12-01T00:00:00.000Z",
      granted: "250",
      posted: { grant: "250", drawdown: `-${drawn}` },
    },
  ],
});
const december: PlainCommitment = {
  id: "dec",
  contract,
  segments: [
    { start: "2026-12-01T00:00:00.000Z", end: "2027-01-01T00:00:00.000Z", granted: "300" },
  ],
};

const datesOf = (drawn: string, perDay: number | null) =>
  nextDatesOf(standingsOf([november(drawn), december], now, perDay), now).map(
    ({ at, kind, metric, isEstimate }) => [at.slice(0, 10), kind, metric, isEstimate],
  );

test("what runs out, ends, opens, in the order of their dates", () => {
  expect(datesOf("200", 10)).toEqual([
    ["2026-11-25", "runs-out", { kind: "value", value: "55" }, true],
    ["2026-12-01", "term-ends", null, false],
    ["2026-12-01", "term-opens", { kind: "value", value: "300" }, false],
    ["2027-01-01", "contract-ends", null, false],
  ]);
});

test("a term that will lapse ends with what it is expected to lose", () => {
  expect(datesOf("100", 10)[0]).toEqual([
    "2026-12-01",
    "term-ends",
    { kind: "value", value: "45" },
    true,
  ]);
});

test("without a rate it ends with all that is left, and that is no estimate", () => {
  expect(datesOf("100", null)[0]).toEqual([
    "2026-12-01",
    "term-ends",
    { kind: "value", value: "150" },
    false,
  ]);
});

test("what was withdrawn has no date ahead of it", () => {
  const withdrawn = { ...november("100"), terms: { archivedAt: "2026-11-10T00:00:00.000Z" } };
  const kinds = nextDatesOf(standingsOf([withdrawn], now, 10), now).map(({ kind }) => kind);
  expect(kinds).toEqual(["contract-ends"]);
});
