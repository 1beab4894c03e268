import { expect, test } from "vitest";
import { prepareAccountTimeline } from "@/lib/charts/prepare-account-timeline";
import type { ScheduleRow } from "@/lib/wire/agreement";
import { plainSchedule, untouched } from "@/tests/lib/charts/plain-account";

const at = "2026-07-02T12:00:00.000Z";

const row = (
  id: string,
  [start, end]: readonly [string, string | null],
  changes: Partial<ScheduleRow> = {},
): ScheduleRow =>
  plainSchedule({
    id,
    segments: [
      {
        id: `${id}-1`,
        name: id,
        start: `${start}T00:00:00.000Z`,
        end: end === null ? null : `${end}T00:00:00.000Z`,
        granted: "1200",
        ...untouched,
      },
    ],
    ...changes,
  });

test("what rolled over is an arrow from the end of its origin to its own beginning", () => {
  const { lanes, arrows } = prepareAccountTimeline(
    [
      row("old", ["2025-01-01", "2026-01-01"]),
      row("new", ["2026-01-01", "2027-01-01"], { rolledOverFrom: "old" }),
    ],
    at,
  );
  expect(arrows).toMatchObject([{ fromLane: 0, toLane: 1, fromLeft: 50, toLeft: 50 }]);
  expect(arrows[0]?.title).toBe("old rolled over into new: a link, never new money");
  expect(lanes[1]?.words).toContain("rolled over from old");
});

test("what is granted anew each month shares a lane; what overlaps does not", () => {
  const credit = { commitment: { id: "x", name: "Monthly credit" } };
  const monthly = (id: string, from: string, to: string) =>
    row(id, [from, to], { commitment: { ...credit.commitment, id } });
  const { lanes } = prepareAccountTimeline(
    [
      monthly("may", "2026-05-01", "2026-06-01"),
      monthly("june", "2026-06-01", "2026-07-01"),
      monthly("again", "2026-06-15", "2026-07-15"),
    ],
    at,
  );
  expect(lanes.map(({ bars }) => bars.length)).toEqual([2, 1]);
});

test("a segment says whether it is over, runs or is to come", () => {
  const { lanes, today } = prepareAccountTimeline(
    [
      row("past", ["2025-07-02", "2026-01-01"]),
      row("now", ["2026-01-01", null]),
      row("soon", ["2026-08-01", "2026-09-01"], { archivedAt: "2026-07-02T12:00:00.000Z" }),
    ],
    at,
  );
  expect(lanes.map(({ bars }) => bars[0]?.phase)).toEqual(["over", "running", "to-come"]);
  expect(lanes[2]?.archived).toEqual({ left: today?.left, title: "Archived 2 Jul 2026" });
});

test("a bar holds what was drawn and what is left: nothing of an exhausted term is available", () => {
  const spent = { drawn: "1100", pending: "100", left: "0" };
  const { segments } = row("spent", ["2026-01-01", "2027-01-01"]);
  const changes = { segments: segments.map((segment) => ({ ...segment, ...spent })) };
  const { lanes } = prepareAccountTimeline(
    [
      row("spent", ["2026-01-01", "2027-01-01"], changes),
      row("soon", ["2026-08-01", "2026-09-01"]),
      row("over", ["2025-01-01", "2026-01-01"]),
    ],
    at,
  );
  const parts = new Map(lanes.map(({ name, bars }) => [name, bars[0]?.parts]));
  expect(parts.get("spent")).toMatchObject(spent);
  expect(parts.get("soon")).toBeNull();
  expect(parts.get("over")).toMatchObject({ left: "0", lapsed: "1200" });
});

test("nothing of a withdrawn term is available from then on, and nothing of it lapsed", () => {
  const archived = (archivedAt: string) =>
    prepareAccountTimeline([row("old", ["2026-01-01", "2027-01-01"], { archivedAt })], at).lanes[0]
      ?.bars[0]?.parts;
  expect(archived("2026-03-01T00:00:00.000Z")).toMatchObject({ left: "0", lapsed: "0" });
  expect(archived("2026-12-01T00:00:00.000Z")).toMatchObject({ left: "1200" });
});

test("a target that is over keeps the place of what was trued up, one that runs of nothing", () => {
  const { segments } = row("minimum", ["2025-01-01", "2026-01-01"]);
  const trued = segments.map((segment) => ({ ...segment, drawn: "900", left: "0" }));
  const closed = (end: string) =>
    prepareAccountTimeline(
      [
        row("minimum", ["2025-01-01", end], {
          pool: "target",
          segments: trued.map((segment) => ({ ...segment, end: `${end}T00:00:00.000Z` })),
        }),
      ],
      at,
    ).lanes[0]?.bars[0]?.closed;
  expect([closed("2026-01-01"), closed("2027-01-01")]).toEqual(["300", null]);
});

test("nothing signed draws nothing", () => {
  expect(prepareAccountTimeline([], at).lanes).toEqual([]);
});
