import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { signIn } from "@/tests/e2e/support/embed-book";

const shots = join(import.meta.dirname, "screenshots");
mkdirSync(shots, { recursive: true });

test.describe.configure({ mode: "serial" });

let page: Page;
/** Somebody without a name: no cookie, no key, no session. */
let outside: BrowserContext;
let link = "";
let pinned = "";

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  outside = await browser.newContext();
});
test.afterAll(async () => {
  await page.close();
  await outside.close();
});

const expectAccessible = async (of: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page: of }).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

/** Wide and narrow, in light and in dark: nothing may be cut off, and axe may find nothing. */
const look = async (of: Page, name: string): Promise<void> => {
  for (const colorScheme of ["light", "dark"] as const) {
    await of.emulateMedia({ colorScheme });
    for (const width of [1280, 390]) {
      await of.setViewportSize({ width, height: 800 });
      const over = await of.evaluate("document.documentElement.scrollWidth - innerWidth");
      expect.soft([name, width, over]).toEqual([name, width, 0]);
      await expectAccessible(of);
      await of.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`) });
    }
  }
  await of.emulateMedia({ colorScheme: "light" });
  await of.setViewportSize({ width: 1280, height: 800 });
};

const drawer = () => page.getByRole("dialog", { name: "Share" });

test("a customer's page is pinned as it stands on screen", async () => {
  test.setTimeout(150_000);
  await signIn(page);
  await expect(async () => {
    await page.goto("/accounts?q=Harbour");
    await expect(page.getByText("Complete").first()).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 120_000 });
  await page.getByRole("link", { name: "Harbour Freight Systems" }).click();
  await page.getByRole("button", { name: "Share" }).click();
  const said = drawer().getByRole("region", { name: "The page says" });
  pinned = ((await said.locator(".figure").first().textContent()) ?? "").trim();
  expect(pinned).toMatch(/^[$€][\d,]+\.\d\d$/);
  await expect(page.locator("#main")).toContainText(pinned);
  await look(page, "share-drawer");
});

test("its link is told once, and makes a row that nobody has opened", async () => {
  await drawer().getByLabel("At most").selectOption("5");
  await drawer().getByRole("button", { name: "Make link" }).click();
  link = (await drawer().locator("code").textContent()) ?? "";
  expect(new URL(link).pathname).toMatch(/^\/share\/[\w-]{43}$/);
  await expect(drawer().getByRole("row", { name: /never/ })).toBeVisible();
  await expectAccessible(page);
  await drawer().getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByText(link)).toHaveCount(0);
});

test("whoever has the link reads the pinned balance, and finds no way into the book", async () => {
  const shared = await outside.newPage();
  await shared.goto(link);
  await expect(shared.getByText(/A copy, pinned at/)).toBeVisible();
  await expect(shared.locator(".equation .answer dd").first()).toHaveText(pinned);
  await expect(shared.getByText("opening 1 of 5")).toBeVisible();
  const text = await shared.locator("body").textContent();
  expect(text).not.toMatch(/\bToday\b|\bago\b|just now/);
  expect(await shared.locator("a, script, form, input").count()).toBe(0);
  await look(shared, "share-page");
  expect(await outside.cookies()).toEqual([]);
  await shared.close();
});

test("the list under Access counts the opening, and a link that is revoked opens a page in words", async () => {
  await page.goto("/access?tab=shares");
  const row = page.getByRole("row", { name: /Harbour Freight Systems/ });
  await expect(row).toContainText("1 of 5");
  await look(page, "share-links");
  await row.getByRole("button", { name: /Revoke/ }).click();
  await expect(page.getByText("No page of this book is shared")).toBeVisible();
  const shared = await outside.newPage();
  const response = await shared.goto(link);
  expect(response?.status()).toBe(404);
  await expect(shared.getByRole("heading", { name: "Nothing is shared here" })).toBeVisible();
  await expect(shared.locator("body")).not.toContainText("Harbour");
  await look(shared, "share-closed");
  await shared.close();
});

test("a commitment is shared by itself, and taken back where it was made", async () => {
  await page.goto("/accounts?q=Harbour");
  await page.getByRole("link", { name: "Harbour Freight Systems" }).click();
  await page
    .getByRole("link", { name: /2026 quarterly commit/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/commitments\/[^?]+/);
  await page.getByRole("button", { name: "Share" }).click();
  await drawer().getByRole("button", { name: "Make link" }).click();
  const address = (await drawer().locator("code").textContent()) ?? "";
  const shared = await outside.newPage();
  await shared.goto(address);
  await expect(shared.getByText("Harbour Freight Systems")).toBeVisible();
  await look(shared, "share-commitment");
  await drawer()
    .getByRole("button", { name: /Revoke the link/ })
    .click();
  await expect(drawer().getByText("No link to this account is open.")).toBeVisible();
  await shared.reload();
  await expect(shared.getByRole("heading", { name: "Nothing is shared here" })).toBeVisible();
  await shared.close();
});
