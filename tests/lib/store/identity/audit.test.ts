import { expect, test } from "vitest";
import { type AuditEntry, addAuditEntry } from "@/lib/store/identity/audit";
import { checkAuditChain, countAudit, listAudit } from "@/lib/store/identity/list-audit";
import { describeEachEngine } from "@/tests/support/database";

const entryOf = (subject: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  at: "2026-11-20T12:00:00.000Z",
  actor: "mk@example.com",
  action: "user.changed",
  subject,
  detail: { z: 1, "role.before": "viewer", "role.after": "finance", a: ["x", "y"] },
  ...more,
});

describeEachEngine("the audit log", (getDatabase) => {
  test("numbers what is added, by however many at once, and its chain holds", async () => {
    const db = getDatabase();
    const many = Array.from({ length: 12 }, (_, index) => `many-${index}`);
    await Promise.all(many.map((subject) => addAuditEntry(db, entryOf(subject))));
    await Promise.all(
      many.map((subject) =>
        db.transaction((tx) => addAuditEntry(tx, entryOf(`${subject} in one`))),
      ),
    );
    const listed = await listAudit(db, {}, { before: null, limit: 100 });
    expect(listed.map(({ seq }) => seq)).toEqual(listed.map((_, index) => listed.length - index));
    expect(new Set(listed.map(({ subject }) => subject)).size).toBe(24);
    expect(listed.map(({ hashBefore }) => hashBefore)).toEqual([
      ...listed.slice(1).map(({ hash }) => hash),
      "",
    ]);
    expect(await checkAuditChain(db)).toMatchObject({ entries: 24, brokenAt: null });
  });

  test("of a transaction that fails keeps nothing", async () => {
    const db = getDatabase();
    const before = await checkAuditChain(db);
    const failing = db.transaction(async (tx) => {
      await addAuditEntry(tx, entryOf("undone"));
      throw new Error("undone");
    });
    await expect(failing).rejects.toThrow("undone");
    expect(await checkAuditChain(db)).toEqual(before);
  });

  test("finds by text, action and time", async () => {
    const db = getDatabase();
    const at = "2026-12-24T18:00:00.000Z";
    await addAuditEntry(db, entryOf("Tern Logistics", { at, action: "export.begun" }));
    expect(await countAudit(db, { q: "tern log" })).toBe(1);
    expect(await countAudit(db, { actions: ["export.begun"], from: at })).toBe(1);
    expect(await countAudit(db, { to: at, q: "tern" })).toBe(0);
  });

  test("refuses to be changed, cut or emptied", async () => {
    const db = getDatabase();
    for (const text of [
      "update audit_log set actor = 'nobody' where seq = 1",
      "delete from audit_log where seq = 1",
      "truncate audit_log",
    ])
      await expect(db.query(text)).rejects.toThrow("only ever added to");
  });

  test("altered behind its back says where", async () => {
    const db = getDatabase();
    const changes = [
      "update audit_log set actor = 'nobody' where seq = 5",
      `update audit_log set detail = '{"z": 2}' where seq = 7`,
      "update audit_log set at = at + interval '1 second' where seq = 9",
      "delete from audit_log where seq = 11",
    ];
    const found: (number | null)[] = [];
    for (const change of changes) {
      const undone = db.transaction(async (tx) => {
        await tx.query("alter table audit_log disable trigger audit_log_is_kept");
        await tx.query(change);
        found.push((await checkAuditChain(tx)).brokenAt);
        throw new Error("undone");
      });
      await expect(undone).rejects.toThrow("undone");
    }
    expect(found).toEqual([5, 7, 9, 11]);
  });
});
