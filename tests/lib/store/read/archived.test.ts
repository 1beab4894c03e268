import { expect, test } from "vitest";
import { archiveConnection, saveConnection } from "@/lib/store/connections";
import { listAccountRecords } from "@/lib/store/read/list-account-records";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import { insertSyncRun, type StoredSyncRun, updateSyncRun } from "@/lib/store/sync-runs";
import { writeFacts } from "@/lib/store/write-facts";
import { describeEachEngine } from "@/tests/support/database";

const read = "2026-11-01T00:00:00.000Z";
const archived = "2026-11-10T00:00:00.000Z";
const all = { accounts: "all" } as const;

describeEachEngine("a removed connection", (getDatabase) => {
  test("keeps its past and shows none of it as present; a reader of one account learns no more than the state", async () => {
    const db = getDatabase();
    await saveConnection(db, {
      id: "con",
      provider: "vercel",
      name: "Invented",
      baseUrl: "https://vercel.test",
      sealedSecret: "sealed",
      secretHint: "aled",
      settings: {},
      origin: "environment",
      isSandbox: true,
      createdAt: read,
    });
    const columns = {
      connection_id: "con",
      provider: "vercel",
      external_id: "team",
      parent_id: null,
      name: "Team",
      slug: null,
      access: "readable",
      attributes: "[]",
    };
    await writeFacts(db, {
      table: "accounts",
      of: { accountId: "acc", connectionId: "con", syncRunId: "run" },
      rows: [{ id: "acc", source: null, columns }],
      knownAt: read,
      closesVanished: false,
    });
    const run: StoredSyncRun = {
      id: "run",
      connectionId: "con",
      trigger: "demand",
      state: "failed",
      step: "",
      accountsDone: 0,
      accountsTotal: null,
      accountsUnread: null,
      rowsRead: 0,
      rowsSetAside: 0,
      factsWritten: 0,
      factsClosed: 0,
      queuedAt: read,
      startedAt: read,
      finishedAt: read,
      error: { kind: "forbidden", message: "Another team could not be read." },
    };
    await insertSyncRun(db, run);
    await updateSyncRun(db, run);
    const [forAll] = await listConnectionReads(db, all, { knownAt: read });
    const [forOne] = await listConnectionReads(db, { accounts: ["acc"] }, { knownAt: read });
    expect(forAll?.reads.latest?.error).toBe("Another team could not be read.");
    expect(forOne?.reads.latest).toMatchObject({ state: "failed", error: null });

    await archiveConnection(db, "con", archived);
    expect(await listAccountRecords(db, all, { knownAt: "2026-11-09T00:00:00.000Z" })).toHaveLength(
      1,
    );
    expect(await listAccountRecords(db, all, { knownAt: "2026-11-11T00:00:00.000Z" })).toEqual([]);
  });
});
