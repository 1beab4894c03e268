import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";

const shots = join(import.meta.dirname, "screenshots");
mkdirSync(shots, { recursive: true });

test.describe.configure({ mode: "serial" });

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
});
test.afterAll(async () => {
  await page.close();
});

const drawer = () => page.getByRole("dialog", { name: "Proof" });

/** Both modes, on a desk and on a phone. */
const shoot = async (name: string): Promise<void> => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
    // A chart takes its new width a moment after the page has its own.
    await expect
      .poll(
        () =>
          page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
        { message: `${name} scrolls sideways at ${width}`, timeout: 5_000 },
      )
      .toBeLessThanOrEqual(0);
    for (const theme of ["light", "dark"]) {
      await page.evaluate((value) => {
        document.documentElement.dataset.theme = value;
      }, theme);
      await page.screenshot({ path: join(shots, `${name}-${width}-${theme}.png`) });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
};

const expectAccessible = async (): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect.soft(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

/** Walks there as a reader without a mouse does. */
const tabTo = async (wanted: Locator): Promise<void> => {
  await expect(wanted).toBeVisible();
  for (let step = 0; step < 250; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard does not get there.");
};

const textOf = async (of: Locator): Promise<string> => (await of.textContent()) ?? "";

/** Closes as it was opened, and the reader is where they were. */
const closeTo = async (figure: Locator): Promise<void> => {
  await page.keyboard.press("Escape");
  await expect(drawer()).toBeHidden();
  await expect(figure).toBeFocused();
  await expect(page).not.toHaveURL(/proof=/);
};

test("a total of the overview opens by keyboard and leads down to the commitments it adds up", async () => {
  test.slow();
  await page.goto("/sign-in?from=/");
  await page.getByLabel("Work e-mail").fill("mara@northlight.example");
  await page.getByLabel("Password").fill("a quiet ledger 2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(({ pathname }) => pathname === "/");
  const sold = page.getByRole("table", { name: "Sold to customers", exact: true });
  await expect(async () => {
    await page.goto("/");
    await expect(sold).toBeVisible({ timeout: 5_000 });
    await expect(page.getByText(/reading/i)).toHaveCount(0, { timeout: 2_000 });
  }).toPass({ timeout: 160_000 });

  const row = sold.getByRole("row").filter({ hasText: "USD" });
  const available = row.locator("td.cell-answer button");
  await tabTo(available);
  await page.keyboard.press("Enter");
  await expect(drawer().getByRole("heading", { name: "Addends" })).toBeVisible();
  await expect(drawer().getByText(/commitments added up/)).toBeVisible();
  await expectAccessible();
  await shoot("proof-total");
  await closeTo(available);

  await page.keyboard.press("Enter");
  const addends = drawer().getByRole("table", { name: "Addends of the total" });
  const first = addends.getByRole("row").first();
  const amount = await textOf(first.locator(".figure").last());
  await tabTo(first.getByRole("link"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/accounts\/.*proof=available/);
  await expect(drawer().locator(".equation-figure")).toHaveText(amount);
  await shoot("proof-account");

  const own = drawer()
    .getByRole("table", { name: "Addends of the total" })
    .getByRole("row")
    .first();
  const part = await textOf(own.locator(".figure").last());
  await tabTo(own.getByRole("link"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/commitments\/.*proof=available/);
  await expect(drawer().locator(".equation-figure")).toHaveText(part);
  await expect(drawer().getByRole("heading", { name: "Formula" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer()).toBeHidden();
});

test("what comes and burn of a commitment open to the simulation and the rate behind them", async () => {
  const comes = page.locator("dl").getByRole("button").first();
  await tabTo(comes);
  await page.keyboard.press("Enter");
  await expect(drawer().getByRole("heading", { name: "Simulation" })).toBeVisible();
  await expectAccessible();
  await shoot("proof-forecast");
  await closeTo(comes);

  const burn = page.locator("dl").getByRole("button", { name: /\/ day/ });
  await tabTo(burn);
  await page.keyboard.press("Enter");
  await expect(
    drawer()
      .getByText(/÷ \d+ days/)
      .first(),
  ).toBeVisible();
  await shoot("proof-burn");
  await closeTo(burn);
});

test("a total under a list, filtered, is proved as it is filtered", async () => {
  await page.goto("/commitments?view=all&q=northlight");
  const total = page.locator("tr.row-total button").first();
  await tabTo(total);
  const shown = await textOf(total);
  await page.keyboard.press("Enter");
  await expect(drawer().getByRole("heading", { name: "Addends" })).toBeVisible();
  const whole = (text: string) => text.replace(/\.\d+/, "").replace(/[^\d]/g, "");
  expect(whole(await textOf(drawer().locator(".equation-figure")))).toBe(whole(shown));
  await shoot("proof-list");
  await closeTo(total);
});
