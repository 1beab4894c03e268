import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations, otherRoutes } from "@/app/api/v1/operations";
import { pages } from "@/app/api/v1/pages";
import { type BuiltApp, startBuilt } from "@/tests/built/support/built-app";

const readManifest = (...path: readonly string[]): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(process.cwd(), ".next", ...path), "utf8"));

/** What the build says that it serves: files of `app` and their addresses, without the framework's own. */
const built = Object.entries(readManifest("app-path-routes-manifest.json"))
  .filter(([, address]) => !address.startsWith("/_"))
  .map(([file, address]) => ({ isPage: file.endsWith("/page"), address }));

const builtPages = built.filter(({ isPage }) => isPage).map(({ address }) => address);
const builtRoutes = built
  .filter(({ isPage }) => !isPage)
  .map(({ address }) => address.replaceAll("[", "{").replaceAll("]", "}"));

/** Every method of every route that has a row in the access table. */
const rows = [
  ...operations.map(({ method, path, needs }) => ({ method: String(method), path, needs })),
  ...otherRoutes.flatMap(({ methods, path, needs }) =>
    methods.map((method) => ({ method, path, needs })),
  ),
];

/** A name for whatever an address names: nobody's. */
const toAddress = (path: string): string => path.replaceAll(/[{}[\]]|\.{3}/g, "");

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuilt();
});
afterAll(() => app.stop());

describe("what the build serves", () => {
  test("every route has a row that says what it needs, and every row a route", () => {
    expect(builtRoutes.toSorted()).toEqual([...new Set(rows.map(({ path }) => path))].toSorted());
  });

  test("every page has a row, and every row a page", () => {
    expect(builtPages.toSorted()).toEqual(pages.map(({ path }) => path).toSorted());
  });

  test("nothing stands beside them in the framework's older router", () => {
    const own = new Set(["/404", "/500", "/_app", "/_document", "/_error"]);
    const more = Object.keys(readManifest("server", "pages-manifest.json"));
    expect(more.filter((address) => !own.has(address))).toEqual([]);
  });

  test("every route answers the methods of its rows and no other", async () => {
    for (const path of builtRoutes) {
      const { headers } = await app.ask(toAddress(path), { method: "OPTIONS" });
      const answered = (headers.get("allow") ?? "").split(/,\s*/);
      expect([path, answered.filter((each) => !/^(HEAD|OPTIONS)$/.test(each)).toSorted()]).toEqual([
        path,
        rows
          .filter((row) => row.path === path)
          .map(({ method }) => method)
          .toSorted(),
      ]);
    }
  });
});

/** Nobody, and two who only look like somebody. */
const strangers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nobody: {},
  "a key that was never made": { authorization: `Bearer cb_${"n".repeat(40)}` },
  "a cookie that was never given": { cookie: "commitbook.session=e30.e30.e30" },
};

/** Nobody known, or known at once as somebody it is not for: a key that comes from a browser mints nothing. */
const refused = [401, 403];

const bodies: Readonly<Record<string, string>> = { POST: "{}", PATCH: "{}" };

describe.each(Object.entries(strangers))("asked by %s", (_, who) => {
  const ask = (path: string, method = "GET") =>
    fetch(`${app.url}${toAddress(path)}`, {
      ...{ method, redirect: "manual", body: bodies[method] ?? null },
      headers: {
        ...{ "content-type": "application/json", "x-commitbook": "1" },
        ...{ "sec-fetch-site": "same-origin", ...who },
      },
    });

  test("a route refuses, unless its row says that it is open", async () => {
    for (const { method, path, needs } of rows) {
      const response = await ask(path, method);
      const text = await response.text();
      if (needs === "open")
        expect([method, path, response.status < 500]).toEqual([method, path, true]);
      else
        expect([method, path, refused.includes(response.status), text.slice(0, 8)]).toEqual([
          method,
          path,
          true,
          '{"error"',
        ]);
    }
  });

  test("a page leads to the way in, unless its row says that it is open", async () => {
    for (const { path, needs } of pages) {
      const { status, headers } = await ask(path);
      const leadsTo = headers.get("location");
      expect([path, status, leadsTo === null ? null : new URL(leadsTo, app.url).pathname]).toEqual(
        needs === "open" ? [path, 200, null] : [path, 307, "/sign-in"],
      );
    }
  });
});
