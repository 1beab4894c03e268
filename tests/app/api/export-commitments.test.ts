import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/v1/exports/commitments/route";
import { findValue } from "@/lib/domain/base/metric";
import { compareDecimals, sumDecimals } from "@/lib/domain/base/money";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { type CommitmentRow, commitmentQuery } from "@/lib/wire/commitment";
import { bearer, startBookApp } from "@/tests/app/api/book-app";
import { asViewer } from "@/tests/lib/server/queries/as-viewer";
import { word } from "@/tests/lib/server/queries/read-words";
import { requestOf, type TestApp } from "@/tests/lib/server/test-app";
import { readCsv } from "@/tests/support/read-csv";
import { readXlsx } from "@/tests/support/read-xlsx";

let app: TestApp;
let finance: Record<string, string>;
let manager: Record<string, string>;
beforeAll(async () => {
  app = await startBookApp();
  await app.context.db.query("update commitments set name = '=1+1' where id = 'docs_oct'");
  finance = bearer(await app.addKey(await app.addUser("finance")));
  const accountIds = ["acc_docs"];
  manager = bearer(await app.addKey(await app.addUser("account-manager", { accountIds })));
});
afterAll(() => app.close());

const ask = (search = "", headers = finance): Promise<Response> =>
  GET(requestOf(`/api/v1/exports/commitments?${search}`, { headers }), {
    params: Promise.resolve(undefined),
  });

const listed = (query: Record<string, string> = {}) =>
  listCommitments(asViewer(), commitmentQuery.parse({ ...query, limit: "200" }));

const columnOf = (head: readonly string[], name: string): string =>
  head.find((each) => each === name || each.startsWith(`${name} (`)) ?? name;

const read = async (search?: string, headers?: Record<string, string>) => {
  const response = await ask(search, headers);
  const { head, lines } = readCsv(await response.text());
  const ofKind = (line: string) => lines.filter((each) => each.line === line);
  return { response, head, lines, ofKind };
};

const idsOf = (rows: readonly { readonly commitment_id?: string }[]) =>
  rows.map(({ commitment_id }) => commitment_id);

describe("a list of commitments as a file", () => {
  test("holds exactly the rows that the list shows, in its order, figure by figure", async () => {
    const { data, total } = await listed();
    const { response, head, ofKind } = await read();
    expect(response.headers.get("x-row-count")).toBe(String(total));
    const rows = ofKind("commitment");
    expect(idsOf(rows)).toEqual(data.map(({ id }) => id));
    const told = (figures: CommitmentRow["figures"]) =>
      [figures.committed, figures.drawn, figures.available, figures.lapsed].map((metric) =>
        word(metric).replace(" incomplete", "").replace(/:.*/, "").replaceAll("-", " "),
      );
    expect(
      rows.map((row) =>
        ["committed", "drawn", "available", "lapsed"].map((name) =>
          row[columnOf(head, name)]?.replaceAll("-", " "),
        ),
      ),
    ).toEqual(data.map(({ figures }) => told(figures)));
  });

  test("closes with totals that its own rows come to, with its clocks and its end", async () => {
    const { data, totals, meta } = await listed();
    const { head, ofKind, lines } = await read();
    expect(ofKind("total")).toHaveLength(totals.length);
    for (const [index, line] of ofKind("total").entries()) {
      const own = data.filter(
        (row) => row.unit.code === line.unit && row.side === line.side && hasPool(row, line.pool),
      );
      expect(Number(line.row)).toBe(own.length);
      const given = own.filter(({ figures }) => figures.committed.kind !== "not-given");
      const sum = sumDecimals(
        given.flatMap(({ figures }) => findValue(figures.committed)?.amount ?? []),
      );
      const told = line[columnOf(head, "committed")] ?? "";
      if (given.length > 0) expect(compareDecimals(told, sum), String(index)).toBe(0);
    }
    expect(ofKind("as-of")[0]?.start_utc).toBe(meta.asOf);
    expect(lines.at(-1)).toMatchObject({ line: "end", row: String(data.length) });
  });

  test("is filtered and sorted as asked, and says so", async () => {
    const { data } = await listed({ view: "ended", sort: "name" });
    const { ofKind } = await read("view=ended&sort=name");
    expect(idsOf(ofKind("commitment"))).toEqual(data.map(({ id }) => id));
    expect(ofKind("only").map(({ detail }) => detail)).toEqual(
      expect.arrayContaining(["view=ended", "sort=name"]),
    );
  });

  test("of an account manager holds what her list shows, and nothing else", async () => {
    const { ofKind } = await read("", manager);
    const accounts = new Set(ofKind("commitment").map(({ account_id }) => account_id));
    expect([...accounts]).toEqual(["acc_docs"]);
  });

  test("keeps a name that a spreadsheet would compute as the text it is, in each form", async () => {
    const { ofKind } = await read();
    expect(ofKind("commitment").find((row) => row.commitment_id === "docs_oct")?.commitment).toBe(
      "'=1+1",
    );
    const sheet = await readXlsx(new Uint8Array(await (await ask("format=xlsx")).arrayBuffer()));
    const texts = sheet.flatMap(({ rows }) => rows.flatMap((row) => [...row.values()]));
    expect(JSON.stringify(texts)).toContain("=1+1");
    const objects = (await (await ask("format=jsonl")).text()).trim().split("\n");
    expect(JSON.parse(objects.at(-1) ?? "")).toMatchObject({ line: "end" });
  });

  test("is noted in the log with what was asked, and how many rows left", async () => {
    await read("view=ended");
    const [entry] = await app.context.db.query<{ detail: Record<string, unknown> }>(
      "select detail from audit_log where subject = 'commitments' order by seq desc limit 1",
    );
    expect(JSON.stringify(entry?.detail)).toContain("view=ended");
  });
});

const hasPool = ({ shape, model }: CommitmentRow, pool: string | undefined): boolean =>
  pool === (model === "continuous" ? "hourly" : shape === "build-up" ? "target" : "balance");
