import { describe, expect, test } from "vitest";
import { compareBurn, type Standing } from "@/lib/domain/standing/standing";
import { commitmentViews, isInView } from "@/lib/domain/standing/views";
import { type PlainCommitment, standingsOf } from "@/tests/lib/domain/plain-standing";

const now = "2026-11-20T12:00:00.000Z";
const october = { start: "2026-10-01T00:00:00.000Z", end: "2026-11-01T00:00:00.000Z" };
const november = { start: "2026-11-01T00:00:00.000Z", end: "2026-12-01T00:00:00.000Z" };
const december = { start: "2026-12-01T00:00:00.000Z", end: "2027-01-01T00:00:00.000Z" };

const novemberWith = (granted: string, drawn: string, overage = "0"): PlainCommitment => ({
  segments: [{ ...november, granted, posted: { grant: granted, drawdown: `-${drawn}`, overage } }],
});

const ended = (
  posted: NonNullable<PlainCommitment["segments"][number]["posted"]>,
): PlainCommitment => ({
  segments: [{ ...october, granted: "300", posted }],
});

const only = (plain: PlainCommitment, perDay: number | null = 10): Standing => {
  const [standing] = standingsOf([plain], now, perDay);
  if (standing === undefined) throw new Error("There is one.");
  return standing;
};

describe("what comes (metrics 3.5)", () => {
  const cases: readonly [string, PlainCommitment, number | null, object][] = [
    [
      "runs out before its end",
      novemberWith("250", "200"),
      10,
      { kind: "runs-out", at: "2026-11-25T12:00:00.000Z", daysEarly: "5.5", overage: "55" },
    ],
    [
      "lapses with the rest",
      novemberWith("250", "100"),
      10,
      { kind: "lapses", at: november.end, unused: "45" },
    ],
    [
      "opens",
      { segments: [{ ...december, granted: "300" }] },
      10,
      { kind: "opens", at: december.start },
    ],
    [
      "is exhausted, as a fact and not as a forecast",
      novemberWith("200", "200", "7"),
      10,
      { kind: "exhausted", at: now, overage: "7" },
    ],
    [
      "ended over",
      ended({ grant: "300", drawdown: "-300", overage: "12" }),
      null,
      { kind: "ended-over", overage: "12" },
    ],
    [
      "ended unused",
      ended({ grant: "300", drawdown: "-280", expiration: "-20" }),
      null,
      { kind: "ended-unused", unused: "20" },
    ],
    [
      "ended to the last unit",
      ended({ grant: "300", drawdown: "-300" }),
      null,
      { kind: "ended", isUsedUp: true },
    ],
    [
      "is unknown while nothing is measured",
      novemberWith("250", "100"),
      null,
      { kind: "unknown", reason: "no complete day yet" },
    ],
    [
      "is unknown when the amount is not given",
      { segments: [{ ...november, granted: null }] },
      10,
      { kind: "unknown", reason: "amount not given" },
    ],
    [
      "is unknown when it ended and was not read since",
      ended({ grant: "300", drawdown: "-280" }),
      null,
      { kind: "unknown", reason: "ended, not read since" },
    ],
    [
      "never runs out without consumption and without an end",
      { segments: [{ start: november.start, end: null, granted: "9", posted: { grant: "9" } }] },
      0,
      { kind: "unknown", reason: "at this rate it never runs out" },
    ],
    [
      "runs out without an end, and then says nothing of early",
      { segments: [{ start: november.start, end: null, granted: "90", posted: { grant: "90" } }] },
      10,
      { kind: "runs-out", at: "2026-11-29T12:00:00.000Z", daysEarly: "0", overage: null },
    ],
  ];
  test.each(cases)("a term %s", (_, plain, perDay, expected) => {
    expect(only(plain, perDay).whatComes).toEqual(expected);
  });

  test("two segments drawn as one run out when both are empty", () => {
    const standing = only({
      segments: [
        { ...november, granted: "100", posted: { grant: "100", drawdown: "-100" } },
        {
          start: "2026-11-10T00:00:00.000Z",
          end: "2026-12-10T00:00:00.000Z",
          granted: "80",
          posted: { grant: "80", drawdown: "-20" },
        },
      ],
    });
    expect(standing.state).toBe("active");
    expect(standing.whatComes).toMatchObject({
      kind: "runs-out",
      at: "2026-11-26T12:00:00.000Z",
      daysEarly: "13.5",
    });
  });

  test("overage to come counts from now where the pool is already empty", () => {
    expect(only(novemberWith("200", "200", "7")).ahead.overage).toEqual({
      kind: "value",
      value: "105",
    });
  });
});

test("burn order: what is drawn next, then upcoming, then ended with the newest first", () => {
  const term = (id: string, start: string, end: string): PlainCommitment => ({
    id,
    segments: [{ start: `${start}T00:00:00.000Z`, end: `${end}T00:00:00.000Z`, granted: "1" }],
  });
  const order = standingsOf(
    [
      term("sep", "2026-09-01", "2026-10-01"),
      term("year", "2026-01-01", "2027-01-01"),
      term("jan", "2027-01-01", "2027-02-01"),
      term("nov", "2026-11-01", "2026-12-01"),
      term("oct", "2026-10-01", "2026-11-01"),
      term("dec", "2026-12-01", "2027-01-01"),
    ],
    now,
  ).sort(compareBurn(now));
  expect(order.map(({ record }) => record.commitment.id)).toEqual([
    "nov",
    "year",
    "dec",
    "jan",
    "oct",
    "sep",
  ]);
});

test("burn order: of two alike the one whose open part ends earlier is drawn first, as the simulation does", () => {
  const part = (start: string, end: string) => ({
    start: `${start}T00:00:00.000Z`,
    end: `${end}T00:00:00.000Z`,
    granted: "1",
  });
  const ramp = {
    id: "ramp",
    segments: [part("2026-05-01", "2027-05-01"), part("2027-05-01", "2028-05-01")],
  };
  const prepaid = { id: "prepaid", segments: [part("2026-08-01", "2027-08-01")] };
  const order = standingsOf([prepaid, ramp], now).sort(compareBurn(now));
  expect(order.map(({ record }) => record.commitment.id)).toEqual(["ramp", "prepaid"]);
});

test("every commitment stands in the views that its state and its future name", () => {
  const cases: readonly [PlainCommitment, readonly string[]][] = [
    [novemberWith("250", "200"), ["all", "current", "running-out"]],
    [novemberWith("250", "100"), ["all", "current", "will-lapse"]],
    [novemberWith("200", "200"), ["all", "current", "over"]],
    [ended({ grant: "300", drawdown: "-300", overage: "1" }), ["all", "over", "ended"]],
    [ended({ grant: "300", drawdown: "-300" }), ["all", "ended"]],
    [{ segments: [{ ...december, granted: "1" }] }, ["all", "upcoming"]],
  ];
  for (const [plain, views] of cases) {
    const standing = only(plain);
    expect(commitmentViews.filter((view) => isInView(standing, view, now))).toEqual(views);
  }
});
