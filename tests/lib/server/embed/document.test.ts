import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as logoRoute } from "@/app/embed/logo/[embedId]/route";
import { GET as documentRoute } from "@/app/embed/v1/[embedId]/[view]/route";
import { previewEmbedId } from "@/lib/domain/base/embed-words";
import { guardRequest } from "@/lib/server/guard-request";
import { addEmbed, archiveEmbed } from "@/lib/store/embeds/embeds";
import { plainEmbed } from "@/tests/app/api/book-app";
import { type EmbedApp, host, startEmbedApp } from "@/tests/app/api/embed-app";
import { requestOf, testUrl } from "@/tests/lib/server/test-app";

let it: EmbedApp;
beforeAll(async () => {
  it = await startEmbedApp();
});
afterAll(() => it.app.close());

const open = (embedId: string) =>
  documentRoute(requestOf(`/embed/v1/${embedId}/overview`), {
    params: Promise.resolve({ embedId, view: "overview" }),
  });

const ancestors = (response: Response): string =>
  /frame-ancestors ([^;]*)/.exec(response.headers.get("content-security-policy") ?? "")?.[1] ?? "";

describe("the document of a frame", () => {
  test("may be framed by the exact origins of its embed, on isolated hosts too", async () => {
    const response = await open(it.embed.id);
    expect(response.status).toBe(200);
    expect(ancestors(response)).toBe(host);
    const { headers } = response;
    expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.has("x-frame-options")).toBe(false);
    expect(headers.has("cross-origin-opener-policy")).toBe(false);
    expect(headers.get("content-security-policy")).not.toContain("unsafe-inline'; script");
  });

  test("passes the guard of all other pages without a session, and keeps its own headers", async () => {
    const address = `${testUrl}/embed/v1/${it.embed.id}/overview`;
    const passed = await guardRequest(new NextRequest(address));
    expect(passed.headers.get("x-middleware-next")).toBe("1");
    expect(passed.headers.has("x-frame-options")).toBe(false);
    const other = await guardRequest(new NextRequest(`${testUrl}/embed/check`));
    expect(other.headers.get("x-frame-options")).toBe("DENY");
  });

  test("may be framed by nobody when its embed is not there or over, and by us alone to try it", async () => {
    const { db, clock } = it.app.context;
    const over = await addEmbed(db, plainEmbed, clock());
    await archiveEmbed(db, over.id, clock());
    for (const id of [over.id, "emb_nobody"]) {
      const response = await open(id);
      expect([response.status, ancestors(response)]).toEqual([404, "'none'"]);
    }
    expect(ancestors(await open(previewEmbedId))).toBe(testUrl);
  });

  test("stands under the logo that is stored with its embed, and under none where none is", async () => {
    const { db, clock } = it.app.context;
    const png = Buffer.from("89504e470d0a1a0a", "hex");
    const logo = `data:image/png;base64,${png.toString("base64")}`;
    const { id } = await addEmbed(db, { ...plainEmbed, logo }, clock());
    const text = await (await open(id)).text();
    expect(text).toContain(`<img id="logo" src="/embed/logo/${id}" alt=""`);
    const picture = await logoRoute(requestOf(`/embed/logo/${id}`), {
      params: Promise.resolve({ embedId: id }),
    });
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(png);
    expect(await (await open(it.embed.id)).text()).not.toContain("<img");
  });

  test("says nothing of the book, and nothing of a look ends the element it stands in", async () => {
    const { db, clock } = it.app.context;
    const theme = JSON.stringify({ accent: "</script><script>alert(1)</script>" });
    const { id } = await addEmbed(db, { ...plainEmbed, theme }, clock());
    const text = await (await open(id)).text();
    expect(text).not.toContain("</script><script>alert");
    expect(text).not.toContain(plainEmbed.name);
    expect(text.match(/<script/g)).toHaveLength(2);
  });
});

test("the modules of a frame are at most 15 kB gzipped, all of them together", () => {
  const folder = "public/embed/frame";
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
  const bytes = scripts.map((name) => gzipSync(readFileSync(`${folder}/${name}`)).length);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(15_000);
});

test("the modules of a frame touch no storage, no cookie and nothing of the window's", () => {
  const folder = "public/embed/frame";
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".js"))) {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    expect([
      name,
      /localStorage|sessionStorage|indexedDB|document\.cookie|eval\(/.test(text),
    ]).toEqual([name, false]);
  }
});
