import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getCommitments } from "@/app/api/v1/commitments/route";
import { GET as getInventory } from "@/app/api/v1/inventory/route";
import { inventoryViews } from "@/lib/domain/hourly/inventory";
import { commitmentViews } from "@/lib/domain/standing/views";
import { bearer, call, startBookApp } from "@/tests/app/api/book-app";
import type { TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startBookApp();
  key = await app.addKey(await app.addUser("finance"));
});
afterAll(() => app.close());

const lists = [
  ...commitmentViews.map((view) => ["commitments", view, getCommitments] as const),
  ...inventoryViews.map((view) => ["inventory", view, getInventory] as const),
];

test.each(lists)(
  "the view of %s that is named %s is answered, and counted",
  async (list, view, route) => {
    const response = await call(
      { path: `/api/v1/${list}`, route, params: {} },
      bearer(key),
      `?view=${view}`,
    );
    expect(response.status).toBe(200);
    const { total, viewCounts } = await response.json();
    expect(viewCounts[view]).toBe(total);
  },
);
