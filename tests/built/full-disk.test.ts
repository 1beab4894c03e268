import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltApp, post, spawnServer, startBuilt } from "@/tests/built/support/built-app";
import { untilRead } from "@/tests/built/support/until-read";
import { makeUsedBook, type UsedBook } from "@/tests/built/support/used-book";
import { canMountDisk, makeSmallDisk, type SmallDisk } from "@/tests/support/small-disk";

const admin = "admin@example.com";
const reads = ["summary", "commitments", "accounts", "expiries", "viewer", "connections"];

describe.skipIf(!canMountDisk)("a disk that is full to the last byte", () => {
  let book: UsedBook;
  let disk: SmallDisk;
  let app: BuiltApp;
  beforeAll(async () => {
    book = await makeUsedBook();
    disk = await makeSmallDisk(512);
    app = await startBuilt({ book, sandbox: true, launch: startOn });
    await untilRead(app);
  }, 400_000);
  afterAll(async () => {
    await app?.stop();
    await disk?.remove();
    await book?.remove();
  });

  const startOn = (settings: Readonly<Record<string, string>>) => {
    const command = disk.command(book.dataDir, [process.execPath, "scripts/start.mjs"]);
    const run = spawnServer({ ...settings, DATA_DIR: disk.place }, command);
    disk.runsIn(run.child.pid ?? 0);
    return run;
  };

  // At one hour, whichever it is when they are asked for again.
  const asOf = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString();
  const figures = async () => {
    const { data } = await (await app.ask(`/api/v1/commitments?limit=200&asOf=${asOf}`)).json();
    return data;
  };
  const write = () => app.askAs(admin, "/api/v1/people", post(somebody()));
  const statusesOf = (paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => (await app.ask(path)).status));
  const untilWritten = async (): Promise<number> => {
    for (let tries = 0; tries < 60; tries += 1) {
      if ((await write()).status === 200) return tries;
      await sleep(500);
    }
    return Number.POSITIVE_INFINITY;
  };

  test("reads go on, writes say why they do not, and both go on once there is room", async () => {
    const before = await figures();
    await disk.fill();
    try {
      await sleep(1_000);
      const paths = reads.map((name) => `/api/v1/${name}`);
      expect(await statusesOf([...paths, "/api/ready"])).toEqual(
        [...paths, "/api/ready"].map(() => 200),
      );
      expect(await figures()).toEqual(before);
      const refused = await write();
      expect([refused.status, await refused.json()]).toMatchObject([
        503,
        { error: { code: "unavailable", message: expect.stringContaining("disk") } },
      ]);
    } finally {
      await disk.free();
    }
    expect(await untilWritten()).toBeLessThan(20);
    expect(await figures()).toEqual(before);
  });
});

let people = 0;
const somebody = () => {
  people += 1;
  return { email: `new-${people}@example.com`, name: "New", role: "viewer", accountIds: [] };
};
