import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, firefox, type Page, test, webkit } from "@playwright/test";
import { type Served, serveStandIn } from "@/tests/e2e/support/embed-hosts";

let book: Served;
let torture: ChildProcess;
let address: string;

test.beforeAll(async () => {
  book = await serveStandIn();
  torture = spawn(process.execPath, ["docs/examples/torture/server.mjs"], {
    env: { ...process.env, COMMITBOOK_URL: book.origin, COMMITBOOK_EMBED: "auto", PORT: "0" },
  });
  address = await new Promise((resolve) => {
    torture.stdout?.on("data", (text) => resolve(/http:\S+/.exec(String(text))?.[0] ?? ""));
  });
});
test.afterAll(async () => {
  torture.kill();
  await book.close();
});

type Result = { readonly name: string; readonly isGood: boolean };

const holds = async (page: Page): Promise<void> => {
  test.setTimeout(240_000);
  await page.goto(address);
  await expect(page.locator("#sum")).toContainText("conditions hold", { timeout: 230_000 });
  const results = (await page.evaluate("results")) as Result[];
  expect(results.filter(({ isGood }) => !isGood)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(24);
  expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
};

test("the element holds under every condition of the torture page, and nothing is stored", ({
  page,
}) => holds(page));

for (const engine of [firefox, webkit])
  test(`the same in ${engine.name()}, where there is one`, async () => {
    test.skip(!existsSync(engine.executablePath()), `there is no ${engine.name()} on this machine`);
    const browser = await engine.launch();
    await holds(await browser.newPage());
    await browser.close();
  });
