import { describe, expect, test } from "vitest";
import {
  type Cover,
  gapsBetween,
  overlapsBetween,
  successionsOf,
} from "@/lib/domain/standing/successions";
import { type PlainCommitment, toRecord } from "@/tests/lib/domain/plain-standing";

const day = (text: string): string => `${text}T00:00:00.000Z`;
const cover = (id: string, start: string, end: string | null): Cover => ({
  id,
  start: day(start),
  end: end === null ? null : day(end),
});

const gapsOf = (covers: readonly Cover[]) =>
  gapsBetween(covers).map(({ afterId, beforeId, start, end }) => [
    afterId,
    beforeId,
    start.slice(0, 10),
    end?.slice(0, 10) ?? null,
  ]);

describe("a gap", () => {
  test("lies where nothing runs, and after the last end nothing follows", () => {
    const terms = [cover("b", "2026-03-01", "2026-06-01"), cover("a", "2026-01-01", "2026-02-01")];
    expect(gapsOf(terms)).toEqual([
      ["a", "b", "2026-02-01", "2026-03-01"],
      ["b", null, "2026-06-01", null],
    ]);
  });

  test("opens neither between terms that meet nor beneath one that runs over both", () => {
    const meet = [cover("a", "2026-01-01", "2026-02-01"), cover("b", "2026-02-01", null)];
    expect(gapsOf(meet)).toEqual([]);
    const beneath = [
      cover("whole", "2026-01-01", "2026-12-01"),
      cover("short", "2026-02-01", "2026-03-01"),
      cover("next", "2026-12-01", null),
    ];
    expect(gapsOf(beneath)).toEqual([]);
  });

  test("follows what ended last, not what began last", () => {
    const terms = [
      cover("long", "2026-01-01", "2026-12-01"),
      cover("b", "2026-02-01", "2026-03-01"),
    ];
    expect(gapsOf(terms)).toEqual([["long", null, "2026-12-01", null]]);
  });

  test("is nowhere before the first term, nor where there is none", () => {
    expect(gapsOf([])).toEqual([]);
    expect(gapsOf([cover("a", "2026-01-01", null)])).toEqual([]);
  });
});

describe("an overlap", () => {
  const idsOf = (covers: readonly Cover[]) =>
    overlapsBetween(covers).map(({ earlierId, laterId }) => [earlierId, laterId]);

  test("is of a term that begins before the one it follows has ended, for as long as both run", () => {
    const terms = [cover("b", "2027-01-01", "2028-01-01"), cover("a", "2026-02-01", "2027-02-01")];
    expect(overlapsBetween(terms)).toEqual([
      { earlierId: "a", laterId: "b", start: day("2027-01-01"), end: day("2027-02-01") },
    ]);
  });

  test("is none of terms that meet, run side by side, or end inside the other", () => {
    const year = cover("year", "2026-01-01", "2027-01-01");
    expect(idsOf([year, cover("next", "2027-01-01", null)])).toEqual([]);
    expect(idsOf([year, cover("beside", "2026-03-01", "2027-03-01")])).toEqual([]);
    expect(idsOf([year, cover("inside", "2026-09-01", "2026-11-01")])).toEqual([]);
  });

  test("is none after what has no end: nothing follows it", () => {
    expect(idsOf([cover("a", "2026-01-01", null), cover("b", "2026-02-01", null)])).toEqual([]);
  });
});

describe("the terms of an account", () => {
  const miu = { unit: { kind: "quantity", code: "MIUs" }, pool: "balance" } as const;
  const term = (
    id: string,
    start: string,
    end: string | null,
    terms: PlainCommitment["terms"] = {},
  ) => ({
    record: toRecord({
      id,
      segments: [{ start: day(start), end: end === null ? null : day(end), granted: "1" }],
      terms,
    }),
  });

  test("of another unit or pool cover nothing of this one", () => {
    const { gaps } = successionsOf([
      term("miu", "2026-01-01", "2026-02-01"),
      term("usd", "2026-01-01", "2026-12-01", { unit: { kind: "currency", code: "USD" } }),
      term("target", "2026-01-01", "2026-12-01", { shape: "build-up" }),
    ]);
    expect(gaps.map(({ afterId, start }) => [afterId, start.slice(0, 10)])).toEqual([
      ["miu", "2026-02-01"],
      ["usd", "2026-12-01"],
      ["target", "2026-12-01"],
    ]);
  });

  test("cover nothing from the day on which they were withdrawn", () => {
    const { gaps, overlaps } = successionsOf([
      term("archived", "2026-01-01", "2027-01-01", { archivedAt: day("2026-05-01") }),
      term("cancelled", "2026-01-01", "2027-01-01", { vendorStatus: "cancelled" }),
      term("next", "2026-07-01", null),
    ]);
    expect(gaps).toEqual([
      {
        ...miu,
        afterId: "archived",
        beforeId: "next",
        start: day("2026-05-01"),
        end: day("2026-07-01"),
      },
    ]);
    expect(overlaps).toEqual([]);
  });

  test("have a gap inside a commitment whose segments do not meet", () => {
    const record = toRecord({
      id: "split",
      segments: [
        { start: day("2026-01-01"), end: day("2026-02-01"), granted: "1" },
        { start: day("2026-03-01"), end: null, granted: "1" },
      ],
    });
    expect(successionsOf([{ record }]).gaps).toEqual([
      {
        ...miu,
        afterId: "split",
        beforeId: "split",
        start: day("2026-02-01"),
        end: day("2026-03-01"),
      },
    ]);
  });

  test("overlap only with their own kind, and never where they are bought by the hour", () => {
    const pair = (terms: PlainCommitment["terms"], other = terms) =>
      successionsOf([
        term("a", "2026-01-01", "2027-01-01", terms),
        term("b", "2026-12-01", "2028-01-01", other),
      ]).overlaps.length;
    expect(pair({})).toBe(1);
    expect(pair({}, { vendorType: "CREDIT" })).toBe(0);
    expect(pair({ model: "continuous" })).toBe(0);
  });

  test("are linked by rollover where both are in the book", () => {
    const { rollovers } = successionsOf([
      term("old", "2026-01-01", "2027-01-01"),
      term("new", "2027-01-01", null, { rolledOverFrom: "old" }),
      term("other", "2027-01-01", null, { rolledOverFrom: "gone" }),
    ]);
    expect(rollovers).toEqual([{ fromId: "old", intoId: "new", at: day("2027-01-01") }]);
  });
});
