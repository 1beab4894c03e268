import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { embedViews } from "@/lib/domain/base/embed-words";
import { type EmbedBook, openEmbedBook } from "@/tests/e2e/support/embed-book";
import { serveHost } from "@/tests/e2e/support/embed-hosts";
import { type EmbedsOn, embedsOn } from "@/tests/e2e/support/embed-page";

test.use({
  launchOptions: {
    ...(process.env.BROWSER_BIN ? { executablePath: process.env.BROWSER_BIN } : {}),
    args: ["--test-third-party-cookie-phaseout"],
  },
});
test.describe.configure({ mode: "serial" });

let host: Awaited<ReturnType<typeof serveHost>>;
let page: Page;
let book: EmbedBook;
let on: EmbedsOn;
let customer: string;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(150_000);
  host = await serveHost((of) => book.mint(of, host.origin, book.embedId, embedViews));
  page = await (await browser.newContext()).newPage();
  book = await openEmbedBook(page, [host.origin]);
  on = embedsOn(page, { book, host });
  customer = book.accounts[0]?.id ?? "";
});
test.afterAll(async () => {
  await page.close();
  await host.close();
});

test("a figure opens how it came about; Escape closes it first, and only then reaches the page around", async () => {
  await on.open(on.elementOf("a", customer, "overview"));
  const frame = await on.readyFrame("a");
  const figure = frame.locator(".equation .answer button");
  const amount = await figure.textContent();
  await figure.press("Enter");
  const drawer = frame.getByRole("dialog");
  await expect(drawer.getByRole("heading", { name: "Proof" })).toBeFocused();
  await expect(drawer.locator(".proven")).toContainText(amount ?? "no figure");
  await expect(drawer.getByRole("heading", { name: "Formula" })).toBeVisible();
  await expect(drawer.locator("tr.result").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(figure).toBeFocused();
  expect(await on.told("a")).not.toContain("escape");
  await page.keyboard.press("Escape");
  await expect.poll(() => on.told("a")).toContain("escape");
});

test("a token is renewed and the language changed while a drawer is open: it stays, in place", async () => {
  await page.clock.install();
  await on.open(on.elementOf("a", customer, "overview"));
  const frame = await on.readyFrame("a");
  await frame.locator(".equation .answer button").click();
  const drawer = frame.getByRole("dialog");
  await expect(drawer.locator("tr.result").first()).toBeVisible();
  const before = await drawer.textContent();
  await frame.evaluate("window.marker = document.querySelector('#drawer').firstElementChild");
  await page.clock.fastForward(9 * 60_000 + 5_000);
  await expect.poll(() => page.evaluate("asked")).toBe(2);
  expect(await drawer.textContent()).toBe(before);
  expect(
    await frame.evaluate("marker === document.querySelector('#drawer').firstElementChild"),
  ).toBe(true);
  expect(
    await frame.evaluate("document.querySelector('#drawer').contains(document.activeElement)"),
  ).toBe(true);
  await page.evaluate("a.locale = 'de'");
  await expect(drawer.getByRole("heading", { name: "Nachweis" })).toBeVisible();
  await drawer.getByRole("button", { name: "Schließen" }).click();
  await expect(drawer).toBeHidden();
  await page.clock.resume();
});

test("in a tall frame the drawer and the heads of tables stand where the reader looks", async () => {
  await on.open(`${on.elementOf("a", customer, "ledger")}<div style="height:900px"></div>`);
  const frame = await on.readyFrame("a");
  await expect(frame.locator("tbody tr").first()).toBeVisible();
  // Taller than any window.
  await frame.evaluate(() => {
    const body = document.querySelector("#content tbody");
    const rows = [...(body?.children ?? [])];
    for (let time = 0; time < 5; time += 1) body?.append(...rows.map((row) => row.cloneNode(true)));
    const content = document.querySelector("#content");
    if (content) content.append(document.createElement("p"));
  });
  await expect
    .poll(() => page.locator("#a iframe").evaluate((each) => each.clientHeight))
    .toBeGreaterThan(1600);
  await page.evaluate("scrollTo(0, 700)");
  const top = () =>
    page.locator("#a iframe").evaluate((each) => -Math.round(each.getBoundingClientRect().top));
  const seen = await top();
  expect(seen).toBeGreaterThan(500);
  const headTop = () =>
    frame
      .locator("thead th")
      .first()
      .evaluate((each) => Math.round(each.getBoundingClientRect().top));
  await expect.poll(async () => Math.abs((await headTop()) - seen)).toBeLessThan(40);
  // One that can be seen.
  await frame.evaluate((from) => {
    const row = [...document.querySelectorAll("tbody tr")].find(
      (each) => each.getBoundingClientRect().top > from + 300,
    );
    row?.querySelector("td")?.click();
  }, seen);
  const drawer = frame.getByRole("dialog");
  await expect(drawer.getByRole("heading", { name: "Proof" })).toBeVisible();
  const box = await drawer.evaluate((each) => {
    const { top: from, bottom } = each.getBoundingClientRect();
    return { from, bottom };
  });
  const height = page.viewportSize()?.height ?? 0;
  expect(box.from).toBeGreaterThanOrEqual(seen - 40);
  expect(box.bottom).toBeLessThanOrEqual(seen + height + 40);
  // Elsewhere a press closes it.
  await frame.locator("#root").click({ position: { x: 3, y: seen + 100 } });
  await expect(drawer).toBeHidden();
});

test("a frame that is shorter than a drawer makes room for it, and takes it back", async () => {
  await on.open(on.elementOf("a", customer, "overview"));
  const frame = await on.readyFrame("a");
  const heightOf = () => page.locator("#a iframe").evaluate((each) => each.clientHeight);
  await frame.evaluate(() => {
    const button = document.querySelector("button[data-proof]");
    if (button) document.querySelector("#content")?.replaceChildren(button);
  });
  await expect.poll(heightOf).toBeLessThan(140);
  const begun = await heightOf();
  await frame.locator("#content button").click();
  await expect.poll(heightOf).toBe(420);
  await page.keyboard.press("Escape");
  await expect.poll(heightOf).toBe(begun);
});

test("a server reads the same figures without a frame", async () => {
  const { data } = await (await book.mint(customer, host.origin, book.embedId, embedViews)).json();
  const opened = await fetch(`${book.origin}/api/embed/exchange`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: book.origin },
    body: JSON.stringify({ embedId: book.embedId, code: data.code }),
  });
  expect(opened.status).toBe(200);
  const { token } = (await opened.json()).data;
  for (const view of embedViews) {
    const answer = await fetch(`${book.origin}/api/embed/v1/${book.embedId}/data/${view}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([view, answer.status, (await answer.json()).data.view]).toEqual([view, 200, view]);
  }
});

test("every view and an open drawer pass axe, in the light and in the dark", async () => {
  test.setTimeout(180_000);
  for (const mode of ["light", "dark"])
    for (const view of embedViews) {
      await on.open(on.elementOf("a", customer, view, `mode="${mode}"`));
      const frame = await on.readyFrame("a");
      await check(`${view}, ${mode}`);
      const opens = frame.locator("button[data-proof]").first();
      if ((await opens.count()) === 0) continue;
      await opens.click();
      await expect(frame.getByRole("dialog").getByRole("heading").first()).toBeVisible();
      await check(`${view}, ${mode}, with a drawer`);
    }
});

/** The frame alone: the page around it is only a test's. */
const check = async (what: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).include("commitbook-embed").analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      what,
    )
    .toEqual([]);
};
