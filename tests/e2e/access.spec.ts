import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

const password = "a long enough password";

let administrator: Page;
let invited: Page;

const open = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

test.beforeAll(async ({ browser }) => {
  administrator = await open(browser);
  invited = await open(browser);
});
test.afterAll(async () => {
  await administrator.close();
  await invited.close();
});

const signIn = async (page: Page, email: string, secret: string): Promise<void> => {
  await page.goto("/sign-in");
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/");
};

const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

test("an administrator invites somebody, who joins by the link", async () => {
  await signIn(administrator, "mara@northlight.example", "a quiet ledger 2026");
  await administrator.goto("/access");
  await administrator.getByRole("button", { name: "Invite" }).click();
  await administrator.getByLabel("Work e-mail").fill("lena@northlight.example");
  await administrator.getByLabel("Name, as the log will show it").fill("Lena Brandt");
  await administrator.getByRole("radio", { name: /Account manager/ }).check();
  await administrator.getByRole("button", { name: /^Add / }).first().click();
  await expectAccessible(administrator);
  await administrator.getByRole("button", { name: "Make invitation link" }).click();
  const link = (await administrator.locator("code").textContent()) ?? "";

  await invited.goto(link);
  await expect(invited.getByText("lena@northlight.example")).toBeVisible();
  expect(invited.url()).not.toContain("#");
  await expectAccessible(invited);
  await invited.getByLabel("Password").fill(password);
  await invited.getByRole("button", { name: "Join" }).click();
  await expect(invited).toHaveURL("/");
});

test("an account manager finds no page of people, keys or the log, only links of her own accounts", async () => {
  await invited.goto("/access");
  const tabs = invited.getByRole("navigation", { name: "Access" }).getByRole("link");
  await expect(tabs).toHaveText(["Share links0"]);
  const answers = await invited.evaluate(async () =>
    Promise.all(
      ["people", "keys", "audit", "exports/audit"].map(
        async (path) => (await fetch(`/api/v1/${path}`)).status,
      ),
    ),
  );
  expect(answers).toEqual([403, 403, 403, 403]);
});

test("an administrator sees as somebody, on every page, and can change nothing meanwhile", async () => {
  await administrator.goto("/access");
  await administrator.getByRole("button", { name: "Change Lena Brandt" }).click();
  await administrator.getByRole("button", { name: "See as" }).click();
  const bar = administrator.getByRole("complementary", { name: "Seeing as somebody else" });
  await expect(bar).toContainText("Lena Brandt");
  await administrator.goto("/accounts");
  await expect(bar).toBeVisible();
  const status = await administrator.evaluate(
    async () =>
      (
        await fetch("/api/v1/people", {
          method: "POST",
          headers: { "content-type": "application/json", "x-commitbook": "1" },
          body: JSON.stringify({ email: "x@example.com", name: "X", role: "admin" }),
        })
      ).status,
  );
  expect(status).toBe(403);
  await bar.getByRole("button", { name: "Stop" }).click();
  await expect(bar).toBeHidden();
});

test("a person who is removed is out at the next click, and the log says by whom", async () => {
  await administrator.goto("/access");
  await administrator.getByRole("button", { name: "Change Lena Brandt" }).click();
  await administrator.getByRole("button", { name: "Remove" }).click();
  await expect(administrator.getByRole("row", { name: /Lena Brandt/ })).toBeHidden();
  await invited.goto("/accounts");
  await expect(invited).toHaveURL(/\/sign-in/);

  await administrator.goto("/access?tab=audit");
  await expect(administrator.getByText("Chain holds")).toBeVisible();
  const removed = administrator.getByRole("row", { name: /removed a person/ });
  await removed.getByRole("link").click();
  await expect(administrator.getByText("This entry")).toBeVisible();
  await expect(administrator.getByText("Follows")).toBeVisible();
  await expectAccessible(administrator);
});

test("a key is told once and opens what it was given", async ({ request }) => {
  await administrator.goto("/access?tab=keys");
  await administrator.getByRole("button", { name: "Make a key" }).click();
  await administrator.getByLabel("What it is for").fill("Data warehouse");
  await administrator.getByRole("button", { name: "Make the key" }).click();
  const key = (await administrator.locator("code").textContent()) ?? "";
  const ask = async (path: string) =>
    (await request.get(path, { headers: { authorization: `Bearer ${key}` } })).status();
  expect(await ask("/api/v1/summary")).toBe(200);
  expect(await ask("/api/v1/people")).toBe(403);
  expect(await ask("/api/metrics")).toBe(403);
  await administrator.getByRole("button", { name: "I have stored it" }).click();
  await expectAccessible(administrator);
  await administrator.getByRole("button", { name: "Revoke Data warehouse" }).click();
  await expect(administrator.getByRole("row", { name: /Data warehouse/ })).toBeHidden();
  expect(await ask("/api/v1/summary")).toBe(401);
});

test("a cookie that was copied is worth nothing after its session was signed out", async ({
  browser,
}) => {
  const copy = await browser.newContext({
    storageState: await administrator.context().storageState(),
  });
  const page = await copy.newPage();
  await page.goto("/accounts");
  await expect(page).toHaveURL("/accounts");
  await administrator.goto("/");
  await administrator.getByText("MA", { exact: true }).first().click();
  await administrator.getByRole("button", { name: "Sign out" }).first().click();
  await expect(administrator).toHaveURL(/\/sign-in/);
  await page.goto("/accounts");
  await expect(page).toHaveURL(/\/sign-in/);
  await copy.close();
});
