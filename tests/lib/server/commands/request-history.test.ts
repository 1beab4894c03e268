import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "@/lib/domain/base/role";
import { accessOf } from "@/lib/server/access";
import { requestHistory } from "@/lib/server/commands/request-history";
import type { Viewer } from "@/lib/server/viewer";
import { saveConnection } from "@/lib/store/connections";
import { findHistoryWanted } from "@/lib/store/history-wanted";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";

const now = "2026-11-20T14:00:00.000Z";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  app.setTime(now);
  for (const provider of ["datadog", "vercel"] as const)
    await saveConnection(app.context.db, {
      id: `con_${provider}`,
      provider,
      name: provider,
      baseUrl: "https://vendor.test",
      sealedSecret: "sealed",
      secretHint: "1234",
      settings: {},
      origin: "screen",
      isSandbox: false,
      createdAt: now,
    });
});
afterAll(() => app.close());

const viewerOf = (role: Role): Viewer => ({
  kind: "person",
  person: { userId: role, email: `${role}@example.com`, name: role, role },
  ...{ sessionId: "session_1", confirmedAt: now, isFromIssuer: false, seenBy: null },
  ...accessOf(role, []),
});

test("an administrator asks for every day again; who did so, and since when, stands in the book", async () => {
  const { db } = app.context;
  for (const role of ["finance", "viewer"] as const)
    await expect(
      requestHistory(viewerOf(role), { connectionId: "con_datadog" }),
    ).rejects.toMatchObject({ code: "not-allowed" });
  expect(await findHistoryWanted(db, "con_datadog")).toBeNull();
  await requestHistory(viewerOf("admin"), { connectionId: "con_datadog" });
  expect(await findHistoryWanted(db, "con_datadog")).toBe(now);
  expect(app.requested).toEqual([{ connectionId: "con_datadog", trigger: "demand" }]);
  expect(await db.query("select actor, action, subject from audit_log")).toEqual([
    { actor: "admin@example.com", action: "history.asked", subject: "con_datadog" },
  ]);
});

test("a source that is read whole with every sync has no days to read again", async () => {
  await expect(
    requestHistory(viewerOf("admin"), { connectionId: "con_vercel" }),
  ).rejects.toMatchObject({ code: "conflict" });
});
