import { expect, type Frame, type Page, test } from "@playwright/test";
import { type Served, serveHost, serveStandIn } from "@/tests/e2e/support/embed-hosts";

/** The element against a frame that does as it is told: what it says, what it hears, what it refuses. */
let book: Served;
let host: Awaited<ReturnType<typeof serveHost>>;

test.beforeAll(async () => {
  book = await serveStandIn();
  host = await serveHost();
});
test.afterAll(async () => {
  await book.close();
  await host.close();
});

const listening = `
  window.told = [];
  window.asked = [];
  const watch = (element) => {
    for (const type of ["loading", "ready", "error", "sessionended", "resize", "navigate", "exportdone", "escape", "themed"])
      element.addEventListener(type, ({ detail }) => told.push([element.id, type, detail]));
    element.getCode ??= async (request) => {
      asked.push(request);
      return { code: "code " + asked.length };
    };
  };
  for (const element of document.querySelectorAll("commitbook-embed")) watch(element);`;

const scripts = (): string =>
  `<script>${listening}</script><script type="module" crossorigin src="${book.origin}/embed/v1.js"></script>`;

const one = '<commitbook-embed id="a" embed-id="emb_1" view="ledger"></commitbook-embed>';

let count = 0;
const open = async (page: Page, html: string, headers?: Record<string, string>): Promise<void> => {
  count += 1;
  host.pages.set(`/${count}`, { html, ...(headers && { headers }) });
  await page.goto(`${host.origin}/${count}`);
};

const frameOf = async (page: Page, index = 0): Promise<Frame> => {
  const isFrame = (frame: Frame) => frame.url().startsWith(`${book.origin}/embed/v1/`);
  await expect.poll(() => page.frames().filter(isFrame).length).toBeGreaterThan(index);
  const frame = page.frames().filter(isFrame)[index];
  if (!frame) throw new Error("the frame went away");
  await expect.poll(() => frame.evaluate("typeof port")).toBe("object");
  return frame;
};

const tell = (frame: Frame, type: string, payload: unknown = {}, id = "1"): Promise<unknown> =>
  frame.evaluate(
    `tell(${JSON.stringify(type)}, ${JSON.stringify(payload)}, ${JSON.stringify(id)})`,
  );

type Heard = { readonly type: string; readonly id: string; readonly payload: unknown };
const heard = async (frame: Frame, type: string): Promise<readonly Heard[]> =>
  ((await frame.evaluate("heard")) as Heard[]).filter((each) => each.type === type);

const told = async (page: Page): Promise<readonly string[]> =>
  ((await page.evaluate("told")) as string[][]).map(([, type]) => type ?? "");

const heightOf = (page: Page): Promise<number> =>
  page.locator("commitbook-embed iframe").evaluate((frame) => frame.getBoundingClientRect().height);

test("the code stands in the fragment, and the frame is as sealed as it can be", async ({
  page,
}) => {
  await open(page, one + scripts());
  const frame = await frameOf(page);
  expect(await frame.evaluate("fragment")).toBe("#code=code%201");
  expect(new URL(frame.url()).pathname).toBe("/embed/v1/emb_1/ledger");
  expect(await frame.evaluate("hostOrigin")).toBe(host.origin);
  const iframe = page.locator("commitbook-embed iframe");
  await expect(iframe).toHaveAttribute("loading", "lazy");
  await expect(iframe).toHaveAttribute("referrerpolicy", "no-referrer");
  await expect(iframe).toHaveAttribute("title", "Commitments");
  await expect(iframe).toHaveAttribute(
    "sandbox",
    "allow-scripts allow-same-origin allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox",
  );
  expect(await page.evaluate("asked")).toEqual([
    { embedId: "emb_1", view: "ledger", reason: "load" },
  ]);
});

test("what a page sets is told after the first word and again when it changes", async ({
  page,
}) => {
  await open(
    page,
    '<commitbook-embed id="a" embed-id="emb_1" locale="de" radius="8" hide-header></commitbook-embed>' +
      `<script>a.words = { available: "Left" }; a.params = { asOf: "2026-01-01T00:00:00.000Z" };</script>${scripts()}`,
  );
  const frame = await frameOf(page);
  const payload = async (type: string) => (await heard(frame, type)).at(-1)?.payload;
  await expect.poll(() => payload("theme")).toEqual({ mode: "light", radius: 8, hideHeader: true });
  expect(await payload("locale")).toEqual({ locale: "de" });
  expect(await payload("words")).toEqual({ available: "Left" });
  expect(await payload("params")).toEqual({ asOf: "2026-01-01T00:00:00.000Z" });
  await page.evaluate("a.destroy()");
  await expect(page.locator("commitbook-embed iframe")).toHaveCount(0);
});

test("settings that change while it runs reach the frame without a new load", async ({ page }) => {
  await open(page, one + scripts());
  const frame = await frameOf(page);
  await page.evaluate(`a.accent = "#6a38d0"; a.timezone = "Europe/Berlin"; a.view = "overview";
    a.words = { pool: "Plan" }; a.words = { pool: "Plan" }; a.print();
    a.navigate("ledger", { filters: { pool: "x" } });`);
  const payloads = async (type: string) => (await heard(frame, type)).map((each) => each.payload);
  await expect
    .poll(async () => (await payloads("theme")).at(-1))
    .toEqual({ mode: "light", accent: "#6a38d0" });
  expect(await payloads("timezone")).toEqual([{ timezone: null }, { timezone: "Europe/Berlin" }]);
  expect(await payloads("words")).toEqual([{}, { pool: "Plan" }]);
  expect(await payloads("print")).toEqual([{}]);
  expect(await payloads("navigate")).toEqual([
    { view: "overview" },
    { view: "ledger", params: { filters: { pool: "x" } } },
  ]);
  expect(await page.evaluate("asked.length")).toBe(1);
});

test("only the frame's own first word from the book's own origin is answered", async ({ page }) => {
  await open(page, `${one}${scripts()}<iframe srcdoc="<p>stranger"></iframe>`);
  const frame = await frameOf(page);
  expect(await frame.evaluate("acks")).toBe(1);
  const stranger = page.frames().find((each) => each.url() === "about:srcdoc");
  await stranger?.evaluate(`
    window.answers = 0;
    addEventListener("message", () => { answers += 1; });
    for (const type of ["hello", "ready", "size", "token.needed"])
      parent.postMessage({ ns: "commitments.embed", v: 1, type, id: "x", payload: { height: 9000 } }, "*");`);
  // From the right frame, but not by the port, or not in this version.
  await frame.evaluate(`parent.postMessage(say("token.needed"), "*");
    parent.postMessage({ ...say("hello"), v: 2 }, "*"); parent.postMessage("hello", "*"); parent.postMessage(null, "*")`);
  await tell(frame, "size", { height: 410 });
  await expect.poll(() => heightOf(page)).toBe(410);
  expect(await stranger?.evaluate("answers")).toBe(0);
  expect(await frame.evaluate("acks")).toBe(1);
  expect(await page.evaluate("asked.length")).toBe(1);
  expect(await told(page)).not.toContain("ready");
});

test("a frame that says hello twice is heard on the port that it took", async ({ page }) => {
  await open(page, one + scripts());
  const frame = await frameOf(page);
  await frame.evaluate("hello()");
  await expect.poll(() => frame.evaluate("acks")).toBe(2);
  await tell(frame, "size", { height: 333 });
  await expect.poll(() => heightOf(page)).toBe(333);
  await page.evaluate("a.print()");
  await expect.poll(async () => (await heard(frame, "print")).length).toBe(1);
});

test("a token that runs out is renewed by one new code, under the id of the question", async ({
  page,
}) => {
  await open(page, one + scripts());
  const frame = await frameOf(page);
  await page.evaluate(`window.quick = a.getCode;
    a.getCode = async (request) => { await new Promise((resolve) => setTimeout(resolve, 200)); return quick(request); }`);
  await frame.evaluate(
    `tell("token.needed", { inSeconds: 60 }, "q1"); tell("token.needed", {}, "q2")`,
  );
  await expect.poll(async () => (await heard(frame, "token")).length).toBe(1);
  const [token] = await heard(frame, "token");
  expect({ id: token?.id, payload: token?.payload }).toEqual({
    id: "q1",
    payload: { code: "code 2" },
  });
  expect(await page.evaluate("asked[1]")).toEqual({
    embedId: "emb_1",
    view: "ledger",
    reason: "renew",
  });
});

test("a page whose server fails is answered in words, and never breaks the loop", async ({
  page,
}) => {
  await open(page, one + scripts());
  const frame = await frameOf(page);
  for (const [index, failing] of [
    "() => { throw new Error('down') }",
    "async () => { throw new Error('down') }",
    "async () => ({})",
    "async () => ''",
    "() => null",
  ].entries()) {
    await page.evaluate(`a.getCode = ${failing}`);
    await tell(frame, "token.needed", {}, `q${index}`);
    await expect
      .poll(async () => (await heard(frame, "token.failed")).at(-1)?.id)
      .toBe(`q${index}`);
  }
  await page.evaluate("a.getCode = async () => 'bare'");
  await tell(frame, "token.needed");
  await expect
    .poll(async () => (await heard(frame, "token"))[0]?.payload)
    .toEqual({ code: "bare" });
});

test("a page that cannot get its first code is told so and asked again, ever less often", async ({
  page,
}) => {
  await page.clock.install();
  await open(
    page,
    `${one}<script>let tries = 0; a.getCode = async () => { tries += 1; if (tries < 4) throw 1; return "late" }</script>${scripts()}`,
  );
  for (const tries of [1, 2, 3]) {
    await expect.poll(() => page.evaluate("tries")).toBe(tries);
    await expect.poll(async () => (await told(page)).length).toBe(2 * tries);
    await page.clock.runFor(1_000 * 2 ** tries);
  }
  const frame = await frameOf(page);
  expect(await frame.evaluate("fragment")).toBe("#code=late");
  expect((await told(page)).slice(0, 6)).toEqual(Array(3).fill(["loading", "error"]).flat());
  expect(await page.evaluate("told[1][2]")).toMatchObject({ code: "no-code", retryable: true });
});

test("a frame that stays silent, as under a refusing policy, is an error and is tried again", async ({
  page,
}) => {
  await page.clock.install();
  await open(
    page,
    `<commitbook-embed id="a" embed-id="silent">until then</commitbook-embed>${scripts()}`,
  );
  await expect.poll(() => page.evaluate("asked.length")).toBe(1);
  await expect(page.locator("commitbook-embed iframe")).toHaveCount(1);
  await page.clock.runFor(20_100);
  expect(await page.evaluate("told.at(-1)")).toMatchObject(["a", "error", { code: "unavailable" }]);
  await expect(page.getByText("until then")).toBeVisible();
  await page.clock.runFor(1_100);
  await expect.poll(() => page.evaluate("asked.length")).toBe(2);
});

test("ready and error exclude each other until it loads again", async ({ page }) => {
  await open(page, one + scripts());
  const frame = await frameOf(page);
  await tell(frame, "loading");
  await tell(frame, "ready", { corrected: ["text"] });
  await tell(frame, "ready");
  await tell(frame, "error", { code: "data-stale", retryable: true });
  await tell(frame, "ready");
  await tell(frame, "session.ended", { code: "session-ended", retryable: true });
  await tell(frame, "token.needed");
  await tell(frame, "ready");
  await tell(frame, "export.done", { rows: 12 });
  await tell(frame, "escape");
  await tell(frame, "navigate", { view: "ledger" });
  await tell(frame, "never heard of");
  await tell(frame, "themed", { corrected: [] });
  await expect
    .poll(async () => (await told(page)).filter((type) => type !== "resize"))
    .toEqual([
      ...["loading", "ready", "error", "loading", "ready", "sessionended", "loading", "ready"],
      ...["exportdone", "escape", "navigate", "themed"],
    ]);
});

test("twenty times taller and shorter ends at the same pixel, within the least and the most", async ({
  page,
}) => {
  await open(page, one + scripts());
  const frame = await frameOf(page);
  for (let cycle = 0; cycle < 20; cycle += 1) {
    await tell(frame, "size", { height: 900 + cycle });
    await expect.poll(() => heightOf(page)).toBe(900 + cycle);
    await tell(frame, "size", { height: 400 });
    await expect.poll(() => heightOf(page)).toBe(400);
  }
  expect(await page.locator("commitbook-embed").evaluate((each) => each.clientHeight)).toBe(400);
  await page.evaluate("a.minHeight = 500; a.maxHeight = 800");
  await expect.poll(() => heightOf(page)).toBe(500);
  await tell(frame, "size", { height: 5_000 });
  await expect.poll(() => heightOf(page)).toBe(800);
  for (const height of [-1, 0, null, "x"]) await tell(frame, "size", { height });
  await tell(frame, "size", { height: 612.2 });
  await expect.poll(() => heightOf(page)).toBe(613);
});

test("the colour scheme of the frame is that of the document inside, whatever the page does", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, `<div id="around">${one}</div>${scripts()}`);
  const frame = await frameOf(page);
  const schemes = async () => [
    await page
      .locator("commitbook-embed iframe")
      .evaluate((each) => getComputedStyle(each).colorScheme),
    ((await heard(frame, "theme")).at(-1)?.payload as { mode?: string } | undefined)?.mode,
  ];
  await expect.poll(schemes).toEqual(["light", "light"]);
  await page.evaluate("a.mode = 'dark'");
  await expect.poll(schemes).toEqual(["dark", "dark"]);
  await page.evaluate("around.style.colorScheme = 'light dark'; a.mode = 'auto'");
  await expect.poll(schemes).toEqual(["dark", "dark"]);
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(schemes).toEqual(["light", "light"]);
});

test("mounted, unmounted and mounted again it asks for one code and leaves nothing behind", async ({
  page,
}) => {
  await open(page, `<div id="root"></div>${scripts()}`);
  await page.evaluate(`(async () => {
    await customElements.whenDefined("commitbook-embed");
    window.names = "";
    window.names = Object.keys(window).join();
    const element = document.createElement("commitbook-embed");
    element.id = "a";
    element.embedId = "emb_1";
    watch(element);
    root.append(element); element.remove(); root.append(element);
  })()`);
  const frame = await frameOf(page);
  await expect(page.locator("commitbook-embed iframe")).toHaveCount(1);
  expect(await page.evaluate("asked.length")).toBe(1);
  expect(await page.evaluate("Object.keys(window).join() === names")).toBe(true);
  await frame.evaluate("0");
  await page.evaluate("window.kept = a; kept.remove()");
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.evaluate("root.append(kept)");
  await frameOf(page);
  expect(await page.evaluate("asked.length")).toBe(2);
});

test("drawn again with an equal object and another function, it does not begin anew", async ({
  page,
}) => {
  await open(page, one + scripts());
  const frame = await frameOf(page);
  await page.evaluate(`a.params = { filters: { pool: "x" } };
    for (let i = 0; i < 5; i += 1) { a.getCode = async () => "again"; a.params = { filters: { pool: "x" } }; }`);
  await expect.poll(async () => (await heard(frame, "params")).length).toBe(2);
  expect(await page.evaluate("asked.length")).toBe(1);
});

test("properties set before the definition count, and a second copy of the script is harmless", async ({
  page,
}) => {
  await open(
    page,
    `<commitbook-embed id="a"></commitbook-embed><script>a.embedId = "emb_2"; a.view = "statement"; a.theme = { mode: "dark", radius: 3 };</script>` +
      `${scripts()}<script type="module" crossorigin src="${book.origin}/embed/v1.js?again"></script>`,
  );
  const frame = await frameOf(page);
  expect(new URL(frame.url()).pathname).toBe("/embed/v1/emb_2/statement");
  await expect
    .poll(async () => (await heard(frame, "theme")).at(-1)?.payload)
    .toEqual({ mode: "dark", radius: 3 });
  await expect(page.locator("commitbook-embed")).toHaveAttribute("embed-id", "emb_2");
});

test("two on one page have each their own code, port and session", async ({ page }) => {
  await open(
    page,
    `${one}<commitbook-embed id="b" embed-id="emb_1"></commitbook-embed>${scripts()}`,
  );
  const [first, second] = [await frameOf(page, 0), await frameOf(page, 1)];
  const fragments = [await first.evaluate("fragment"), await second.evaluate("fragment")];
  expect(fragments.toSorted()).toEqual(["#code=code%201", "#code=code%202"]);
  await tell(first, "token.needed");
  await tell(second, "ready");
  await expect.poll(async () => (await heard(first, "token")).length).toBe(1);
  expect(await heard(second, "token")).toEqual([]);
  const ready = (await page.evaluate("told.filter(([, type]) => type === 'ready')")) as string[][];
  expect(ready).toHaveLength(1);
});

test("a frame that nobody sees costs no code until it is shown", async ({ page }) => {
  await open(
    page,
    `<div id="around" style="display:none">${one}</div><div style="height:4000px"></div><commitbook-embed id="b" embed-id="emb_1"></commitbook-embed>${scripts()}`,
  );
  await page.waitForTimeout(300);
  expect(await page.evaluate("asked.length")).toBe(0);
  await page.evaluate("around.style.display = 'block'");
  await frameOf(page);
  expect(await page.evaluate("asked.length")).toBe(1);
  await page.locator("#b").scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate("asked.length")).toBe(2);
});

const strict = (): Record<string, string> => ({
  "content-security-policy": `default-src 'none'; script-src 'nonce-n' ${book.origin}; frame-src ${book.origin}; base-uri 'none'; require-trusted-types-for 'script'`,
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-opener-policy": "same-origin",
});

test("a page with COEP, a strict policy and trusted types shows it without a complaint", async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await open(page, one + scripts().replaceAll("<script", '<script nonce="n"'), strict());
  const frame = await frameOf(page);
  await tell(frame, "ready");
  await expect.poll(() => told(page)).toContain("ready");
  expect(await heightOf(page)).toBe(400);
  expect(complaints).toEqual([]);
});
