import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import type { Connection } from "@/lib/providers/provider";
import { vercel } from "@/lib/sources/vercel";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { now, story } from "@/tests/lib/providers/reading";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { type RowFate, startListRelay } from "@/tests/lib/sync/support/list-relay";
import { syncSmall } from "@/tests/lib/sync/support/small-source";
import { describeEachEngine } from "@/tests/support/database";

vi.setConfig({ testTimeout: 300_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...story, rowsPerDay: 1 });
});
afterAll(() => sandbox.close());

const slug = "northlight-storefront";

const connectTo = (baseUrl: string, teamIds: readonly string[]): Connection => ({
  id: "con_vercel",
  provider: "vercel",
  name: "Northlight",
  baseUrl,
  secret: sandbox.vercel.token,
  settings: { ...vercel.defaults, teamIds },
});

describeEachEngine("an account that a connection names", (getDatabase) => {
  beforeEach(() => emptyBook(getDatabase()));

  const start = async (teamIds: readonly string[]) => {
    const relay = await startListRelay(sandbox.url);
    let at = now;
    const sync = (fate: RowFate) => {
      relay.setFates((path) => (path.startsWith("/v2/teams") ? fate : "whole"));
      at = addDuration(at, 1_000);
      const settledAt = at;
      return syncSmall(getDatabase(), connectTo(relay.url, teamIds), () => settledAt);
    };
    return { relay, sync };
  };

  test.each(["gone", "broken"] as const)(
    "by its slug stays what it is when it is %s on the list of teams (metrics 3.14 ruling 25)",
    async (fate) => {
      const { relay, sync } = await start([slug]);
      await sync("whole");
      const known = await listBelieved(getDatabase());
      expect(known.accounts).toHaveLength(1);
      await sync(fate);
      expect(await listBelieved(getDatabase())).toEqual(known);
      await sync("whole");
      expect(await listBelieved(getDatabase())).toEqual(known);
      expect(await listContradictions(getDatabase())).toEqual([]);
      await relay.close();
    },
  );

  test("keeps its first id when it is listed only later", async () => {
    const { relay, sync } = await start([slug]);
    const ids = () =>
      getDatabase().query("select id, account_id from accounts where known_to is null");
    await sync("gone");
    const first = await ids();
    expect(first).toHaveLength(1);
    for (const fate of ["whole", "gone", "whole"] as const) {
      await sync(fate);
      expect(await ids()).toEqual(first);
    }
    expect(await listContradictions(getDatabase())).toEqual([]);
    await relay.close();
  });

  test("twice, by its id and by its slug, is one account", async () => {
    const { relay, sync } = await start([slug, sandbox.vercel.teamId(slug)]);
    expect(await sync("whole")).toMatchObject({ state: "complete", accountsTotal: 1 });
    await relay.close();
  });
});
