import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as revokeRoute } from "@/app/api/embed/revocations/route";
import { GET as viewRoute } from "@/app/api/embed/v1/[embedId]/[view]/route";
import { addEmbed } from "@/lib/store/embeds/embeds";
import { bearer, plainEmbed } from "@/tests/app/api/book-app";
import { type EmbedApp, host, read, startEmbedApp } from "@/tests/app/api/embed-app";
import { requestOf } from "@/tests/lib/server/test-app";

let it: EmbedApp;
beforeAll(async () => {
  it = await startEmbedApp();
});
afterAll(() => it.app.close());

const codeOf = async (body: object = {}): Promise<string> =>
  (await (await it.mint(body)).json()).data.code;

const exchangeFor = async (minted: object, shows?: object) =>
  read(await it.exchange({ embedId: it.embed.id, code: await codeOf(minted), shows }));

const revoke = (body: object) =>
  revokeRoute(
    requestOf("/api/embed/revocations", { method: "POST", headers: bearer(it.key), body }),
    { params: Promise.resolve({}) },
  );

/** What an exchange comes to: a status, and the fixed code when it was refused. */
const outcome = async (body: object, headers?: Record<string, string>) => {
  const { status, body: answer } = await read(await it.exchange(body, headers));
  return [status, (answer as { error?: { code: string } }).error?.code ?? "token"];
};

describe("minting", () => {
  test("answers a code, the address of the frame with the code behind the #, and when both end", async () => {
    const { status, body } = await read(await it.mint({ maxLifeSeconds: 3600 }));
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      url: `http://localhost:3000/embed/v1/${it.embed.id}/overview#code=${body.data["code"]}`,
      expiresAt: "2026-11-20T14:07:00.000Z",
      sessionEndsAt: "2026-11-20T15:05:00.000Z",
    });
  });

  test("is refused to browsers, to people and to keys without the scope", async () => {
    const from = async (headers: Record<string, string>) => (await it.mint({}, headers)).status;
    expect(await from({ origin: host })).toBe(403);
    expect(await from({ "sec-fetch-site": "cross-site" })).toBe(403);
    const { app } = it;
    const finance = bearer(await app.addKey(await app.addUser("finance")));
    expect(await from(finance)).toBe(403);
    expect(await from({ authorization: "", cookie: "" })).toBe(403);
    expect(await from({ authorization: "Bearer cb_of_nobody" })).toBe(401);
  });

  test("is refused for an origin or a view that the embed does not have, and counted", async () => {
    const foreign = await read(await it.mint({ parentOrigin: "https://evil.example" }));
    expect([foreign.status, foreign.body.error]).toMatchObject([
      403,
      { code: "origin-not-allowed" },
    ]);
    const { db, clock } = it.app.context;
    const narrow = await addEmbed(db, { ...plainEmbed, views: ["overview"] }, clock());
    const other = await read(await it.mint({ embedId: narrow.id, views: ["ledger"] }));
    expect(other.body.error).toMatchObject({ code: "view-not-permitted" });
    expect(await db.query("select code, origin, times from embed_refusals order by code")).toEqual([
      { code: "origin-not-allowed", origin: "https://evil.example", times: 1 },
      { code: "view-not-permitted", origin: host, times: 1 },
    ]);
  });

  test("leaves out accounts that are not there, and those that the embed does not allow", async () => {
    const { db, clock } = it.app.context;
    const only = await addEmbed(db, { ...plainEmbed, accountIds: ["acc_store"] }, clock());
    const resources = { customers: ["acc_docs", "acc_store", "nobody"] };
    await it.mint({ embedId: only.id, resources });
    await it.mint({ resources });
    expect(
      await db.query(
        "select account_ids from embed_sessions where cardinality(account_ids) <> 1 or embed_id = $1",
        [only.id],
      ),
    ).toEqual([{ account_ids: ["acc_store"] }, { account_ids: ["acc_docs", "acc_store"] }]);
  });

  test("takes no body of ten megabytes", async () => {
    expect((await it.mint({ reference: "x".repeat(10_000_000) })).status).toBe(413);
  });
});

describe("exchanging", () => {
  test("works once, of two at once too", async () => {
    const body = { embedId: it.embed.id, code: await codeOf() };
    const both = await Promise.all([outcome(body), outcome(body), outcome(body)]);
    expect(both.map(([status]) => status).sort()).toEqual([200, 403, 403]);
    expect(await outcome(body)).toEqual([403, "code-used"]);
  });

  test("is refused for a code of another embed, an unknown one, and one that is too old", async () => {
    const { db, clock } = it.app.context;
    const other = await addEmbed(db, plainEmbed, clock());
    const code = await codeOf();
    expect(await outcome({ embedId: other.id, code })).toEqual([403, "code-expired"]);
    expect(await outcome({ embedId: it.embed.id, code: "ec_made_up" })).toEqual([
      403,
      "code-expired",
    ]);
    it.app.pass(124_000);
    expect(await outcome({ embedId: it.embed.id, code })).toEqual([200, "token"]);
    const late = await codeOf();
    it.app.pass(126_000);
    const { body } = await read(await it.exchange({ embedId: it.embed.id, code: late }));
    expect(body.error).toMatchObject({ code: "code-expired", details: { ageSeconds: 126 } });
  });

  test("answers the frame alone: not another page, not a program", async () => {
    const body = { embedId: it.embed.id, code: await codeOf() };
    const strangers: Record<string, string>[] = [
      {},
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { origin: host },
    ];
    for (const headers of strangers)
      expect([headers, (await it.exchange(body, headers)).status]).toEqual([headers, 403]);
    expect(await outcome(body)).toEqual([200, "token"]);
  });

  test("renews a session for the same subject, and never with more than it had", async () => {
    const token = await it.open({ views: ["overview", "ledger"] });
    const renewed = await read(
      await it.exchange({ embedId: it.embed.id, code: await codeOf(), token }),
    );
    expect(renewed.body.data["views"]).toEqual(["overview", "ledger"]);
    const shrunk = await read(
      await it.exchange({ embedId: it.embed.id, code: await codeOf({ views: ["ledger"] }), token }),
    );
    expect(shrunk.body.data["views"]).toEqual(["ledger"]);
    const again = await read(
      await it.exchange({ embedId: it.embed.id, code: await codeOf(), token }),
    );
    expect(again.body.data["views"]).toEqual(["ledger"]);
    const other = { embedId: it.embed.id, code: await codeOf({ subject: "user-2" }), token };
    expect(await outcome(other)).toEqual([401, "session-ended"]);
  });

  test("is over when the session was revoked, by its id, its subject, its embed or all", async () => {
    for (const which of [{ subject: "user-9" }, { embedId: it.embed.id }, { all: true }]) {
      const code = await codeOf({ subject: "user-9" });
      expect((await read(await revoke(which))).body.data["sessions"]).toBeGreaterThan(0);
      expect(await outcome({ embedId: it.embed.id, code })).toEqual([401, "session-ended"]);
    }
    const minted = (await (await it.mint()).json()).data;
    expect((await read(await revoke({ sessionId: minted.sessionId }))).body.data).toEqual({
      sessions: 1,
    });
    expect((await revoke({})).status).toBe(400);
  });

  test("shows the first view with the token, as the view would be answered by itself", async () => {
    const shows = { view: "overview", locale: "de", timezone: "Europe/Berlin" };
    const { data } = (await exchangeFor({}, shows)).body;
    const { view, ...query } = shows;
    const asked = requestOf(`/api/embed/v1/${it.embed.id}/${view}?${new URLSearchParams(query)}`, {
      headers: bearer(String(data["token"])),
    });
    const params = Promise.resolve({ embedId: it.embed.id, view });
    expect(data["shown"]).toMatchObject({ view, html: expect.stringContaining("Gebucht") });
    expect(data["shown"]).toEqual((await read(await viewRoute(asked, { params }))).body.data);
  });

  test("gives a token alone where nothing is to be shown, or nothing that the session may", async () => {
    const beyond: (object | undefined)[] = [
      undefined,
      { view: "overview", account: "acc_store" },
      { view: "overview", commitment: 7 },
      { view: "overview", timezone: "Nowhere/Else" },
      { view: "everything" },
      { view: "ledger" },
      { view: "overview", extra: "x" },
    ];
    for (const shows of beyond) {
      const { status, body } = await exchangeFor({ views: ["overview"] }, shows);
      expect([shows, status, body.data["shown"]]).toEqual([shows, 200, null]);
      expect(body.data["token"]).toMatch(/^ey/);
    }
    const nothing = { resources: { customers: ["nobody"] } };
    expect((await exchangeFor(nothing, { view: "overview" })).body.data["shown"]).toBeNull();
  });

  test("leaves its traces in the audit log", async () => {
    const rows = await it.app.context.db.query<{ action: string }>(
      "select distinct action from audit_log where action like 'embed.%' order by action",
    );
    expect(rows.map(({ action }) => action)).toEqual([
      ...["embed.exchanged", "embed.minted", "embed.revoked"],
    ]);
  });
});
