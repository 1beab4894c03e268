import { expect, type Page, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

/** Seen on every page: what counted forty days ago, as it is known now. */
const asOf = `${new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10)}T12:00:00.000Z`;
const knownAt = new Date(Date.now() + 600_000).toISOString();
const clocks = new URLSearchParams({ asOf, knownAt });

/** Of pages that differ by an id or a filter only, as many as this are opened. */
const alikeMax = 2;

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in?from=/sources");
  await page.getByLabel("Work e-mail").fill("mara@northlight.example");
  await page.getByLabel("Password").fill("a quiet ledger 2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  // The first read of the smallest source at least, so that there are pages to follow.
  await expect(page.getByText(/Read (whole|what can be) at/).first()).toBeVisible({
    timeout: 80_000,
  });
});
test.afterAll(() => page.close());

const listLinks = (): Promise<string[]> =>
  page
    .locator("a[href]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));

/** "/accounts/*?q": which page it is, whatever account it shows and whatever is filtered. */
const kindOf = ({ pathname, searchParams }: URL): string => {
  const names = [...searchParams.keys()].filter((name) => !clocks.has(name)).sort();
  return `${pathname.replace(/^(\/(?:accounts|commitments))\/(?!inventory)[^/]+/, "$1/*")}?${names}`;
};

test("every link of every page keeps both clocks, and the page it leads to stands at them", async () => {
  test.setTimeout(600_000);
  const base = new URL(page.url()).origin;
  const waiting = [`/?${clocks}`];
  const opened = new Map<string, number>();
  const known = new Set(waiting);
  while (waiting.length > 0) {
    const path = waiting.shift() ?? "/";
    const kind = kindOf(new URL(path, base));
    const before = opened.get(kind) ?? 0;
    if (before >= alikeMax) continue;
    opened.set(kind, before + 1);
    await page.goto(path);
    await expect(page.locator("main h1")).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    const here = new URL(page.url());
    expect([here.searchParams.get("asOf"), here.searchParams.get("knownAt")]).toEqual([
      asOf,
      knownAt,
    ]);
    for (const href of await listLinks()) {
      const to = new URL(href, here);
      if (to.origin !== base || href.startsWith("#")) continue;
      if (/^\/(?:api|sign-in)/.test(to.pathname)) continue;
      const kept = [to.searchParams.get("asOf"), to.searchParams.get("knownAt")];
      expect.soft(kept, `${href} on ${path}`).toEqual([asOf, knownAt]);
      const next = `${to.pathname}${to.search}`;
      if (known.has(next)) continue;
      known.add(next);
      waiting.push(next);
    }
  }
  const kinds = new Set([...opened.keys()].map((kind) => kind.split("?")[0]));
  expect([...kinds].sort()).toEqual([
    "/",
    "/access",
    "/accounts",
    "/accounts/*",
    "/commitments",
    "/commitments/*",
    "/commitments/inventory",
    "/docs/api",
    "/reports",
    "/reports/roll-forward",
    "/sandbox",
    "/sources",
    "/timeline",
    "/you",
  ]);
});

test("asked what was known before the first read, a page says what that means", async () => {
  for (const path of ["/", "/accounts", "/commitments"]) {
    await page.goto(`${path}?knownAt=2019-06-01T00:00:00.000Z`);
    await expect(page.getByText("Nothing was known at 1 Jun 2019, 00:00 UTC")).toBeVisible();
    await expect(page.getByText("This book is empty")).toHaveCount(0);
  }
  await page.getByRole("button", { name: "Show what is known now" }).click();
  await expect(page.getByRole("table", { name: "Commitments by account" })).toBeVisible();
});
