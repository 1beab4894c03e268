import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

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

/** "$1,234.56" and "−$0.01" in cents, exactly; a dash is nothing. */
const toCents = (text: string): number => {
  const digits = text.replace(/[^0-9]/g, "");
  return (/[−-]/.test(text) ? -1 : 1) * Number(digits || "0");
};

test("the first read of what is bought by the hour ends by itself", async () => {
  await page.goto("/sign-in");
  await page.getByLabel("Work e-mail").fill("mara@northlight.example");
  await page.getByLabel("Password").fill("a quiet ledger 2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: /The book at/ })).toBeVisible();
  await expect(async () => {
    await page.goto("/");
    await expect(page.getByRole("table", { name: "Bought by the hour" })).toBeVisible();
    await expect(page.getByText(/end within 90 d/)).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 80_000 });
});

test("from the overview the worst used savings plan is two clicks away", async () => {
  await page.goto("/");
  const worst = page.getByRole("region", { name: "Worst used by the hour" });
  await worst.getByRole("link", { name: "Savings plans" }).click();
  const plans = page.getByRole("table", { name: "Commitments by the hour" });
  await expect(plans.getByRole("row").nth(1)).toBeVisible();
  const shares = await plans.locator("td.cell-answer").allTextContents();
  const numbers = shares.filter((text) => /%/.test(text)).map((text) => Number.parseFloat(text));
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
  await expectAccessible();
  await plans.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Used and unused per day" })).toBeVisible();
  await expect(page.getByText(`${numbers[0]?.toFixed(1)}%`).first()).toBeVisible();
  await expect(page.getByText(/available/i)).toHaveCount(0);
  await expectAccessible();
});

test("the chart's table sums to the unused money that the page shows", async () => {
  const shown = await page.locator(".equation-figure").first().textContent();
  await page.getByRole("group", { name: /^Used and unused per day/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: "Utilization" })).toBeVisible();
  await page.keyboard.press("t");
  const table = page.getByRole("table", { name: "Used and unused per day" });
  await expect(table).toBeVisible();
  const labels = await table.getByRole("columnheader").allTextContents();
  const index = labels.findIndex((label) => label.trim() === "Unused");
  const cellsOf = (part: "tbody" | "tfoot") =>
    table.locator(`${part} tr`).evaluateAll(
      (rows, column) =>
        rows.map((row) => ({
          label: row.children[0]?.textContent ?? "",
          text: row.children[column]?.textContent ?? "",
        })),
      index,
    );
  const days = await cellsOf("tbody");
  const closing = await cellsOf("tfoot");
  const rounding = closing.find(({ label }) => label.startsWith("Rounding"));
  const sum = [...days, ...(rounding ? [rounding] : [])].reduce(
    (cents, { text }) => cents + toCents(text),
    0,
  );
  expect(days.length).toBeGreaterThan(5);
  expect(sum).toBe(toCents(closing.at(-1)?.text ?? ""));
  expect(sum).toBe(toCents(shown ?? ""));
  await expectAccessible();
});

test("an organization shows what the vendor adds up, each with its basis, and no balance", async () => {
  await page.goto("/accounts");
  await page
    .getByRole("link", { name: /Datadog/ })
    .first()
    .click();
  await expect(page.getByRole("table", { name: /^Coverage and savings/ })).toBeVisible();
  await expect(page.getByText("cost as Datadog counts it").first()).toBeVisible();
  await expect(page.getByRole("group", { name: /^Coverage by hours/ })).toBeVisible();
  await expect(page.getByText("Burn order")).toHaveCount(0);
  await expectAccessible();
});

test("nothing runs off the side, on a phone, a tablet or a laptop", async () => {
  test.slow();
  const firstLink = async (path: string, table: string): Promise<string> => {
    await page.goto(path);
    const link = page.getByRole("table", { name: table }).getByRole("rowheader").getByRole("link");
    return (await link.first().getAttribute("href")) ?? "";
  };
  await page.goto("/accounts?q=datadog");
  const accounts = page.getByRole("table").getByRole("link", { name: /Datadog/ });
  const account = (await accounts.first().getAttribute("href")) ?? "";
  const commitment = await firstLink("/commitments/inventory", "Commitments by the hour");
  for (const width of [390, 768, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of ["/", "/commitments/inventory", commitment, account]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(wide, `${path} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});
