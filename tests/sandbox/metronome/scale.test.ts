import { expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { balancesOf, read, rowsIn, startAsking } from "@/tests/sandbox/metronome/asking";

const everyCustomer = async (sandbox: Sandbox): Promise<readonly string[]> => {
  const ids: string[] = [];
  let cursor = "";
  do {
    const page = await read(sandbox, `GET /v1/customers?limit=100${cursor}`);
    ids.push(...page.data.map(({ id }) => String(id)));
    cursor = page.next_page === null ? "" : `&next_page=${page.next_page}`;
  } while (cursor !== "");
  return ids;
};

test("ten thousand generated customers are listed beside the eight", async () => {
  const sandbox = await startAsking({ metronomeCustomers: 10_000 });
  const ids = await everyCustomer(sandbox);
  await sandbox.close();
  expect(new Set(ids).size).toBe(10_008);
});

test("generated customers have at least as many entries as were asked for, on the average", async () => {
  const sandbox = await startAsking({ metronomeCustomers: 20, metronomeEntriesPerCustomer: 250 });
  const generated = (await everyCustomer(sandbox)).slice(8);
  let entries = 0;
  for (const id of generated) {
    for (const { ledger } of await balancesOf(sandbox, id)) entries += rowsIn(ledger).length;
  }
  await sandbox.close();
  expect(generated).toHaveLength(20);
  expect(entries).toBeGreaterThanOrEqual(20 * 250);
  expect(entries).toBeLessThan(20 * 300);
});
