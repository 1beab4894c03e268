import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as viewRoute } from "@/app/api/embed/v1/[embedId]/[view]/route";
import { bearer } from "@/tests/app/api/book-app";
import { type EmbedApp, read, startEmbedApp } from "@/tests/app/api/embed-app";
import { requestOf } from "@/tests/lib/server/test-app";

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
  const { data, error } = body as { data?: { html: string }; error?: { code: string } };
  return { status, html: data?.html ?? "", code: error?.code ?? null, data };
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
    expect((await look(token, "everything")).code).toBe("view-not-permitted");
  });

  test("is refused without a token, and to a key", async () => {
    expect((await look("x", "overview")).code).toBe("session-ended");
    expect((await look(it.key, "overview")).code).toBe("session-ended");
  });
});
