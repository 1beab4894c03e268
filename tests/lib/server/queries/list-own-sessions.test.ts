import { afterAll, beforeAll, expect, test } from "vitest";
import { DELETE, GET } from "@/app/api/v1/viewer/sessions/route";
import { ownPage, requestOf, startTestApp, type TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const path = "/api/v1/viewer/sessions";
const params = { params: Promise.resolve({}) };

const list = (headers: Record<string, string>) => GET(requestOf(path, { headers }), params);
const endOthers = (headers: Record<string, string>) =>
  DELETE(requestOf(path, { method: "DELETE", headers: { ...ownPage, ...headers } }), params);

test("a person sees where they are signed in, and is signed out everywhere else", async () => {
  const person = await app.addUser("viewer");
  const stranger = { cookie: await app.cookieOf(await app.addUser("viewer")) };
  const first = { cookie: await app.cookieOf(person) };
  app.pass(60_000);
  const second = { cookie: await app.cookieOf(person) };
  const text = await (await list(second)).text();
  expect(JSON.parse(text).data.sessions).toMatchObject([
    { isThis: true, isFromIssuer: false },
    { isThis: false, isFromIssuer: false },
  ]);
  expect(text).not.toContain("session_");
  expect((await endOthers(second)).status).toBe(200);
  expect((await list(first)).status).toBe(401);
  expect((await (await list(second)).json()).data.sessions).toHaveLength(1);
  expect((await list(stranger)).status).toBe(200);
  const [noted] = await app.context.db.query<{ detail: object }>(
    "select detail from audit_log where action = 'user.sessions-ended' and subject = $1",
    [person.email],
  );
  expect(noted?.detail).toMatchObject({ sessions: 1 });
});

test("no key asks of the sessions of its owner", async () => {
  const person = await app.addUser("admin");
  const headers = { authorization: `Bearer ${await app.addKey(person)}` };
  expect((await list(headers)).status).toBe(403);
  expect((await endOthers(headers)).status).toBe(403);
});
