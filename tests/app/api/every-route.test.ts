import { readdirSync } from "node:fs";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations, otherRoutes } from "@/app/api/v1/operations";
import { guardRequest } from "@/lib/server/guard-request";
import { bearer, call, startBookApp } from "@/tests/app/api/book-app";
import { readOpenApi } from "@/tests/app/api/every-read";
import { type TestApp, testUrl } from "@/tests/lib/server/test-app";

const root = join(process.cwd(), "app");

/** Of the whole application: a route beside the API is a route too. */
const routeFiles = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /(^|\/)route\.tsx?$/.test(path));

const toPath = (file: string): string =>
  `/${file
    .replace(/\/route\.tsx?$/, "")
    .replaceAll("[", "{")
    .replaceAll("]", "}")}`;

test("every method of every route file has a row that says what it needs, and nothing else has", async () => {
  const exported = await Promise.all(
    routeFiles.map(async (file) => {
      const methods = Object.keys(await import(/* @vite-ignore */ join(root, file)));
      return methods.map((method) => `${method} ${toPath(file)}`);
    }),
  );
  const rows = [
    ...operations.map(({ method, path }) => `${method} ${path}`),
    ...otherRoutes.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`)),
  ];
  expect(exported.flat().sort()).toEqual(rows.sort());
});

describe("before anybody is known", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startBookApp();
  });
  afterAll(() => app.close());

  const isLetThrough = async (path: string): Promise<boolean> => {
    const address = `${testUrl}${path.replaceAll(/[{}]|\.{3}/g, "")}`;
    const response = await guardRequest(new NextRequest(address));
    return response.headers.get("x-middleware-next") === "1";
  };

  test("only routes whose row says that they are open are let through", async () => {
    for (const { path } of operations)
      expect([path, await isLetThrough(path)]).toEqual([path, false]);
    for (const { path, needs } of otherRoutes)
      expect([path, await isLetThrough(path)]).toEqual([
        path,
        needs === "open" || needs === "embed-token",
      ]);
  });
});

describe("the description of the API", () => {
  let app: TestApp;
  let description: Record<string, unknown>;
  beforeAll(async () => {
    app = await startBookApp();
    const key = await app.addKey(await app.addUser("viewer"));
    description = await (await call(readOpenApi, bearer(key))).json();
  });
  afterAll(() => app.close());

  test("is OpenAPI 3.1 and has every operation under a name of its own", () => {
    expect(description.openapi).toBe("3.1.0");
    const paths = description.paths as Record<string, Record<string, { operationId: string }>>;
    const names = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(operations.length);
    expect(Object.keys(paths["/api/v1/connections/{connectionId}"] ?? {})).toEqual([
      "patch",
      "delete",
    ]);
  });

  test("refers to nothing that is not there", () => {
    const schemas = (description.components as { schemas: Record<string, unknown> }).schemas;
    const references = JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, reference = ""] of references) {
      expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(schemas).toHaveProperty(reference.replace("#/components/schemas/", ""));
    }
  });

  test("names the parts of an address and the parameters of a query", () => {
    const text = JSON.stringify(description);
    expect(text).toContain('"name":"commitmentId","in":"path","required":true');
    expect(text).toContain('"name":"expiresBefore","in":"query","required":false');
    expect(text).toContain('"name":"product","in":"query","required":true');
  });

  test("says what each operation needs", () => {
    const paths = description.paths as Record<string, Record<string, { description: string }>>;
    for (const { method, path, needs } of operations)
      expect([path, paths[path]?.[method.toLowerCase()]?.description]).toEqual([
        path,
        needs === "nothing" ? "For whoever is signed in." : `Needs the permission ${needs}.`,
      ]);
  });
});
