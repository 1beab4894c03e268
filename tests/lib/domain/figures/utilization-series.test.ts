import { expect, test } from "vitest";
import { type SegmentDay, utilizationPoints } from "@/lib/domain/figures/utilization-series";

const segment = {
  id: "s",
  accountId: "a",
  commitmentId: "c",
  externalId: "",
  name: "November",
  start: "2026-11-01T00:00:00.000Z",
  end: "2026-12-01T00:00:00.000Z",
  granted: "300",
};
const span = {
  dayZone: "America/Los_Angeles",
  at: "2026-11-04T14:00:00.000Z",
  readTo: "2026-11-04T13:00:00.000Z",
};

const day = (date: number, drawn: string, overage = "0"): SegmentDay => ({
  segmentId: "s",
  day: `2026-11-0${date}`,
  // Pacific midnight: the clocks go back on 1 November 2026.
  start: `2026-11-0${date}T0${date === 1 ? 7 : 8}:00:00.000Z`,
  end: `2026-11-0${date + 1}T08:00:00.000Z`,
  drawn,
  overage,
});

test("one point per charge day, with the balance after it and the running day marked", () => {
  const points = utilizationPoints(
    segment,
    [day(1, "10"), day(2, "20"), day(3, "5"), day(4, "1")],
    span,
  );
  expect(
    points.map((point) => [
      point.day,
      point.drawn,
      point.balance,
      point.cumulative,
      point.isRunning,
    ]),
  ).toEqual([
    ["2026-11-01", "10", "290", "10", false],
    ["2026-11-02", "20", "270", "30", false],
    ["2026-11-03", "5", "265", "35", false],
    ["2026-11-04", "1", "264", "36", true],
  ]);
});

test("a day without a row inside the span read is no data, never zero", () => {
  const points = utilizationPoints(segment, [day(1, "10"), day(3, "5")], span);
  expect(points[1]).toMatchObject({
    day: "2026-11-02",
    start: "2026-11-02T08:00:00.000Z",
    end: "2026-11-03T08:00:00.000Z",
    drawn: null,
    balance: null,
    cumulative: "10",
  });
  expect(points).toHaveLength(4);
});

test("a day that another segment of the pool was drawn on is a real zero here", () => {
  const drawnElsewhere = new Set(["2026-11-01", "2026-11-02"]);
  const points = utilizationPoints(segment, [day(1, "10"), day(4, "5")], {
    ...span,
    drawnElsewhere,
  });
  expect(points.map(({ drawn, balance }) => [drawn, balance])).toEqual([
    ["10", "290"],
    ["0", "290"],
    [null, null],
    ["5", "285"],
  ]);
});

test("days that were not asked for yet are no points", () => {
  const points = utilizationPoints(segment, [day(1, "10")], { ...span, readTo: null });
  expect(points.map((point) => point.day)).toEqual(["2026-11-01"]);
});

test("a day belongs to the segment that contains its first instant (metrics 3.14 ruling 1)", () => {
  const points = utilizationPoints(segment, [], {
    ...span,
    readTo: "2027-02-01T00:00:00.000Z",
    at: "2027-02-01T00:00:00.000Z",
  });
  expect([points[0]?.day, points.at(-1)?.day, points.length]).toEqual([
    "2026-11-01",
    "2026-11-30",
    30,
  ]);
});

test("the plan of a day is that of its end (metrics 3.7)", () => {
  const [first] = utilizationPoints(segment, [day(1, "10")], span);
  // 32 of 720 hours have passed at 2 November, 08:00Z.
  expect(first?.plan?.slice(0, 8)).toBe("13.33333");
});

test("a grant that is not given leaves consumption and takes balance and plan", () => {
  const [first] = utilizationPoints({ ...segment, granted: null }, [day(1, "10")], span);
  expect(first).toMatchObject({ drawn: "10", balance: null, plan: null, cumulative: "10" });
});
