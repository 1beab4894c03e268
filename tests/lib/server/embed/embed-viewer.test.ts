import { generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findEmbedViewer } from "@/lib/server/embed/embed-viewer";
import { endEmbedSessions } from "@/lib/store/embeds/embed-sessions";
import { addEmbed, archiveEmbed } from "@/lib/store/embeds/embeds";
import { bearer, plainEmbed } from "@/tests/app/api/book-app";
import { type EmbedApp, startEmbedApp } from "@/tests/app/api/embed-app";

let it: EmbedApp;
beforeAll(async () => {
  it = await startEmbedApp();
});
afterAll(() => it.app.close());

const outcome = (token: string, embedId = it.embed.id, more: Record<string, string> = {}) =>
  findEmbedViewer(new Headers({ ...bearer(token), ...more }), embedId).then(
    (viewer) => viewer?.scope.accounts ?? "session-ended",
  );

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const partsOf = (token: string) => {
  const [head = "", body = "", signature = ""] = token.split(".");
  const read = (text: string) => JSON.parse(Buffer.from(text, "base64url").toString());
  return { head: read(head), claims: read(body), signature };
};

describe("a token", () => {
  test("shows the accounts of its session, and may take nothing away that it was not given", async () => {
    const token = await it.open({ actions: ["print"] });
    expect(await outcome(token)).toEqual(["acc_docs"]);
    const viewer = await findEmbedViewer(new Headers(bearer(token)), it.embed.id);
    expect(Object.entries(viewer?.can ?? {}).filter(([, may]) => may)).toEqual([
      ["read-balances", true],
      ["export", true],
    ]);
  });

  test("says who, what and how long, and names no account's name, address or amount", async () => {
    const { head, claims } = partsOf(await it.open());
    expect(head).toEqual({ alg: "EdDSA", kid: expect.stringMatching(/^sk_/), typ: "JWT" });
    expect(claims.exp - claims.iat).toBe(600);
    expect(Object.keys(claims).sort()).toEqual(
      "act aud eid exp iat iss jti nbf org res sid sub tid ver views".split(" "),
    );
  });

  test("is refused when it was widened, forged, unsigned, or signed for something else", async () => {
    const token = await it.open();
    const { head, claims, signature } = partsOf(token);
    const wider = { ...claims, res: { accounts: ["acc_store"], commitments: [] } };
    expect(await outcome(`${part(head)}.${part(wider)}.${signature}`)).toBe("session-ended");
    const unsigned = `${part({ ...head, alg: "none" })}.${part(claims)}.`;
    expect(await outcome(unsigned)).toBe("session-ended");
    const { privateKey } = await generateKeyPair("EdDSA");
    const sign = (protectedHeader: { alg: string; kid?: string }) =>
      new SignJWT(claims).setProtectedHeader(protectedHeader).sign(privateKey);
    expect(await outcome(await sign({ alg: "EdDSA", kid: head.kid }))).toBe("session-ended");
    expect(await outcome(await sign({ alg: "EdDSA", kid: "sk_other" }))).toBe("session-ended");
    expect(await outcome(await sign({ alg: "EdDSA" }))).toBe("session-ended");
    const shared = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", kid: head.kid })
      .sign(Buffer.from(it.app.context.secrets.sessionKey));
    expect(await outcome(shared)).toBe("session-ended");
    expect(await outcome(token)).toEqual(["acc_docs"]);
  });

  test("of one embed opens no other, and a key or a session beside it counts for nothing", async () => {
    const { db, clock } = it.app.context;
    const other = await addEmbed(db, plainEmbed, clock());
    const token = await it.open();
    expect(await outcome(token, other.id)).toBe("session-ended");
    const cookie = await it.app.cookieOf(await it.app.addUser("admin"));
    expect(await outcome(token, it.embed.id, { cookie })).toEqual(["acc_docs"]);
    expect(await outcome(it.key, it.embed.id, { cookie })).toBe("session-ended");
    expect(await findEmbedViewer(new Headers({ cookie }), it.embed.id)).toBe(null);
  });

  test("ends after ten minutes, with its session, and with its embed", async () => {
    const { db, clock } = it.app.context;
    const token = await it.open();
    it.app.pass(604_000);
    expect(await outcome(token)).toEqual(["acc_docs"]);
    it.app.pass(2_000);
    expect(await outcome(token)).toBe("session-ended");
    const short = await it.open({ maxLifeSeconds: 60 });
    it.app.pass(61_000);
    expect(await outcome(short)).toBe("session-ended");
    const revoked = await it.open({ subject: "user-8" });
    await endEmbedSessions(db, { subject: "user-8" }, clock());
    expect(await outcome(revoked)).toBe("session-ended");
    const last = await it.open();
    await archiveEmbed(db, it.embed.id, clock());
    expect(await outcome(last)).toBe("session-ended");
  });
});
