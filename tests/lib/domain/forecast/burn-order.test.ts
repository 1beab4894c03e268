import { expect, test } from "vitest";
import { type BurnRank, compareBurnAt, compareBurnRank } from "@/lib/domain/forecast/burn-order";

const plain: BurnRank = {
  id: "plain",
  shape: "burn-down",
  rolledOverFrom: null,
  priority: "100",
  createdAt: "2026-01-01T00:00:00.000Z",
  start: "2026-01-01T00:00:00.000Z",
  end: "2027-01-01T00:00:00.000Z",
};
const ordered = (ranks: readonly BurnRank[]): string[] =>
  [...ranks].sort(compareBurnRank).map(({ id }) => id);

test("rollovers, then by priority, then by end, targets last (metrics 3.5)", () => {
  expect(
    ordered([
      { ...plain, id: "target", shape: "build-up", priority: "1" },
      { ...plain, id: "no priority", priority: null },
      { ...plain, id: "later" },
      { ...plain, id: "sooner", end: "2026-07-01T00:00:00.000Z" },
      { ...plain, id: "first", priority: "9.5" },
      { ...plain, id: "rollover", rolledOverFrom: "old", priority: "999" },
      { ...plain, id: "target rollover", rolledOverFrom: "old", shape: "build-up" },
    ]),
  ).toEqual(["target rollover", "rollover", "first", "sooner", "later", "no priority", "target"]);
});

test("of two alike the older one is drawn first", () => {
  const younger = { ...plain, id: "a", createdAt: "2026-02-01T00:00:00.000Z" };
  expect(ordered([younger, plain])).toEqual(["plain", "a"]);
});

test("what runs comes before what opens, and that before what has ended, the latest first", () => {
  const ended = { ...plain, id: "ended", end: "2026-03-01T00:00:00.000Z" };
  const endedBefore = { ...plain, id: "ended before", end: "2026-02-01T00:00:00.000Z" };
  const opens = { ...plain, id: "opens", start: "2026-12-01T00:00:00.000Z", priority: "1" };
  const at = "2026-06-01T00:00:00.000Z";
  const ids = [endedBefore, opens, ended, plain].sort(compareBurnAt(at)).map(({ id }) => id);
  expect(ids).toEqual(["plain", "opens", "ended", "ended before"]);
});
