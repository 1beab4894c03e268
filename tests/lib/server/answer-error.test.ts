import { afterAll, beforeAll, expect, test } from "vitest";
import { answerError } from "@/lib/server/answer-error";
import { AppError } from "@/lib/server/errors";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test("what nobody foresaw tells a person the request by which it is found in the log", async () => {
  const id = "4f2a9c1e-77b0";
  const answer = app.context.requestIds.run(id, () => answerError(new TypeError("no such thing")));
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({
    error: { code: "unexpected", message: "Something went wrong.", details: { reference: id } },
  });
  expect(app.logged.at(-1)).toContain(id);
});

test("who has to wait is told how long", () => {
  const answer = answerError(new AppError("too-many-tries", "Later.", { retryAfterSeconds: 7 }));
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(answerError(new AppError("conflict", "No.")).headers.has("retry-after")).toBe(false);
});
