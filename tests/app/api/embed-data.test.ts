import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as dataRoute } from "@/app/api/embed/v1/[embedId]/data/[view]/route";
import { embedViews } from "@/lib/domain/base/embed-words";
import { embedDataAnswer } from "@/lib/wire/embed-data";
import { bearer } from "@/tests/app/api/book-app";
import { type EmbedApp, startEmbedApp } from "@/tests/app/api/embed-app";
import { requestOf } from "@/tests/lib/server/test-app";

let it: EmbedApp;
beforeAll(async () => {
  it = await startEmbedApp();
});
afterAll(() => it.app.close());

const ask = async (token: string, view: string, search: Record<string, string> = {}) => {
  const path = `/api/embed/v1/${it.embed.id}/data/${view}?${new URLSearchParams(search)}`;
  const params = Promise.resolve({ embedId: it.embed.id, view });
  const response = await dataRoute(requestOf(path, { headers: bearer(token) }), { params });
  const text = await response.text();
  return { status: response.status, text, code: JSON.parse(text).error?.code ?? null };
};

const readData = async (token: string, view: string, search: Record<string, string> = {}) =>
  embedDataAnswer.parse(JSON.parse((await ask(token, view, search)).text));

describe("a product that draws its own frame", () => {
  test("reads every view that its session has, and no word of other accounts or of sources", async () => {
    const token = await it.open();
    for (const view of embedViews) {
      const { status, text } = await ask(token, view);
      expect([view, status, JSON.parse(text).data.view]).toEqual([view, 200, view]);
      expect(text).not.toMatch(/Storefront|MIU allocation|connection|provider|vendorType|"raw"/);
      expect(JSON.parse(text).meta.freshness).toEqual([]);
    }
  });

  test("reads exact amounts, each with its unit", async () => {
    const { data, meta } = await readData(await it.open(), "overview");
    if (data.view !== "overview") throw new Error("another view came");
    expect(data.account).toEqual({ id: "acc_docs", name: "Docs" });
    const [position] = data.positions ?? [];
    expect(position?.available).toEqual({
      kind: "value",
      value: { amount: "200", unit: { kind: "quantity", code: "MIUs" } },
    });
    expect(meta.complete).toBe(true);
  });

  test("looks back where its session is not pinned, and never ahead", async () => {
    const token = await it.open();
    const asOf = "2026-11-11T00:00:00.000Z";
    const { data, meta } = await readData(token, "overview", { asOf });
    expect(meta.asOf).toBe(asOf);
    if (data.view !== "overview") throw new Error("another view came");
    expect(data.positions?.[0]?.available).toMatchObject({ value: { amount: "250" } });
    const ahead = await ask(token, "overview", { asOf: "2027-01-01T00:00:00.000Z" });
    expect([ahead.status, ahead.code]).toEqual([400, "invalid-request"]);
    const pinned = await it.open({ asOf: "2026-11-02T00:00:00.000Z" });
    const stays = await readData(pinned, "overview", { asOf });
    expect(stays.meta.asOf).toBe("2026-11-02T00:00:00.000Z");
  });

  test("reads how a month was billed and whether it stays, and what nobody knows as such", async () => {
    const token = await it.open();
    const { data } = await readData(token, "statement", { month: "2026-10" });
    if (data.view !== "statement") throw new Error("another view came");
    // Drawn day by day, and billed by no invoice that anybody named.
    const unknown = { kind: "no-data", reason: "no invoice is named for what was drawn" };
    expect(data.units).toMatchObject([
      { billedClosing: unknown, notInvoiced: unknown, state: { kind: "settled" } },
    ]);
    const running = await readData(token, "statement", { month: "2026-11" });
    expect(running.data).toMatchObject({ units: [{ state: { kind: "running" } }] });
  });

  test("learns of single commitments alone where its session names those, and of no total", async () => {
    const token = await it.open({ resources: { commitments: ["nov"] } });
    for (const view of embedViews) {
      const { status, text } = await ask(token, view);
      expect([view, status]).toEqual([view, 200]);
      expect(text).not.toMatch(/MIU allocation, (October|December)/);
    }
    const { data } = await readData(token, "overview");
    expect(data).toMatchObject({ positions: null });
  });

  test("is answered of what is out of scope as of what is not there", async () => {
    const token = await it.open({ views: ["overview", "ledger"] });
    expect(await ask(token, "ledger", { commitment: "nov" })).toEqual(
      await ask(token, "ledger", { commitment: "nobody" }),
    );
    expect((await ask(token, "ledger", { commitment: "nov" })).status).toBe(404);
    expect((await ask(token, "statement")).code).toBe("view-not-permitted");
    expect((await ask("x", "overview")).code).toBe("session-ended");
    expect((await ask(it.key, "overview")).code).toBe("session-ended");
  });
});
