import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations } from "@/app/api/v1/operations";
import { type Action, actions, type permissionsOf } from "@/lib/server/access";
import { type Operation, parameters } from "@/lib/server/operation";
import type { Person, Viewer } from "@/lib/server/viewer";
import { namesIn, startBookApp } from "@/tests/app/api/book-app";
import { fill, type Names } from "@/tests/app/api/every-read";
import { requestOf, type TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
let names: Names;
beforeAll(async () => {
  app = await startBookApp();
  names = await namesIn(app, "acc_store");
  const { id, email, name, role } = await app.addUser("admin");
  administrator = { userId: id, email, name, role };
});
afterAll(() => app.close());

let administrator: Person;

/** Somebody who sees the whole book and may do these things, whatever the roles are today. */
const whoMay = (by: Operation["by"], allowed: readonly Action[]): Viewer => ({
  ...(by === "anyone"
    ? { kind: "key", keyId: "key_1", owner: administrator }
    : {
        ...{
          kind: "person",
          person: administrator,
          sessionId: "s",
          seenBy: null,
          isFromIssuer: false,
        },
        confirmedAt: app.context.clock(),
      }),
  scope: { accounts: "all" },
  can: Object.fromEntries(
    actions.map((action) => [action, allowed.includes(action)]),
  ) as ReturnType<typeof permissionsOf>,
});

const ask = async (operation: Operation, allowed: readonly Action[]): Promise<number> => {
  const { path, route, params } = fill(operation, names);
  const { method, exampleBody: body } = operation;
  const request = requestOf(path, { method, ...(body === null ? {} : { body }) });
  return (await route.answerTo(whoMay(operation.by, allowed), request, Promise.resolve(params)))
    .status;
};

/** The source of this book is read whole each time: asked for its history, it answers that it has none. */
const allowedButRefused = new Map([["/api/v1/connections/{connectionId}/history", 409]]);

/** What removes a source comes last: the others ask about it. */
const inOrder = [...operations].sort(
  (left, right) => Number(left.method === "DELETE") - Number(right.method === "DELETE"),
);

describe("what the list of operations says an operation needs", () => {
  test("is needed: whoever may do everything else is refused", async () => {
    for (const operation of operations) {
      const { method, path, needs } = operation;
      if (needs === "nothing") continue;
      const status = await ask(
        operation,
        actions.filter((action) => action !== needs),
      );
      expect([method, path, status]).toEqual([method, path, 403]);
    }
  });

  test("is enough: whoever may do that alone gets an answer", async () => {
    for (const operation of inOrder) {
      const { method, path, needs } = operation;
      const status = await ask(operation, needs === "nothing" ? [] : [needs]);
      expect([method, path, status]).toEqual([method, path, allowedButRefused.get(path) ?? 200]);
    }
  });
});

describe("an operation's address", () => {
  test("names every part that its route takes, and its query everything it must be told", () => {
    for (const { method, path, query, route } of operations) {
      const inPath = parameters.filter((name) => path.includes(`{${name}}`));
      expect([method, path, inPath.sort()]).toEqual([
        method,
        path,
        Object.keys(route.takes.params.shape).sort(),
      ]);
      const unasked = route.takes.query.safeParse(query);
      expect([method, path, unasked.error?.issues ?? []]).toEqual([method, path, []]);
    }
  });

  test("is unlike every other", () => {
    const all = operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(all).size).toBe(all.length);
  });

  test("has an example of what is sent to it where something is", () => {
    for (const { method, path, exampleBody, route } of operations)
      expect([method, path, exampleBody !== null]).toEqual([
        method,
        path,
        route.takes.body !== null,
      ]);
  });
});
