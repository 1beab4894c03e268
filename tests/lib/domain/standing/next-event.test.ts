import { expect, test } from "vitest";
import { nextEventOf } from "@/lib/domain/standing/next-event";
import { type PlainCommitment, standingsOf } from "@/tests/lib/domain/plain-standing";

const now = "2026-11-20T12:00:00.000Z";

const month = (id: string, start: string, end: string): PlainCommitment => ({
  id,
  segments: [{ start, end, granted: "250", posted: start < now ? { grant: "250" } : {} }],
});

test("what lapses at midnight comes before what opens at the same instant", () => {
  const opens = month("a", "2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z");
  const lapses = month("b", "2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z");
  const next = nextEventOf(standingsOf([opens, lapses], now, 1), now);
  expect(next?.commitmentId).toBe("b");
  expect(next?.whatComes.kind).toBe("lapses");
});
