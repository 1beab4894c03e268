import { afterAll, beforeAll, expect, test } from "vitest";
import { contractRow } from "@/lib/providers/metronome/api-schema";
import { createMetronomeClient, type MetronomeClient } from "@/lib/providers/metronome/client";
import { fillGaps } from "@/lib/providers/metronome/fill-gaps";
import { collectPages } from "@/lib/providers/metronome/pages";
import { createRemarks } from "@/lib/providers/metronome/remarks";
import { readRows } from "@/lib/providers/metronome/vendor-row";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { story } from "@/tests/lib/providers/reading";
import { createTestHttp } from "@/tests/lib/providers/test-http";

let sandbox: Sandbox;
let client: MetronomeClient;
beforeAll(async () => {
  sandbox = await startSandbox(story);
  const { url, token } = sandbox.metronome;
  client = createMetronomeClient(
    createTestHttp(url).open({
      vendor: "Metronome",
      connectionName: "Northlight",
      secrets: [token],
      headers: { authorization: `Bearer ${token}` },
      baseUrl: url,
      resetHeader: "seconds-until",
      signal: new AbortController().signal,
    }),
  );
});
afterAll(() => sandbox.close());

/** As if the balances named nothing of what a customer bought. */
const fillFromNothing = async (left: number) => {
  const customerId = sandbox.metronome.customerId("castellan-group");
  const remarks = createRemarks(null);
  const { pages } = await collectPages(client.listContracts(customerId));
  const contracts = pages.flatMap((page) =>
    readRows(page, contractRow, { stream: "terms", remarks }),
  );
  const single = { left };
  sandbox.clearRequests();
  const of = { client, customerId, withoutCalls: [], remarks, single };
  const filled = await fillGaps(of, contracts, []);
  const asked = sandbox.requests().filter(({ path }) => /customer(Commits|Credits)/.test(path));
  return { filled, asked: asked.length, single };
};

test("what the balances lack is asked for one by one, so many in a run and no more, and what is left is said", async () => {
  const all = await fillFromNothing(1_000);
  expect(all.filled.failure).toBe(null);
  const count = all.filled.items.length;
  expect(count).toBeGreaterThan(1);
  expect(all.single.left).toBe(1_000 - count);

  const some = await fillFromNothing(1);
  expect(some.filled.items).toHaveLength(1);
  expect(some.filled.failure?.message).toContain(`${count - 1} of the `);
  expect(some.filled.failure?.message).toContain("not asked for one by one");
  expect(some.asked).toBe(all.asked - (count - 1));
});
