import AxeBuilder from "@axe-core/playwright";
import { expect, type Frame, type Page, test } from "@playwright/test";
import { type EmbedBook, openEmbedBook } from "@/tests/e2e/support/embed-book";
import { serveHost } from "@/tests/e2e/support/embed-hosts";
import { type EmbedsOn, embedsOn } from "@/tests/e2e/support/embed-page";

// Two true origins, and a browser that lets a frame of another site keep nothing.
test.use({
  launchOptions: {
    ...(process.env.BROWSER_BIN ? { executablePath: process.env.BROWSER_BIN } : {}),
    args: ["--test-third-party-cookie-phaseout"],
  },
});
test.describe.configure({ mode: "serial" });

let host: Awaited<ReturnType<typeof serveHost>>;
let stranger: Awaited<ReturnType<typeof serveHost>>;
let book: EmbedBook;
let here: EmbedsOn;
let elsewhere: EmbedsOn;
/** Stays signed in as an administrator: no frame in this browser may be the wider for it. */
let page: Page;
const complaints: string[] = [];
/** The embed that the maker made, once it has. */
let made: string | undefined;
const first = (): string => customer(0).id;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(150_000);
  host = await serveHost((customer) => book.mint(customer || first(), host.origin, made));
  // Its codes are for the host that is allowed, as if somebody had copied them.
  stranger = await serveHost((customer) => book.mint(customer, host.origin));
  page = await (await browser.newContext()).newPage();
  book = await openEmbedBook(page, [host.origin]);
  here = embedsOn(page, { book, host });
  elsewhere = embedsOn(page, { book, host: stranger });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
});
test.afterAll(async () => {
  await page.close();
  await host.close();
  await stranger.close();
});

const customer = (index: number) => {
  const account = book.accounts[index];
  if (!account) throw new Error("the invented company has too few accounts");
  return account;
};

const elementOf = (id: string, index: number, attributes = ""): string =>
  here.elementOf(id, customer(index).id, "overview", attributes);

const open = (html: string, on = here): Promise<void> => on.open(html);
const told = (id: string) => here.told(id);
const readyFrame = (id: string) => here.readyFrame(id);

const heightOf = (id: string): Promise<number> =>
  page.locator(`#${id} iframe`).evaluate((frame) => frame.getBoundingClientRect().height);

const contentHeight = (frame: Frame): Promise<number> =>
  frame.locator("#root").evaluate((root) => Math.ceil(root.getBoundingClientRect().height));

test("two customers stand side by side, each with its own figures, beside an administrator's session", async () => {
  await open(elementOf("a", 0) + elementOf("b", 1));
  const [first, second] = [await readyFrame("a"), await readyFrame("b")];
  const [one, other] = [
    await first.locator("#content").textContent(),
    await second.locator("#content").textContent(),
  ];
  expect(one).toMatch(/\d/);
  expect(one).not.toBe(other);
  expect(first.url()).not.toContain("#");
  // What the page's session may see by itself is the whole book; the frame's token opens one account.
  const beyond = await first.evaluate(
    async (path) => (await fetch(path, { credentials: "omit" })).status,
    "/api/v1/accounts",
  );
  expect(beyond).toBe(401);
});

test("what the maker gives to copy shows the figures in the page that it is copied into", async () => {
  const { origin } = book;
  await page.goto(`${origin}/access/embeds/new`);
  await page.getByLabel("Name", { exact: true }).fill("Copied");
  const origins = page.getByLabel("https://app.example.com");
  await origins.fill("https://*.example.com");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("A wildcard is no exact origin.")).toBeVisible();
  await origins.fill(host.origin);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByText("first figures drawn")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).exclude("commitbook-embed").analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.getByRole("button", { name: "Save embed" }).click();
  await expect(page).toHaveURL(/\/access\/embeds\/emb_/);
  const snippet = page.getByRole("region", { name: "On the page" }).locator("pre");
  const html = (await snippet.textContent()) ?? "";
  made = new URL(page.url()).pathname.split("/").at(-1);
  host.pages.set("/copied", { html });
  await page.goto(`${host.origin}/copied`);
  const frame = page.frameLocator("commitbook-embed iframe");
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(frame.locator("#content table").first()).toBeVisible();
  made = undefined;
});

test("the checker says why a host is refused, and the list what is open", async () => {
  await page.goto(`${book.origin}/embed/check`);
  await page.getByLabel("Id of the embed").fill(book.embedId);
  await page.getByLabel("Origin of the page").fill("https://elsewhere.example");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("This page may not show it")).toBeVisible();
  await expect(page.getByText(`frame-ancestors ${host.origin}`)).toBeVisible();
  await page.getByRole("button", { name: "Try an exchange" }).click();
  await expect(page.getByText(/minted and opened in \d+ ms/)).toBeVisible();
  for (const path of ["/embed/check", "/access?tab=embeds"]) {
    await page.goto(book.origin + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});

test("nothing is kept by the frame, and touching what browsers store is not needed", async () => {
  await open(elementOf("a", 0));
  const frame = await readyFrame("a");
  const kept = await frame.evaluate(() => {
    try {
      return [localStorage.length, sessionStorage.length, document.cookie];
    } catch {
      return "refused";
    }
  });
  expect([[0, 0, ""], "refused"]).toContainEqual(kept);
});

test("a frame is named for those who hear the page, and its content is read as tables and headings", async () => {
  await expect(page.locator("#a iframe")).toHaveAttribute("title", "Commitments");
  const frame = await readyFrame("a");
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(frame.getByRole("rowheader").first()).toBeVisible();
});

test("the look changes without a load, and the colour schemes stay equal", async () => {
  await open(elementOf("a", 0, 'mode="light"'));
  const frame = await readyFrame("a");
  await frame.evaluate("window.marker = 1");
  await page.evaluate(
    `a.mode = "dark"; a.theme = { accent: "#6a38d0", surface: "#17141f", text: "#18151f" };`,
  );
  await expect.poll(() => told("a")).toContain("themed");
  await expect
    .poll(() => frame.evaluate("document.documentElement.style.colorScheme"))
    .toBe("dark");
  await expect(page.locator("#a iframe")).toHaveCSS("color-scheme", "dark");
  const { corrected } = (
    (await page.evaluate("told.at(-1)")) as [string, string, { corrected: string[] }]
  )[2];
  // Ink on its own colour cannot be read, so it was mended and said so.
  expect(corrected).toContain("text");
  expect(await frame.evaluate("window.marker")).toBe(1);
  expect(await page.evaluate("asked")).toBe(1);
});

test("a theme and words that inject end as no colour and as text", async () => {
  await open(elementOf("a", 0));
  const frame = await readyFrame("a");
  await page.evaluate(`a.theme = { accent: "red;} body{display:none}", surface: "url(//evil.example)", fontFamily: "x';}", radius: "9px;position:fixed" };
    a.words = { available: "<img src=x onerror=parent.hit=1>" };`);
  await expect(frame.locator("#content")).toContainText("<img src=x");
  expect(await frame.locator("#content img").count()).toBe(0);
  expect(await frame.evaluate("document.documentElement.getAttribute('style')")).not.toMatch(
    /evil|position|display/,
  );
  await expect(frame.locator("body")).toBeVisible();
});

test("a token is renewed in place: the reader keeps what is shown and the focus", async () => {
  await page.clock.install();
  await open(elementOf("a", 0));
  const frame = await readyFrame("a");
  const button = frame.getByRole("button", { name: "Print" });
  await button.focus();
  await expect(button).toBeFocused();
  const before = await frame.locator("#content").textContent();
  await frame.evaluate("window.marker = 1");
  await page.clock.fastForward(9 * 60_000 + 5_000);
  await expect.poll(() => page.evaluate("asked")).toBe(2);
  await expect(button).toBeFocused();
  expect(await frame.locator("#content").textContent()).toBe(before);
  expect(await frame.evaluate("window.marker")).toBe(1);
  expect(await told("a")).toEqual(["loading", "ready"]);
  await page.clock.resume();
});

test("twenty times taller and shorter, the frame ends at the pixel it began with", async () => {
  await open(elementOf("a", 0));
  const frame = await readyFrame("a");
  await expect.poll(async () => (await heightOf("a")) - (await contentHeight(frame))).toBe(0);
  const begun = await heightOf("a");
  for (let cycle = 0; cycle < 20; cycle += 1)
    for (const extra of [137 + cycle, 0]) {
      await frame.locator("#content").evaluate((content, pixels) => {
        content.style.paddingBottom = `${pixels}px`;
      }, extra);
      await expect.poll(() => heightOf("a")).toBe(begun + extra);
    }
});

test("at 200 % and at 240 px everything is inside the frame", async () => {
  await open(
    `<div style="zoom:2">${elementOf("a", 0)}</div><div style="width:240px">${elementOf("b", 0)}</div>`,
  );
  for (const id of ["a", "b"]) {
    const frame = await readyFrame(id);
    const over = await frame.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(over, id).toBeLessThanOrEqual(0);
  }
});

test("a view that the session does not have is named, and the way back leads to the balance", async () => {
  await open(elementOf("a", 0));
  const frame = await readyFrame("a");
  await page.evaluate("a.navigate('ledger')");
  await expect(frame.locator("#notice")).toContainText("Ledger is not among the views");
  await frame.getByRole("button", { name: "Show the balance" }).click();
  await expect(frame.locator("#notice")).toBeEmpty();
  await expect(frame.locator("#content")).toContainText("Available");
});

test("the frame prints itself when the page says so", async () => {
  await open(elementOf("a", 0));
  const frame = await readyFrame("a");
  await frame.evaluate("window.printed = 0; window.print = () => { window.printed += 1 }");
  await page.evaluate("a.print()");
  await expect.poll(() => frame.evaluate("window.printed")).toBe(1);
});

test("a page that is not listed shows nothing, even with a code that is good", async () => {
  await page.clock.install();
  await open(elementOf("a", 0), elsewhere);
  await expect.poll(() => page.evaluate("asked")).toBe(1);
  await expect(page.locator("#a iframe")).toHaveCount(1);
  await page.clock.runFor(20_500);
  await expect.poll(() => told("a")).toContain("error");
  expect(await told("a")).not.toContain("ready");
  const refusal = await book.mint(customer(0).id, stranger.origin);
  expect([refusal.status, (await refusal.json()).error.code]).toEqual([403, "origin-not-allowed"]);
  complaints.length = 0;
  await page.clock.resume();
});

test("sessions that are ended end at the next read, and the last figures stay, dated", async () => {
  await open(elementOf("a", 0));
  const frame = await readyFrame("a");
  await host.pause();
  await book.revoke();
  await page.evaluate("a.locale = 'de'");
  await expect.poll(() => told("a")).toContain("sessionended");
  await expect(frame.locator("#content")).toHaveAttribute("data-old", "");
  await expect(frame.locator("#notice")).toBeVisible();
});

test("no policy was hurt on the way", () => {
  expect(complaints.filter((text) => /policy|refused to|blocked/i.test(text))).toEqual([]);
});
