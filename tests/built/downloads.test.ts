import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltApp, startBuilt } from "@/tests/built/support/built-app";
import { readCsv } from "@/tests/support/read-csv";
import { readXlsx } from "@/tests/support/read-xlsx";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuilt();
});
afterAll(() => app.stop());

/** Only what was there before this test: taking a file away is noted itself. */
const ask = async (format: string) => {
  const to = "2020-01-01T00:00:00.000Z";
  const path = `/api/v1/exports/audit?format=${format}`;
  const empty = await app.ask(`${path}&to=${to}`);
  expect([format, empty.status, empty.headers.get("x-row-count")]).toEqual([format, 200, "0"]);
  await empty.arrayBuffer();
  return app.ask(path);
};

test("a table is taken away from the build in every form, with as many rows as its head says", async () => {
  const csv = await ask("csv");
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const { lines } = readCsv(await csv.text());
  expect(lines).toHaveLength(Number(csv.headers.get("x-row-count")));
  expect(lines.length).toBeGreaterThan(0);

  const json = await ask("jsonl");
  const told = (await json.text()).trimEnd().split("\n");
  expect(told).toHaveLength(Number(json.headers.get("x-row-count")));
  expect(JSON.parse(told.at(-1) ?? "")).toMatchObject({ entry: lines.at(-1)?.entry });

  const book = await ask("xlsx");
  expect(book.headers.get("content-disposition")).toMatch(/\.xlsx"$/);
  const [sheet] = readXlsx(new Uint8Array(await book.arrayBuffer()));
  expect(sheet?.name).toBe("Audit log");
  expect(sheet?.rows).toHaveLength(Number(book.headers.get("x-row-count")) + 1);
  expect(sheet?.rows.at(-1)?.get("A")?.text).toBe(lines.at(-1)?.entry);
});

test("a file that was read to its end is noted with all its rows, whatever its form", async () => {
  for (const format of ["csv", "jsonl", "xlsx"]) {
    const response = await ask(format);
    const rows = Number(response.headers.get("x-row-count"));
    await response.arrayBuffer();
    const { data } = await (await app.ask("/api/v1/audit?action=export.ended&limit=1")).json();
    expect(data[0]?.detail).toMatchObject({ as: format, rows, isWhole: true });
  }
});
