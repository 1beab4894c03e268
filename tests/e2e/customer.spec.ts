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

const expectAccessible = async (): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect.soft(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

const shoot = async (name: string): Promise<void> => {
  await page.mouse.move(0, 0);
  for (const theme of ["light", "dark"]) {
    await page.evaluate((value) => {
      document.documentElement.dataset.theme = value;
    }, theme);
    await page.screenshot({ path: join(shots, `${name}-${theme}.png`) });
  }
};

/** "−$1,234.56" in cents, exactly. */
const toCents = (text: string): bigint => {
  const digits = BigInt(text.replace(/[^0-9]/g, "") || "0");
  return /[−-]/.test(text) ? -digits : digits;
};

const readCents = async (line: Locator): Promise<bigint> =>
  toCents((await line.textContent()) ?? "");

const findAccount = async (text: string): Promise<void> => {
  await page.goto("/accounts");
  await page.getByRole("searchbox", { name: /Find an account by name/ }).fill(text);
  await page.keyboard.press("Enter");
};

const harbour = () => page.getByRole("link", { name: "Harbour Freight Systems" });

test("the customers are read to the end", async () => {
  await page.goto("/sign-in?from=/accounts");
  await page.getByLabel("Work e-mail").fill("mara@northlight.example");
  await page.getByLabel("Password").fill("a quiet ledger 2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Accounts" })).toBeVisible();
  await expect(async () => {
    await page.goto("/accounts?q=Harbour");
    await expect(harbour()).toBeVisible({ timeout: 5_000 });
    await expect(page.getByText("Complete").first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 85_000 });
});

test("an account manager finds a customer by name and reads what is available on the first screenful", async () => {
  await findAccount("harbour freight");
  await harbour().click();
  await expect(page.getByRole("heading", { name: "Harbour Freight Systems" })).toBeVisible();
  for (const label of ["Available", "Settled", "Pending", "Owed by the customer", "Burn order"]) {
    await expect(page.getByText(label, { exact: true }).first()).toBeInViewport();
  }
  const figures = page.locator(".equation-figure");
  await expect(figures.first()).toBeInViewport();
  const [available = 0n, settled = 0n, pending = 0n] = await Promise.all(
    [0, 1, 2].map((place) => readCents(figures.nth(place))),
  );
  expect(available).toBe(settled - pending);
  await expectAccessible();
  await shoot("customer");
});

test("what is owed stands apart, below the total of what can be used", async () => {
  const order = page.getByRole("table", { name: "Commitments in burn order" });
  await expect(order.getByRole("row", { name: /^USD, usable now/ })).toBeVisible();
  await expect(order.getByRole("rowgroup").filter({ hasText: "Owed by the customer" })).toHaveCount(
    1,
  );
  for (const heading of ["Drawdown by month", "Timeline", "Access and invoices", "Ledger"]) {
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
  }
});

test("the opportunity of a contract leads to its customer", async () => {
  const commitment = page.getByRole("table", { name: "Commitments in burn order" });
  await commitment.getByRole("link", { name: /2026 quarterly commit/ }).click();
  const opportunity = page.getByRole("definition").filter({ hasText: /^006/ }).first();
  await expect(opportunity).toBeVisible();
  await findAccount((await opportunity.textContent()) ?? "");
  await expect(harbour()).toBeVisible();
  await expect(page.getByText("1 account", { exact: true })).toBeVisible();
});

test("the tie-out opens, and every difference has a name", async () => {
  await harbour().click();
  await page
    .getByRole("link", { name: /2026 quarterly commit/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Ties out with the vendor" }).click();
  const tieOut = page.getByRole("region", { name: "Tie-out" });
  await expect(tieOut).toBeInViewport();
  const differences = tieOut.getByRole("list", { name: "Differences" }).getByRole("listitem");
  const amountOf = (line: Locator) => readCents(line.locator(".figure").first());
  const named = await differences.all();
  expect(named.length).toBeGreaterThan(0);
  let explained = 0n;
  for (const difference of named) {
    await expect(difference.locator("summary")).toContainText(/[A-Za-z]{4}/);
    await expect(difference.locator("summary")).not.toContainText("Unexplained");
    explained += await amountOf(difference);
    await difference.locator("summary").press("Enter");
    await expect(difference.locator("p")).toBeVisible();
  }
  const [ours, vendor] = await Promise.all(
    ["Our balance", "Vendor's balance"].map((label) =>
      amountOf(tieOut.locator("div").filter({ hasText: new RegExp(`^${label}`) })),
    ),
  );
  expect((ours ?? 0n) - (vendor ?? 0n)).toBe(explained);
  await expect(tieOut.getByText("Every difference has a name.")).toBeVisible();
  await expectAccessible();
  await shoot("tie-out");
});
