import { describe, expect, test } from "vitest";
import { provenFigures } from "@/lib/domain/figures/provable";
import { proofAccountOf } from "@/lib/domain/proof/proof-account";
import { footingsOf } from "@/tests/lib/domain/footings";
import { type PlainCommitment, spanOf, standingsOf } from "@/tests/lib/domain/plain-standing";

const now = "2026-11-20T12:00:00.000Z";
const october = { start: "2026-10-01T00:00:00.000Z", end: "2026-11-01T00:00:00.000Z" };
const november = { start: "2026-11-01T00:00:00.000Z", end: "2026-12-01T00:00:00.000Z" };
const december = { start: "2026-12-01T00:00:00.000Z", end: "2027-01-01T00:00:00.000Z" };

const cases: readonly [string, PlainCommitment][] = [
  [
    "a running term with overage",
    {
      segments: [
        { ...november, granted: "200", posted: { grant: "200", drawdown: "-200", overage: "7" } },
      ],
    },
  ],
  [
    "segments that ended, run and open later, with a rollover and a cancellation",
    {
      measure: null,
      segments: [
        {
          ...october,
          granted: "300",
          posted: { grant: "300", drawdown: "-250", "rollover-out": "-20", expiration: "-30" },
        },
        {
          ...november,
          granted: "250",
          posted: { grant: "250", "rollover-in": "20", cancellation: "-40", drawdown: "-90" },
          drafts: "-15",
        },
        { ...december, granted: "250" },
      ],
    },
  ],
  [
    "an ended term",
    {
      segments: [
        {
          ...october,
          granted: "300",
          posted: { grant: "300", drawdown: "-280", expiration: "-20" },
        },
      ],
    },
  ],
  [
    "a target with drafts beyond it and another that is owed after its end",
    {
      measure: null,
      terms: { shape: "build-up" },
      segments: [
        { ...october, granted: "100", posted: { grant: "100", drawdown: "-60" } },
        { ...november, granted: "50", posted: { grant: "50", drawdown: "-80" }, drafts: "-25" },
      ],
    },
  ],
  [
    "what rolled over, and left again",
    {
      measure: null,
      terms: { rolledOverFrom: "old" },
      segments: [
        {
          ...november,
          granted: "60",
          posted: { "rollover-in": "60", drawdown: "-40", "rollover-out": "-5", adjustment: "2" },
        },
        { ...december, granted: "10" },
      ],
    },
  ],
  [
    "a commitment that is archived with drafts on it",
    {
      measure: null,
      terms: { archivedAt: "2026-11-10T00:00:00.000Z" },
      segments: [
        { ...november, granted: "60", posted: { grant: "60", drawdown: "-40" }, drafts: "-7" },
        { ...december, granted: "10" },
      ],
    },
  ],
  [
    "a balance at an instant whose drafts are not known",
    {
      measure: null,
      read: { readTo: "2026-11-20T13:00:00.000Z" },
      segments: [
        { ...november, granted: "60", posted: { grant: "60", drawdown: "-40" }, drafts: "-7" },
      ],
    },
  ],
  ["a term to come", { segments: [{ ...december, granted: "300" }] }],
  [
    "an amount not given",
    { segments: [{ ...november, granted: null, posted: { drawdown: "-5" } }] },
  ],
];

describe.each(cases)("the proof of %s", (_, plain) => {
  const [standing] = standingsOf([plain], now, 10);
  test.each(provenFigures)(
    "%s: every subtotal and result is the sum of what stands above",
    (figure) => {
      if (!standing) throw new Error("There is one.");
      const stream = { span: spanOf(10), segments: standing.segments, names: new Map() };
      const account = proofAccountOf(standing, figure, stream, now);
      expect(account.lines.length).toBeGreaterThan(0);
      expect(account.formula.section).toMatch(/^3\.\d+$/);
      for (const [sum, result] of footingsOf(account.lines)) expect(sum).toBe(result);
    },
  );
});
