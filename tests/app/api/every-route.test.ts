import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations } from "@/app/api/v1/operations";
import { bearer, call, startBookApp } from "@/tests/app/api/book-app";
import { readOpenApi } from "@/tests/app/api/every-read";
import type { TestApp } from "@/tests/lib/server/test-app";

const root = join(process.cwd(), "app", "api", "v1");

const routeFiles = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith("/route.ts") && path !== "openapi.json/route.ts");

const toPath = (file: string): string =>
  `/api/v1/${file.replace("/route.ts", "").replaceAll("[", "{").replaceAll("]", "}")}`;

test("every method of every route file is among the operations, and nothing else is", async () => {
  const exported = await Promise.all(
    routeFiles.map(async (file) => {
      const methods = Object.keys(await import(/* @vite-ignore */ join(root, file)));
      return methods.map((method) => `${method} ${toPath(file)}`);
    }),
  );
  const described = operations.map(({ method, path }) => `${method} ${path}`);
  expect(exported.flat().sort()).toEqual([...described].sort());
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
  });
});
