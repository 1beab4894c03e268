import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as viewRoute } from "@/app/api/embed/v1/[embedId]/[view]/route";
import { GET as exportRoute } from "@/app/api/embed/v1/[embedId]/export/[format]/route";
import { operations } from "@/app/api/v1/operations";
import { bearer, namesIn } from "@/tests/app/api/book-app";
import { type EmbedApp, read, startEmbedApp } from "@/tests/app/api/embed-app";
import { fill } from "@/tests/app/api/every-read";
import { requestOf } from "@/tests/lib/server/test-app";
import { readCsv } from "@/tests/support/read-csv";
import { readXlsx } from "@/tests/support/read-xlsx";

let it: EmbedApp;
beforeAll(async () => {
  it = await startEmbedApp();
});
afterAll(() => it.app.close());

const look = async (
  token: string,
  view: string,
  search: Record<string, string> = {},
  headers: Record<string, string> = {},
) => {
  const path = `/api/embed/v1/${it.embed.id}/${view}?${new URLSearchParams(search)}`;
  const request = requestOf(path, { headers: { ...bearer(token), ...headers } });
  const params = Promise.resolve({ embedId: it.embed.id, view });
  const { status, body } = await read(await viewRoute(request, { params }));
  const { data, error } = body as {
    data?: { html: string };
    error?: { code: string; details?: object };
  };
  const { code = null, details = null } = error ?? {};
  return { status, html: data?.html ?? "", code, details, data };
};

describe("the overview", () => {
  test("shows what the session names and nothing of another account, administrator or not", async () => {
    const token = await it.open();
    const cookie = await it.app.cookieOf(await it.app.addUser("admin"));
    for (const headers of [{}, { cookie }] as Record<string, string>[]) {
      const { status, html } = await look(token, "overview", {}, headers);
      expect(status).toBe(200);
      expect(html).toContain("Available");
      expect(html).not.toContain("Storefront");
      expect(html).not.toContain("MIU allocation");
    }
  });

  test("of an account out of scope answers exactly as of one that is not there", async () => {
    const token = await it.open();
    const foreign = await look(token, "overview", { account: "acc_store" });
    const absent = await look(token, "overview", { account: "nobody" });
    expect(foreign).toEqual(absent);
    expect([foreign.status, foreign.code]).toEqual([404, "not-found"]);
  });

  test("says that nothing is open to a session without accounts", async () => {
    const token = await it.open({ resources: { customers: ["nobody"] } });
    expect((await look(token, "overview")).code).toBe("scope-empty");
  });

  test("of single commitments tells of no other of their account", async () => {
    const token = await it.open({ resources: { commitments: ["nov"] } });
    const { html } = await look(token, "overview");
    expect(html).toContain("MIU allocation, November");
    expect(html).not.toContain("MIU allocation, October");
    expect(html).not.toContain("MIU allocation, December");
  });

  test("speaks German, and calls things what the host calls them, as text alone", async () => {
    const token = await it.open();
    const words = JSON.stringify({ available: "<img src=x onerror=alert(1)>" });
    const { html } = await look(token, "overview", { locale: "de", words });
    expect(html).toContain("Gebucht");
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(html).not.toContain("<img");
    const unknown = JSON.stringify({ script: "x" });
    expect((await look(token, "overview", { words: unknown })).status).toBe(400);
  });
});

describe("a view", () => {
  test("that the session does not have is refused, and so is one that nobody has", async () => {
    const token = await it.open({ views: ["overview"] });
    expect((await look(token, "ledger")).code).toBe("view-not-permitted");
    expect((await look(token, "ledger", { locale: "de" })).details).toEqual({ view: "Kontobuch" });
    expect((await look(token, "everything")).code).toBe("view-not-permitted");
  });

  test("is refused without a token, and to a key", async () => {
    expect((await look("x", "overview")).code).toBe("session-ended");
    expect((await look(it.key, "overview")).code).toBe("session-ended");
  });
});

describe("every view", () => {
  const views = ["overview", "commitment", "ledger", "timeline", "statement"];

  test.each(views)(
    "%s is drawn in both languages, and knows of one account alone",
    async (view) => {
      const token = await it.open();
      for (const locale of ["en", "de"]) {
        const { status, html } = await look(token, view, { locale, timezone: "America/New_York" });
        expect([view, status, html.length > 200]).toEqual([view, 200, true]);
        expect(html).not.toMatch(/Storefront|MIU allocation|undefined|\[object|NaN/);
      }
    },
  );

  test.each(views)("%s answers of what is out of scope as of what is not there", async (view) => {
    const token = await it.open();
    for (const name of ["account", "commitment"]) {
      const foreign = { account: "acc_store", commitment: "nov" }[name] ?? "";
      const search = { [name]: foreign };
      const absent = await look(token, view, { [name]: "nobody" });
      expect([view, name, await look(token, view, search)]).toEqual([view, name, absent]);
    }
  });

  test.each(views)("%s of one commitment tells nothing of the next", async (view) => {
    const token = await it.open({ resources: { commitments: ["nov"] } });
    const { status, html } = await look(token, view);
    expect([view, status]).toEqual([view, 200]);
    expect(html).not.toMatch(/MIU allocation, (October|December)/);
    const other = await look(token, view, { commitment: "oct" });
    if (view === "commitment" || view === "ledger") expect(other.code).toBe("not-found");
  });
});

describe("the ledger", () => {
  test("is turned page by page, by status, and put on paper with a word about the rest", async () => {
    const token = await it.open({ resources: { customers: ["acc_store"] } });
    const first = await look(token, "ledger");
    const cursor = /&quot;cursor&quot;:&quot;([^&]+)&quot;/.exec(first.html)?.[1] ?? "";
    expect(cursor).not.toBe("");
    const second = await look(token, "ledger", { account: "acc_store", cursor });
    expect(second.status).toBe(200);
    expect(second.html).not.toBe(first.html);
    const paper = await look(token, "ledger", { paper: "1" });
    expect(paper.html.match(/<tr class/g)?.length).toBeGreaterThan(
      first.html.match(/<tr class/g)?.length ?? 0,
    );
    expect((await look(token, "ledger", { status: "pending" })).html).not.toContain("posted");
  });
});

describe("a file", () => {
  const take = async (token: string, search: Record<string, string> = {}, format = "csv") => {
    const path = `/api/embed/v1/${it.embed.id}/export/${format}?${new URLSearchParams(search)}`;
    const params = Promise.resolve({ embedId: it.embed.id, format });
    return exportRoute(requestOf(path, { headers: bearer(token) }), { params });
  };

  test("holds the ledger that the frame shows, and no other; who took it is noted", async () => {
    const token = await it.open({ actions: ["export.csv"] });
    const response = await take(token);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/csv; charset=utf-8",
    ]);
    const text = await response.text();
    expect(text).toContain("docs_oct");
    expect(text).not.toMatch(/MIU allocation/);
    for (const search of [{ account: "acc_store" }, { commitment: "nov" }] as Record<
      string,
      string
    >[])
      expect([search, (await take(token, search)).status]).toEqual([search, 404]);
    const [noted] = await it.app.context.db.query<{ actor: string }>(
      "select actor from audit_log where action = 'export.ended' order by seq desc limit 1",
    );
    expect(noted?.actor).toBe(`user-1 in ${it.embed.id}`);
  });

  test("is a workbook for a session that may take one, with the same rows", async () => {
    const token = await it.open({ actions: ["export.csv", "export.xlsx"] });
    const { lines } = readCsv(await (await take(token)).text());
    const [ledger] = readXlsx(new Uint8Array(await (await take(token, {}, "xlsx")).arrayBuffer()));
    const entries = lines.filter(({ line }) => line === "entry");
    expect(entries.length).toBeGreaterThan(0);
    expect(ledger?.rows.slice(1).map((row) => row.get("S")?.text)).toEqual(
      entries.map(({ entry_id }) => entry_id),
    );
    expect((await take(token, {}, "parquet")).status).toBe(404);
  });

  test("of a statement is its month, with every figure that the frame shows, in both forms", async () => {
    const token = await it.open({ actions: ["export.csv", "export.xlsx"] });
    const of = { view: "statement", month: "2026-10" };
    const { data } = await look(token, "statement", { month: of.month });
    const csv = await take(token, of);
    expect(csv.headers.get("content-disposition")).toContain("statement-2026-10-docs");
    const { lines } = readCsv(await csv.text());
    const [october] = lines.filter(({ line }) => line === "pool");
    expect(october).toMatchObject({ month: "2026-10", commitment_id: "docs_oct", unit: "MIUs" });
    for (const name of ["opening", "granted", "drawn", "closing"])
      expect(october).toHaveProperty([`${name} (MIUs)`], expect.stringMatching(/^-?\d+$/));
    expect(data?.html).toContain(october?.["closing (MIUs)"]);
    expect(lines.at(-1)).toMatchObject({ line: "end", row: "1" });
    const [sheet] = readXlsx(new Uint8Array(await (await take(token, of, "xlsx")).arrayBuffer()));
    expect(sheet?.rows.slice(1).map((row) => row.get("O")?.text)).toEqual(["docs_oct"]);
    const ledgerOnly = await it.open({ actions: ["export.csv"], views: ["ledger"] });
    expect((await take(ledgerOnly, of)).status).toBe(403);
    expect((await take(token, { ...of, account: "acc_store" })).status).toBe(404);
  });

  test("is refused to a session that may not take one", async () => {
    expect((await take(await it.open({ actions: ["export.csv"] }), {}, "xlsx")).status).toBe(403);
    expect((await take(await it.open({ actions: ["print"] }))).status).toBe(403);
    expect((await take("x")).status).toBe(401);
  });
});

test("the token of a frame opens no operation of the API, whatever the operation", async () => {
  const token = await it.open();
  const names = await namesIn(it.app, "acc_docs");
  for (const operation of operations) {
    const { path, route, params } = fill(operation, names);
    const request = requestOf(path, { method: operation.method, headers: bearer(token) });
    const { status } = await route(request, { params: Promise.resolve(params) });
    expect([operation.method, path, status]).toEqual([operation.method, path, 401]);
  }
});
