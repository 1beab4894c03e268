import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "@/lib/domain/base/role";
import { accessOf } from "@/lib/server/access";
import { acceptDoubt } from "@/lib/server/commands/accept-doubt";
import { getConnection } from "@/lib/server/queries/get-connection";
import type { Viewer } from "@/lib/server/viewer";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";
import { listLedger } from "@/tests/lib/sync/support/book";
import { runScript } from "@/tests/lib/sync/support/run-sync";
import {
  accountIdOf,
  connectionId,
  type ScriptedTeam,
} from "@/tests/lib/sync/support/scripted-provider";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const viewerOf = (role: Role): Viewer => ({
  kind: "person",
  person: { userId: role, email: `${role}@example.com`, name: role, role },
  ...{
    sessionId: "session_1",
    confirmedAt: "2026-11-20T12:00:00.000Z",
    seenBy: null,
    isFromIssuer: false,
  },
  ...accessOf(role, [accountIdOf("web")]),
});

const web: ScriptedTeam = {
  name: "web",
  terms: [
    {
      name: "november",
      start: "2026-11-01T00:00:00.000Z",
      end: "2026-12-01T00:00:00.000Z",
      granted: "100",
    },
  ],
  charges: { "2026-11-10": ["40"] },
};
const gone: ScriptedTeam = { ...web, terms: [], charges: {} };

const readAt = (now: string, team: ScriptedTeam) => {
  app.setTime(now);
  return runScript(app.context.db, { now, teams: [team] });
};
const doubtsSeenBy = async (role: Role) =>
  (await getConnection(viewerOf(role), { connectionId })).data.doubts;

test("finance may take the vendor's word at once; who did so stands in the book", async () => {
  await readAt("2026-11-20T12:00:00.000Z", web);
  await readAt("2026-11-20T13:00:00.000Z", gone);
  const [doubt, ...others] = await doubtsSeenBy("account-manager");
  if (doubt === undefined) throw new Error("An empty list was believed.");
  expect(others).toEqual([]);
  expect(doubt).toMatchObject({
    account: { name: "web" },
    stream: "terms",
    known: 1,
    came: 0,
    reason: expect.stringContaining("none of the 1 known term"),
    acceptedAt: null,
  });
  const input = { connectionId, doubtId: doubt.id };
  for (const role of ["account-manager", "viewer"] as const) {
    await expect(acceptDoubt(viewerOf(role), input)).rejects.toMatchObject({ code: "not-allowed" });
  }
  const unknown = { connectionId, doubtId: "doubt_of_nobody" };
  await expect(acceptDoubt(viewerOf("finance"), unknown)).rejects.toMatchObject({
    code: "not-found",
  });

  app.setTime("2026-11-20T14:00:00.000Z");
  await acceptDoubt(viewerOf("finance"), input);
  expect(app.requested).toEqual([{ connectionId, trigger: "demand" }]);
  expect(await doubtsSeenBy("viewer")).toMatchObject([
    { acceptedAt: "2026-11-20T14:00:00.000Z", acceptedBy: "finance@example.com" },
  ]);
  expect(
    await app.context.db.query("select actor, action, subject, detail from audit_log"),
  ).toEqual([
    {
      actor: "finance@example.com",
      action: "doubt.accepted",
      subject: doubt.id,
      detail: { connectionId, list: "terms", known: 1, came: 0 },
    },
  ]);
  // What was known stands until the vendor says it once more.
  expect(await listLedger(app.context.db, accountIdOf("web"))).toHaveLength(2);
  expect(await readAt("2026-11-20T15:00:00.000Z", gone)).toMatchObject({ state: "complete" });
  expect(await listLedger(app.context.db, accountIdOf("web"))).toEqual([]);
  expect(await doubtsSeenBy("admin")).toEqual([]);
  expect(await app.context.db.query("select outcome, accepted_by from doubts")).toEqual([
    { outcome: "accepted", accepted_by: "finance@example.com" },
  ]);
});

test("an accepted doubt about other rows is a new one", async () => {
  const two = {
    ...web,
    terms: ["one", "two", "three"].flatMap((name) => web.terms.map((term) => ({ ...term, name }))),
  };
  const only = (index: number): ScriptedTeam => ({
    ...two,
    terms: two.terms.slice(index, index + 1),
  });
  await readAt("2026-11-21T12:00:00.000Z", two);
  await readAt("2026-11-21T13:00:00.000Z", only(0));
  const [doubt] = await doubtsSeenBy("admin");
  await acceptDoubt(viewerOf("admin"), { connectionId, doubtId: doubt?.id ?? "" });
  expect(await readAt("2026-11-21T14:00:00.000Z", only(1))).toMatchObject({ state: "incomplete" });
  expect(await doubtsSeenBy("admin")).toMatchObject([{ known: 3, came: 1, acceptedAt: null }]);
});
