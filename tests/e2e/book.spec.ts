import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";

const shots = join(import.meta.dirname, "screenshots");
mkdirSync(shots, { recursive: true });

/** The pictures of the docs; an ordinary run leaves them as they are. */
const pictures = join(import.meta.dirname, "..", "..", "docs", "screenshots");
const pictureNames = new Set(
  process.env.UPDATE_SCREENSHOTS === "1"
    ? ["overview-light.png", "overview-dark.png", "commitment-light.png", "account-light.png"]
    : [],
);

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

const setTheme = (theme: string): Promise<void> =>
  page.evaluate((value) => {
    document.documentElement.dataset.theme = value;
  }, theme);

const expectNothingSideways = async (path: string): Promise<void> => {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
};

const hrefOf = async (path: string, name: string | RegExp): Promise<string> => {
  await page.goto(path);
  const link = page.getByRole("table").getByRole("link", { name }).first();
  return (await link.getAttribute("href")) ?? "";
};

const shoot = async (name: string): Promise<void> => {
  // A row under the pointer is drawn as if somebody were about to open it.
  await page.mouse.move(0, 0);
  for (const theme of ["light", "dark"]) {
    await page.evaluate((value) => {
      document.documentElement.dataset.theme = value;
    }, theme);
    const file = `${name}-${theme}.png`;
    await page.screenshot({ path: join(shots, file), fullPage: false });
    if (pictureNames.has(file)) copyFileSync(join(shots, file), join(pictures, file));
  }
  await setTheme("light");
};

test("a stranger is sent to the sign-in page, and a wrong password is told apart from nothing", async () => {
  await page.goto("/commitments");
  await expect(page).toHaveURL(/\/sign-in\?from=/);
  await page.getByLabel("Work e-mail").fill("mara@northlight.example");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("do not belong together")).toBeVisible();
  await expectAccessible();
  await shoot("sign-in");
});

test("signing in leads to where one wanted to go", async () => {
  await page.getByLabel("Work e-mail").fill("mara@northlight.example");
  await page.getByLabel("Password").fill("a quiet ledger 2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Commitments" })).toBeVisible();
  await expect(page.getByText("This book shows an invented company.")).toBeVisible();
});

test("the first read of each source ends by itself, and so does one that is asked for", async () => {
  test.setTimeout(400_000);
  await page.goto("/sources");
  const endsWell = async (source: Locator): Promise<void> => {
    await expect(source.getByText(/Read (whole|in part|what can be) at/)).toBeVisible({
      timeout: 120_000,
    });
    await expect(source.getByRole("button", { name: "Sync now" })).toBeEnabled();
  };
  for (const name of ["Vercel", "Metronome", "Datadog"])
    await endsWell(page.getByRole("region", { name }));
  const vercel = page.getByRole("region", { name: "Vercel" });
  await vercel.getByRole("button", { name: "Sync now" }).click();
  await expect(vercel.getByRole("button", { name: "Reading" })).toBeVisible();
  await endsWell(vercel);
  await expect(page.getByText("Needs sign-in").first()).toBeVisible();
  await expectAccessible();
  await shoot("sources");
  await page.goto("/sources?tab=issues");
  await expect(page.getByText(/amount is not given/).first()).toBeVisible();
  await shoot("data-issues");
});

test("the overview shows positions by unit, with at least six Vercel teams behind them", async () => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: /The book at/ })).toBeVisible();
  await expect(page.getByRole("table", { name: "Bought from vendors", exact: true })).toBeVisible();
  const accounts = await page
    .getByText(/\d+ accounts/)
    .first()
    .textContent();
  expect(Number.parseInt(accounts ?? "", 10)).toBeGreaterThanOrEqual(6);
  await expectAccessible();
  await shoot("overview");
});

test("accounts and an account answer what is left", async () => {
  await page.goto("/accounts");
  await expect(page.getByRole("link", { name: "Northlight Storefront" })).toBeVisible();
  await expectAccessible();
  await shoot("accounts");
  await page.getByRole("link", { name: "Northlight Storefront" }).click();
  await expect(page.getByRole("heading", { name: "Burn order" })).toBeVisible();
  await expectAccessible();
  await shoot("account");
});

test("a commitment opens down to what the vendor sent", async () => {
  await page.goto("/commitments?q=storefront&view=current");
  await expect(page.getByRole("table", { name: "Commitments by account" })).toBeVisible();
  await expectAccessible();
  await shoot("commitments");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Ledger" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Periods" })).toBeVisible();
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  await expectAccessible();
  await shoot("commitment");

  await page.getByRole("button", { name: "Table" }).click();
  const table = page.getByRole("table", { name: "Balance by day" });
  await expect(table.getByRole("row").nth(1)).toBeVisible();

  await page.locator("button.equation-figure").first().click();
  const proof = page.getByRole("dialog");
  await expect(proof.getByRole("heading", { name: "Formula" })).toBeVisible();
  await expect(proof.getByText("ContractCommitmentQuantity").first()).toBeVisible();
  await expectAccessible();
  await shoot("proof");
  await page.keyboard.press("Escape");
  await expect(proof).toBeHidden();

  await page.getByRole("button", { name: "Drawdown", exact: true }).first().click();
  await expect(proof.getByRole("heading", { name: "By service and project" })).toBeVisible();
  await expect(proof.getByText("PricingQuantity").first()).toBeVisible();
  await shoot("entry-proof");
  await page.keyboard.press("Escape");
});

test("the timeline is walked by keyboard, zoomed in its address, and told again as a table", async () => {
  test.slow();
  await page.goto("/timeline");
  const lanes = page.getByRole("list", { name: "Lanes" });
  const names = lanes.locator("a[data-lane]");
  await expect(names.first()).toBeVisible();
  await expect(page.getByText(/^Today, /)).toBeVisible();
  await expectAccessible();
  await shoot("timeline");
  await names.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(names.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/from=\d{4}-01/);
  await page.getByRole("link", { name: "Quarter", exact: true }).click();
  await expect(page).toHaveURL(/zoom=quarter/);
  await page.getByRole("link", { name: "Table", exact: true }).click();
  const table = page.getByRole("table", { name: "Terms by account" });
  await expect(table.getByText(/^no .+ (from|since) /).first()).toBeVisible();
  await expectAccessible();
  await table.getByRole("rowheader").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/commitments\/[^/]+$/);
});

test("a phone shows every screen whole: nothing sideways, two lines a row, both modes readable", async () => {
  test.slow();
  const account = await hrefOf("/accounts", "Northlight Storefront");
  const commitment = await hrefOf("/commitments?q=storefront&view=current", /November/);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [
    "/",
    "/accounts",
    account,
    "/commitments",
    commitment,
    "/timeline",
    "/sources",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await expectNothingSideways(path);
    for (const theme of ["dark", "light"]) {
      await setTheme(theme);
      await expectAccessible();
    }
  }
  await page.goto(commitment);
  const entry = page.getByRole("row").filter({ hasText: "Drawdown" }).first();
  await expect(entry.getByRole("button", { name: "Drawdown" })).toBeVisible();
  // Amount and balance after it.
  await expect(entry.getByText(/MIU/).filter({ visible: true })).toHaveCount(2);
  await page.goto(account);
  await expect(page.getByRole("row").filter({ hasText: "Drawdown" }).first()).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("a name is never cut, and a keyboard walks from the skip link to a row", async () => {
  await page.goto("/commitments?view=current");
  const names = page.getByRole("table").getByRole("rowheader").getByRole("link");
  await expect(names.first()).toBeVisible();
  const cut = await names.evaluateAll((links) =>
    links
      .map((link) => link.closest("th"))
      .filter((cell) => cell !== null && cell.scrollWidth > cell.clientWidth + 1)
      .map((cell) => cell?.textContent),
  );
  expect(cut).toEqual([]);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the page" });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await names.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(names.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Ledger" })).toBeVisible();
});

test("no page asks another host for anything, and none complains in the console", async () => {
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).hostname !== "localhost") foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  for (const path of ["/", "/accounts", "/commitments", "/timeline", "/sources", "/sandbox"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});
