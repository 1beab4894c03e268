import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "@/app/api/v1/operations";
import { describeReference } from "@/lib/server/reference/describe-reference";
import { bearer, call, namesIn, startBookApp } from "@/tests/app/api/book-app";
import { fill } from "@/tests/app/api/every-read";
import type { TestApp } from "@/tests/lib/server/test-app";

const file = join(process.cwd(), "lib", "server", "reference", "examples.json");
const rowsMax = 1;

let app: TestApp;
beforeAll(async () => {
  app = await startBookApp();
});
afterAll(() => app.close());

/** One of each list: what follows looks the same. */
const shorten = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, rowsMax).map(shorten);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shorten(part)]));
};

/** Written beside an answer, not before it: the next one may say it already. */
const isNotedBeside = new Set(["lastUsedAt", "requests"]);

/** Names and kinds, without the values. What may be of one kind or another is told by its own word. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .filter(([name]) => !isNotedBeside.has(name))
      .map(([name, part]) => [name, name === "kind" ? part : shapeOf(part)]),
  );
};

/** Every read that answers in JSON, asked as an administrator would. */
const run = async (): Promise<Record<string, unknown>> => {
  const headers = bearer(
    await app.addKey(await app.addUser("admin", { email: "you@example.com" })),
  );
  const names = await namesIn(app, "acc_store");
  const answers: Record<string, unknown> = {};
  for (const operation of operations) {
    if (operation.method !== "GET" || operation.route.gives.kind !== "json") continue;
    const reference = describeReference([operation])[0];
    const response = await call(fill(operation, names), headers);
    expect([operation.path, response.status]).toEqual([operation.path, 200]);
    answers[reference?.id ?? ""] = shorten(await response.json());
  }
  return answers;
};

test("every example of the reference looks as its operation answers today", async () => {
  const answers = await run();
  if (process.env.UPDATE_EXAMPLES === "1")
    writeFileSync(file, `${JSON.stringify(answers, null, 2)}\n`);
  const kept: Record<string, unknown> = JSON.parse(readFileSync(file, "utf8"));
  expect(Object.keys(kept).sort()).toEqual(Object.keys(answers).sort());
  for (const [name, answer] of Object.entries(answers))
    expect([name, shapeOf(kept[name])]).toEqual([name, shapeOf(answer)]);
});

test("every operation stands in the reference with what it takes and gives", () => {
  const reference = describeReference(operations);
  expect(reference.map(({ method, path }) => `${method} ${path}`)).toEqual(
    operations.map(({ method, path }) => `${method} ${path}`),
  );
  for (const { path, answer, body, request, parameters } of reference) {
    const operation = operations.find((each) => each.path === path);
    expect(request).toContain(path);
    if (operation?.route.gives.kind === "json")
      expect([path, answer.length > 0]).toEqual([path, true]);
    for (const row of [...answer, ...body, ...parameters])
      expect([path, row.name, row.type]).not.toContain("");
  }
});
