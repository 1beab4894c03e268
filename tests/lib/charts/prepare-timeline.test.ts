import { describe, expect, test } from "vitest";
import { sayLane } from "@/lib/charts/lane-words";
import { prepareTimeline } from "@/lib/charts/prepare-timeline";
import { prepareTimelineTable } from "@/lib/charts/prepare-timeline-table";
import { timeWindow } from "@/lib/charts/time-window";
import type { TimelineRow, TimelineTerm } from "@/lib/wire/timeline";
import { day, plainRow, plainTerm } from "@/tests/lib/charts/plain-timeline";

const at = "2026-11-20T14:05:00.000Z";
const window = timeWindow("year", null, null, at);
const lanesOf = (rows: readonly TimelineRow[]) =>
  prepareTimeline(rows, window, at).items.flatMap((item) => (item.kind === "lane" ? [item] : []));

const usd = { unit: { kind: "currency", code: "USD" }, pool: "balance" } as const;
const link = (id: string) => ({ id, name: id });

describe("the lanes of a timeline", () => {
  test("stand under what was sold and what was bought, each account with its name once", () => {
    const rows = [
      plainRow("a", [
        plainTerm("a1", ["2026-01-01", "2027-01-01"]),
        plainTerm("a2", ["2026-02-01", null]),
      ]),
      plainRow("b", [plainTerm("b1", ["2026-01-01", null])]),
      plainRow("c", [plainTerm("c1", ["2026-01-01", null])], { side: "bought" }),
    ];
    const { items } = prepareTimeline(rows, window, at);
    expect(
      items.map((item) => (item.kind === "side" ? item.name : [item.lane.name, item.isFirst])),
    ).toEqual([
      "Sold to customers",
      ["a1", true],
      ["a2", false],
      ["b1", true],
      "Bought from vendors",
      ["c1", true],
    ]);
  });

  test("that lie outside the window are counted and left out, with the name on the first that is left", () => {
    const rows = [
      plainRow("a", [
        plainTerm("past", ["2024-01-01", "2026-01-01"]),
        plainTerm("now", ["2026-03-01", "2027-03-01"]),
        plainTerm("later", ["2028-01-01", null]),
      ]),
      plainRow("b", [plainTerm("old", ["2024-01-01", "2025-01-01"])], { side: "bought" }),
    ];
    const { shown, outside } = prepareTimeline(rows, window, at);
    expect([shown, outside]).toEqual([1, 3]);
    expect(lanesOf(rows).map(({ lane, isFirst }) => [lane.name, isFirst])).toEqual([["now", true]]);
  });

  test("are shared by terms of one name that follow each other, and open the one that runs", () => {
    const monthly = (id: string, start: string, end: string) =>
      plainTerm(id, [start, end], { commitment: { id, name: "Credit" } });
    const [item, ...others] = lanesOf([
      plainRow("a", [
        monthly("oct", "2026-10-01", "2026-11-01"),
        monthly("nov", "2026-11-01", "2026-12-01"),
        monthly("dec", "2026-12-01", "2027-01-01"),
      ]),
    ]);
    expect(others).toEqual([]);
    expect([item?.lane.id, item?.lane.terms.length]).toEqual(["nov", 3]);
  });

  test("are named by what terms that say when they are have in common, without their account", () => {
    const monthly = (month: string, start: string, end: string) =>
      plainTerm(month, [start, end], {
        commitment: { id: month, name: `Shop: MIU allocation, ${month} 2026` },
      });
    const october = monthly("October", "2026-10-01", "2026-11-01");
    const november = monthly("November", "2026-11-01", "2026-12-01");
    const namesOf = (terms: readonly TimelineTerm[]) =>
      lanesOf([plainRow("Shop", terms)]).map(({ lane }) => lane.name);
    expect(namesOf([october, november])).toEqual(["MIU allocation"]);
    expect(namesOf([october])).toEqual(["MIU allocation, October 2026"]);
    const place = (id: string, start: string, end: string) =>
      plainTerm(id, [start, end], { commitment: { id, name: `db.m5, ${id}` } });
    expect(
      namesOf([place("eu", "2026-01-01", "2026-02-01"), place("us", "2026-02-01", "2026-03-01")]),
    ).toEqual(["db.m5, eu", "db.m5, us"]);
  });

  test("say gaps, overlaps and rollovers in words, and so does the table", () => {
    const rows = [
      plainRow(
        "a",
        [
          plainTerm("year 1", ["2026-02-01", "2027-02-01"]),
          plainTerm("year 2", ["2027-01-01", "2027-12-01"], { rolledOverFrom: "year 1" }),
        ],
        {
          overlaps: [
            {
              ...{ earlier: link("year 1"), later: link("year 2") },
              ...{ start: day("2027-01-01"), end: day("2027-02-01") },
            },
          ],
          gaps: [
            { ...usd, after: link("year 2"), before: null, start: day("2027-12-01"), end: null },
          ],
          rollovers: [{ from: link("year 1"), into: link("year 2"), at: day("2027-01-01") }],
        },
      ),
    ];
    expect(lanesOf(rows).map(({ lane }) => sayLane(lane, at).all)).toEqual([
      "1 Feb 2026 – through 31 Jan 2027 (UTC), active; Ended, all used; 31 d overlap with year 2",
      "1 Jan – through 30 Nov 2027 (UTC), active; Ended, all used; no USD commitment from 1 Dec 2027; rolls over from year 1",
    ]);
    expect(
      prepareTimelineTable(rows, at).flatMap(({ lines }) => lines.map((line) => line.following)),
    ).toEqual([
      "31 d overlap with year 2",
      "no USD commitment from 1 Dec 2027; rolls over from year 1",
    ]);
  });

  test("are red only for what is near", () => {
    const runsOut = (text: string) => {
      const [item] = lanesOf([
        plainRow("a", [
          plainTerm("a", ["2026-01-01", null], {
            whatComes: { kind: "runs-out", at: day(text), daysEarly: "1", overage: null },
          }),
        ]),
      ]);
      return item && sayLane(item.lane, at).comes;
    };
    expect(runsOut("2026-12-24")).toEqual({ text: "Runs out 24 Dec 2026", tone: "overage" });
    expect(runsOut("2027-06-24")).toEqual({ text: "Runs out 24 Jun 2027", tone: "ink2" });
  });
});
