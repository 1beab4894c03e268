import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { findFreePort } from "@/scripts/lib/port.mjs";
import { type OwnServer, startOwnServer } from "@/tests/e2e/support/own-server";
import { client, type Issuer, startIssuer } from "@/tests/support/issuer/start-issuer";

test.describe.configure({ mode: "serial" });

const issuerName = "Northlight ID";

let issuer: Issuer;
/** The built server, on a book of its own, that people sign in to by an issuer. */
let server: OwnServer;
let address: string;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const port = await findFreePort();
  address = `http://localhost:${port}`;
  issuer = await startIssuer({ redirectUri: `${address}/api/auth/callback/sso` });
  server = await startOwnServer(port, {
    COMMITBOOK_ADMIN_EMAIL: "first@northlight.example",
    COMMITBOOK_ADMIN_PASSWORD: "a quiet ledger 2026",
    COMMITBOOK_OIDC_ISSUER: issuer.url,
    COMMITBOOK_OIDC_CLIENT_ID: client.id,
    COMMITBOOK_OIDC_CLIENT_SECRET: client.secret,
    COMMITBOOK_OIDC_NAME: issuerName,
    COMMITBOOK_OIDC_ROLES: "admin=book-admins; finance=money; viewer=everybody",
    COMMITBOOK_ALLOW_HOSTS: new URL(issuer.url).host,
  });
});
test.afterAll(async () => {
  await server?.stop();
  await issuer?.close();
});

const sit = (subject: string, groups: readonly string[]): void => {
  issuer.say(subject, { email: `${subject}@northlight.example`, name: subject, groups });
  issuer.sitDown(subject);
};

const openPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ baseURL: address })).newPage();

const sessionOf = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === "commitbook.session");

const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};

test("a person of a group is signed in, led to where they wanted to go, with the role of the group", async ({
  browser,
}) => {
  const page = await openPage(browser);
  sit("lena", ["money", "somebody else's"]);
  await page.goto("/you");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible(page);
  await page.getByRole("button", { name: `Continue with ${issuerName}` }).click();
  await expect(page).toHaveURL("/you");
  await expect(page.getByRole("heading", { name: "lena" })).toBeVisible();
  await expect(page.getByText(/^Finance:/)).toBeVisible();
  await expect(page.getByText(/You signed in by single sign-on/)).toBeVisible();
  await page.goto("/access?tab=audit");
  await expect(page.getByText("Chain holds")).toBeVisible();
  await expect(page.getByRole("link", { name: /^People/ })).toHaveCount(0);
  await page.context().close();
});

test("an administrator by group manages people, and finds who came by single sign-on", async ({
  browser,
}) => {
  const page = await openPage(browser);
  sit("mara", ["everybody", "book-admins"]);
  await page.goto("/sign-in?from=/access");
  await page.getByRole("button", { name: `Continue with ${issuerName}` }).click();
  await expect(page).toHaveURL("/access");
  await expect(page.getByRole("row", { name: /lena/ })).toContainText("Single sign-on");
  await page.context().close();
});

test("a person of no group is refused in words, and nothing is opened", async ({ browser }) => {
  const page = await openPage(browser);
  sit("stranger", ["another team"]);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: `Continue with ${issuerName}` }).click();
  const refusal = page.getByRole("alert").filter({ hasText: issuerName });
  await expect(refusal).toContainText(`${issuerName} knows you, this book does not`);
  await expect(refusal).toContainText("None of your groups has a role here. Ask an administrator.");
  await expectAccessible(page);
  expect(await sessionOf(page)).toBeUndefined();
  await page.goto("/accounts");
  await expect(page).toHaveURL(/\/sign-in/);
  // The issuer remembers who sat there: whoever sits down next is asked again.
  sit("late", ["everybody"]);
  await page.goto("/sign-in?error=no-group");
  await page.getByRole("button", { name: "Continue as somebody else" }).click();
  await expect(page).toHaveURL("/");
  await page.context().close();
});

test("signing out ends the session at the server: a copy of its cookie opens nothing", async ({
  browser,
}) => {
  const page = await openPage(browser);
  sit("lena", ["money"]);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: `Continue with ${issuerName}` }).click();
  await expect(page).toHaveURL("/");
  const copied = await browser.newContext({
    baseURL: address,
    storageState: await page.context().storageState(),
  });
  const copy = await copied.newPage();
  await copy.goto("/you");
  await expect(copy).toHaveURL("/you");
  await page.locator('summary[aria-label$="theme and sign out"]:visible').click();
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page).toHaveURL(/\/sign-in/);
  await copy.goto("/you");
  await expect(copy).toHaveURL(/\/sign-in/);
  await copied.close();
  await page.context().close();
});
