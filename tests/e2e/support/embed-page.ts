import { expect, type Frame, type Page } from "@playwright/test";
import type { EmbedBook } from "@/tests/e2e/support/embed-book";
import type { serveHost } from "@/tests/e2e/support/embed-hosts";

type Host = Awaited<ReturnType<typeof serveHost>>;

/** A page of a host with frames in it, that writes down what it is told. */
export const embedsOn = (page: Page, { book, host }: { book: EmbedBook; host: Host }) => {
  let count = 0;
  const told = async (id: string): Promise<readonly string[]> =>
    ((await page.evaluate("told")) as string[][]).flatMap(([from, type]) =>
      from === id && type ? [type] : [],
    );
  return {
    told,
    elementOf: (id: string, customer: string, view: string, attributes = ""): string =>
      `<commitbook-embed id="${id}" embed-id="${book.embedId}" data-customer="${customer}" view="${view}" min-height="100" ${attributes}></commitbook-embed>`,
    open: async (html: string): Promise<void> => {
      count += 1;
      host.pages.set(`/page-${count}`, { html: html + script(book.origin) });
      await page.goto(`${host.origin}/page-${count}`);
    },
    readyFrame: async (id: string): Promise<Frame> => {
      await expect.poll(() => told(id)).toContain("ready");
      const handle = await page.locator(`#${id} iframe`).elementHandle();
      const frame = await handle?.contentFrame();
      if (!frame) throw new Error("there is no frame");
      return frame;
    },
  };
};

export type EmbedsOn = ReturnType<typeof embedsOn>;

const script = (origin: string): string => `<script>
  window.told = [];
  window.asked = 0;
  for (const element of document.querySelectorAll("commitbook-embed")) {
    element.getCode = async () => {
      asked += 1;
      return (await fetch("/code?" + element.dataset.customer, { method: "POST" })).json();
    };
    for (const type of ["loading", "ready", "error", "sessionended", "navigate", "themed", "escape"])
      element.addEventListener(type, ({ detail }) => told.push([element.id, type, detail]));
  }
</script><script type="module" crossorigin src="${origin}/embed/v1.js"></script>`;
