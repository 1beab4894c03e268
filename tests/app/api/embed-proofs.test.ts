import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as viewRoute } from "@/app/api/embed/v1/[embedId]/[view]/route";
import { GET as proofRoute } from "@/app/api/embed/v1/[embedId]/proof/route";
import { bearer } from "@/tests/app/api/book-app";
import { type EmbedApp, read, startEmbedApp } from "@/tests/app/api/embed-app";
import { requestOf } from "@/tests/lib/server/test-app";

let it: EmbedApp;
beforeAll(async () => {
  it = await startEmbedApp();
});
afterAll(() => it.app.close());

type Search = Record<string, string>;

const prove = async (token: string, search: Search) => {
  const path = `/api/embed/v1/${it.embed.id}/proof?${new URLSearchParams(search)}`;
  const params = Promise.resolve({ embedId: it.embed.id });
  const { status, body } = await read(
    await proofRoute(requestOf(path, { headers: bearer(token) }), { params }),
  );
  const { data, error } = body as { data?: { html: string }; error?: { code: string } };
  return { status, html: data?.html ?? "", code: error?.code ?? null };
};

const viewOf = async (token: string, view: string): Promise<string> => {
  const params = Promise.resolve({ embedId: it.embed.id, view });
  const request = requestOf(`/api/embed/v1/${it.embed.id}/${view}`, { headers: bearer(token) });
  const { body } = await read(await viewRoute(request, { params }));
  return String(body.data["html"]);
};

/** What the buttons of a markup ask. */
const questionsIn = (html: string): Search[] =>
  [...html.matchAll(/data-proof="([^"]+)"/g)].map(([, text = ""]) =>
    JSON.parse(text.replaceAll("&quot;", '"').replaceAll("&amp;", "&")),
  );

const amountsIn = (html: string): string[] =>
  [...html.matchAll(/class="num">.*?<\/i>([\d,.]+)/g)].map(([, digits = ""]) => digits);

describe("a figure that is pressed", () => {
  test("opens its formula and lines that add up to it, wherever the overview shows one", async () => {
    const token = await it.open();
    const questions = questionsIn(await viewOf(token, "overview"));
    expect(questions.length).toBeGreaterThan(3);
    for (const question of questions) {
      const { status, html } = await prove(token, question);
      expect([question, status]).toEqual([question, 200]);
      expect(html).toContain("Formula");
      expect(html).toMatch(/<tr class="result">/);
      expect(html).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test("names the entries behind it, each of which opens in its turn", async () => {
    const token = await it.open();
    const { html } = await prove(token, { commitment: "docs_nov", figure: "drawn" });
    expect(html).toContain("20 of 20 entries, newest first");
    const entries = questionsIn(html).filter(({ entry }) => entry !== undefined);
    expect(entries).toHaveLength(20);
    const opened = await prove(token, entries[0] ?? {});
    expect(opened.status).toBe(200);
    expect(opened.html).toContain("usage of the day, as far as the pool covers it");
    expect(amountsIn(opened.html)).toContain("5");
  });

  test("of a whole account is the sum of its pools", async () => {
    const token = await it.open();
    const [question] = questionsIn(await viewOf(token, "overview"));
    expect(question).toEqual({ account: "acc_docs", unit: "MIUs", figure: "available" });
    const { html } = await prove(token, question ?? {});
    // 300 granted in November, 5 a day for 20 days; what October left has lapsed.
    expect(questionsIn(html)).toEqual([{ commitment: "docs_nov", figure: "available" }]);
    const [one, sum] = [...html.matchAll(/<td class="num">.*?<\/td>/g)].map(String);
    expect(one).toBe(sum);
    expect(sum).toContain("200");
  });

  test("says all of it in German, names left as they are", async () => {
    const token = await it.open();
    const { html } = await prove(token, {
      ...{ commitment: "docs_nov", figure: "available", locale: "de" },
    });
    expect(html).toContain("Nachweis");
    expect(html).toContain("Gutgeschrieben, ");
    expect(html).not.toMatch(/Granted|Drawn|Settled|Formula/);
  });

  test("of what is out of scope answers as of what is not there", async () => {
    const token = await it.open();
    const questions: readonly (readonly [Search, Search])[] = [
      [{ commitment: "nov" }, { commitment: "nobody" }],
      [
        { account: "acc_store", unit: "MIUs" },
        { account: "nobody", unit: "MIUs" },
      ],
      [
        { commitment: "nov", entry: "any" },
        { commitment: "docs_nov", entry: "any" },
      ],
    ];
    for (const [foreign, absent] of questions) {
      const answer = await prove(token, foreign);
      expect([foreign, answer.status]).toEqual([foreign, 404]);
      expect(answer).toEqual(await prove(token, absent));
    }
  });

  test("tells a session of one commitment nothing of the account around it", async () => {
    const token = await it.open({ resources: { commitments: ["nov"] } });
    const total = await prove(token, { account: "acc_store", unit: "MIUs" });
    expect([total.status, total.code]).toEqual([404, "not-found"]);
    for (const question of questionsIn(await viewOf(token, "overview"))) {
      expect(question["commitment"]).toBe("nov");
      const { status, html } = await prove(token, question);
      expect(status).toBe(200);
      expect(html).not.toMatch(/October|December|2 terms/);
    }
  });
});

describe("a column of a statement that is pressed", () => {
  test("opens the entries that it adds up, and a closing the columns before it", async () => {
    const token = await it.open();
    const questions = questionsIn(await viewOf(token, "statement"));
    expect(questions.map(({ column }) => column)).toEqual([
      "opening",
      "granted",
      "drawn",
      "expired",
      "closing",
    ]);
    const [opening = {}, granted = {}, drawn = {}, expired = {}, closing = {}] = questions;
    expect((await prove(token, opening)).html).toContain("the sum of all entries before the month");
    expect(granted).toEqual({ commitment: "docs_oct", month: "2026-10", column: "granted" });
    // 310 granted, 5 on each of 31 days, the rest lapsed at the end of the month.
    const days = await prove(token, drawn);
    expect(questionsIn(days.html).filter(({ entry }) => entry !== undefined)).toHaveLength(31);
    expect(days.html).toContain("−155");
    expect((await prove(token, granted)).html).toContain("310");
    // What closes at midnight belongs to the last day of the month.
    expect((await prove(token, expired)).html).toContain("31 Oct 2026");
    const sums = [...(await prove(token, closing)).html.matchAll(/<td class="num">.*?<\/td>/g)];
    expect(sums).toHaveLength(6);
  });

  test("belongs to a session with the statement, and to pools that it sees", async () => {
    const asked = { commitment: "docs_oct", month: "2026-10", column: "drawn" };
    const overview = await it.open({ views: ["overview"] });
    expect((await prove(overview, asked)).code).toBe("view-not-permitted");
    const statement = await it.open({ views: ["statement"] });
    const { html } = await prove(statement, asked);
    expect(html).toContain("31 entries");
    expect(questionsIn(html)).toEqual([]);
    const foreign = await prove(statement, { ...asked, commitment: "oct" });
    expect(foreign).toEqual(await prove(statement, { ...asked, commitment: "nobody" }));
    expect(foreign.status).toBe(404);
  });
});

describe("what a session does not show", () => {
  test("opens nowhere: entries need the ledger, figures a view that has them", async () => {
    const overview = await it.open({ views: ["overview"] });
    const { html } = await prove(overview, { commitment: "docs_nov", figure: "drawn" });
    expect(html).toContain("It stands on 20 entries.");
    expect(questionsIn(html)).toEqual([]);
    const [entry] = await it.app.context.db.query<{ id: string }>(
      "select id from ledger_entries where commitment_id = 'docs_nov' and kind = 'drawdown' limit 1",
    );
    const asked = { commitment: "docs_nov", entry: entry?.id ?? "" };
    expect((await prove(overview, asked)).code).toBe("view-not-permitted");
    const ledger = await it.open({ views: ["ledger"] });
    expect((await prove(ledger, asked)).status).toBe(200);
    expect((await prove(ledger, { commitment: "docs_nov" })).code).toBe("view-not-permitted");
    const statement = await it.open({ views: ["statement"] });
    expect((await prove(statement, { commitment: "docs_nov" })).code).toBe("view-not-permitted");
  });

  test("is refused without a token", async () => {
    expect((await prove("x", { commitment: "docs_nov" })).code).toBe("session-ended");
  });
});
