import { expect, type Page, test } from "@playwright/test";
import { type EmbedBook, openEmbedBook } from "@/tests/e2e/support/embed-book";
import { serveHost } from "@/tests/e2e/support/embed-hosts";
import { type EmbedsOn, embedsOn } from "@/tests/e2e/support/embed-page";

// What a page with ten frames pays, on a machine four times slower than this one.
const frames = 10;
const slower = 4;
const views = ["overview", "statement"];

let host: Awaited<ReturnType<typeof serveHost>>;
let page: Page;
let book: EmbedBook;
let on: EmbedsOn;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(150_000);
  host = await serveHost((of) => book.mint(of, host.origin, book.embedId, views));
  page = await (await browser.newContext()).newPage();
  book = await openEmbedBook(page, [host.origin]);
  on = embedsOn(page, { book, host });
});
test.afterAll(async () => {
  await page.close();
  await host.close();
});

const element = (id: string, index: number): string =>
  on.elementOf(id, book.accounts[index % 2]?.id ?? "", views[index % 2] ?? "", `lang="en"`);

type Weighed = { readonly url: string; readonly bytes: number };

test("ten frames of overview and statement are drawn within a second on a slow machine, and light", async () => {
  // One frame first: those of one site share a process, and that process is slowed.
  await on.open(element("first", 0));
  const first = await on.readyFrame("first");
  const slow = [
    await page.context().newCDPSession(page),
    await page.context().newCDPSession(first),
  ];
  const all = Array.from({ length: frames }, (_, index) => element(`e${index}`, index)).join("");
  for (const session of slow)
    await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.evaluate(
    ([html]) => {
      const at = performance.now();
      const box = document.createElement("div");
      // All in sight: a frame that is out of it waits.
      box.style.cssText = "display:grid;grid-template-columns:repeat(5,1fr)";
      box.innerHTML = html ?? "";
      Object.assign(window, { drawn: {} });
      for (const element of box.children) {
        Object.assign(element, {
          getCode: async () => {
            const of = (element as HTMLElement).dataset["customer"];
            return (await fetch(`/code?${of}`, { method: "POST" })).json();
          },
        });
        element.addEventListener("ready", () => {
          Object.assign((window as unknown as { drawn: object }).drawn, {
            [element.id]: performance.now() - at,
          });
        });
      }
      document.body.prepend(box);
    },
    [all],
  );
  const times = async () => Object.values((await page.evaluate("drawn")) as Record<string, number>);
  await expect.poll(async () => (await times()).length, { timeout: 30_000 }).toBe(frames);
  const last = Math.max(...(await times()));
  for (const session of slow) await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  console.log(`ten frames drawn in ${Math.round(last)} ms, CPU slowed ${slower} times`);
  expect(last).toBeLessThan(1_000);
});

test("ten frames weigh less than 150 kB in all without fonts, and the script of one at most 15 kB", async () => {
  const loaded: Weighed[] = [];
  const client = await page.context().newCDPSession(page);
  await client.send("Network.clearBrowserCache");
  page.on("response", (response) => {
    void response
      .finished()
      .then(() => response.request().sizes())
      .then(({ responseBodySize }) =>
        loaded.push({ url: response.url(), bytes: responseBodySize }),
      );
  });
  await on.open(Array.from({ length: frames }, (_, index) => element(`w${index}`, index)).join(""));
  for (let index = 0; index < frames; index += 1) await on.readyFrame(`w${index}`);
  await expect
    .poll(() => loaded.filter(({ url }) => /\/api\/embed\/v1/.test(url)).length)
    .toBe(frames);
  const ours = loaded.filter(({ url }) => url.startsWith(book.origin) && !url.includes("/fonts/"));
  const of = (pattern: RegExp, from: readonly Weighed[] = ours) =>
    from.filter(({ url }) => pattern.test(url)).reduce((sum, { bytes }) => sum + bytes, 0);
  // Ten frames may share what the browser keeps; one alone pays for each module once.
  const once = [...new Map(ours.map((each) => [each.url, each])).values()];
  const script = of(/\/embed\/frame\/.*\.js$/, once);
  const whole = of(/./);
  console.log(
    `ten frames: ${whole} B without fonts, in ${ours.length} answers ` +
      `(documents ${of(/\/embed\/v1\/emb/)}, scripts ${of(/\.js$/)}, style ${of(/\.css$/)}, ` +
      `exchanges ${of(/exchange$/)}, figures ${of(/\/api\/embed\/v1/)}); modules of one frame: ${script} B`,
  );
  expect(script).toBeGreaterThan(1_000);
  expect(script).toBeLessThan(15_000);
  expect(whole).toBeLessThan(150_000);
});
