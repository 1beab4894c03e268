import { expect, test } from "vitest";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("an opened book", (getDatabase) => {
  test("gives every value alike", async () => {
    const [row] = await getDatabase().query(`select
      1::int2 as small, 2::int4 as plain, 9007199254740993::int8 as big,
      12345678901234567890.123456789012345678901234567890::numeric as exact,
      0.1::float8 as float, true as flag, null::text as missing, 'text' as text,
      date '2026-11-20' as day,
      timestamptz '2026-11-20 14:05:00.5+13' as instant,
      timestamptz '2026-11-20 14:05:00.123456Z' as finer,
      '{"a":[1,"2"]}'::jsonb as json,
      array['a,b', null, 'c"d'] as texts, array[1, 2]::int8[] as bigs,
      array['1.50', null]::numeric[] as exacts, array[date '2026-11-20'] as days,
      array[timestamptz '2026-11-20 14:05:00Z'] as instants`);
    expect(row).toEqual({
      small: 1,
      plain: 2,
      big: "9007199254740993",
      exact: "12345678901234567890.123456789012345678901234567890",
      float: 0.1,
      flag: true,
      missing: null,
      text: "text",
      day: "2026-11-20",
      instant: "2026-11-20T01:05:00.500Z",
      finer: "2026-11-20T14:05:00.123Z",
      json: { a: [1, "2"] },
      texts: ["a,b", null, 'c"d'],
      bigs: ["1", "2"],
      exacts: ["1.50", null],
      days: ["2026-11-20"],
      instants: ["2026-11-20T14:05:00.000Z"],
    });
  });
});
