import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { openDatabase } from "@/lib/store/open-database";
import { findFreePort } from "@/scripts/lib/port.mjs";
import { chartCounts, fillChartBook } from "@/tests/support/chart-book";

test.describe.configure({ mode: "serial" });

const widths = [320, 390, 480, 640, 768, 1_024, 1_280];

let page: Page;
let server: ChildProcess;
let dataDir: string;
let address: string;

/** A second server with a book of its own: no story has a ledger of a hundred thousand entries. */
test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  dataDir = mkdtempSync(join(tmpdir(), "commitbook-charts-"));
  const db = await openDatabase({ databaseUrl: null, dataDir });
  await fillChartBook(db, chartCounts, new Date().toISOString());
  await db.close();
  const port = await findFreePort();
  address = `http://localhost:${port}`;
  server = spawn(process.execPath, ["scripts/up.mjs"], {
    cwd: join(import.meta.dirname, "..", ".."),
    stdio: "ignore",
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      COMMITBOOK_SANDBOX: "0",
      COMMITBOOK_ADMIN_EMAIL: "mara@northlight.example",
      COMMITBOOK_ADMIN_PASSWORD: "a quiet ledger 2026",
    },
  });
  await expect(async () => {
    expect((await fetch(`${address}/api/ready`)).status).toBe(200);
  }).toPass({ timeout: 200_000 });
  page = await (await browser.newContext()).newPage();
  await page.goto(`${address}/sign-in?from=/accounts`);
  await page.getByLabel("Work e-mail").fill("mara@northlight.example");
  await page.getByLabel("Password").fill("a quiet ledger 2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: "Ledgers of every length" })).toBeVisible();
});
test.afterAll(async () => {
  await page?.close();
  if (server && server.exitCode === null) {
    server.kill("SIGTERM");
    await once(server, "exit");
  }
  rmSync(dataDir, { recursive: true, force: true });
});

type Word = {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** The boxes of all words as the browser drew them, each word of SVG or HTML once. */
const readWords = (within: string): Promise<Word[]> =>
  page.locator(within).evaluateAll((roots) =>
    roots.flatMap((root) => {
      const owners = new Map<Element, DOMRect[]>();
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const owner = node.parentElement?.closest("text, span.absolute, li");
        if (!owner || !node.textContent?.trim()) continue;
        if (node.parentElement?.closest(".sr-only, .popover")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const rects = [...range.getClientRects()].filter(({ width }) => width > 1);
        owners.set(owner, [...(owners.get(owner) ?? []), ...rects]);
      }
      return [...owners]
        .filter(([, rects]) => rects.length > 0)
        .map(([owner, rects]) => ({
          text: owner.textContent ?? "",
          left: Math.min(...rects.map((rect) => rect.left)),
          top: Math.min(...rects.map((rect) => rect.top)),
          right: Math.max(...rects.map((rect) => rect.right)),
          bottom: Math.max(...rects.map((rect) => rect.bottom)),
        }));
    }),
  );

const overlapsOf = (words: readonly Word[]): string[] =>
  words.flatMap((word, index) =>
    words
      .slice(index + 1)
      .filter(
        (other) =>
          word.left < other.right &&
          other.left < word.right &&
          word.top < other.bottom &&
          other.top < word.bottom,
      )
      .map((other) => `"${word.text}" over "${other.text}"`),
  );

const chart = "[role=group].chart";

for (const count of chartCounts) {
  test(`no word of a chart of ${count} entries touches another, at any width`, async () => {
    await page.goto(`${address}/commitments/ledger_${count}`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await expect(page.locator(`${chart} svg text`).first()).toBeVisible();
      const words = await readWords(chart);
      expect(words.length, `words at ${width} px`).toBeGreaterThan(6);
      expect.soft(overlapsOf(words), `at ${width} px`).toEqual([]);
      const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(scrolled, `sideways scroll at ${width} px`).toBeLessThanOrEqual(width);
      const outside = words.filter(({ left, right }) => left < 0 || right > width);
      expect
        .soft(
          outside.map(({ text }) => text),
          `cut at ${width} px`,
        )
        .toEqual([]);
    }
  });
}

test("the words around the months of an account do not touch either", async () => {
  await page.goto(`${address}/accounts/acc_charts`);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const months = page.getByRole("region", { name: "Drawdown by month" });
    await expect(months.locator("figure li").first()).toBeVisible();
    const words = await readWords("[aria-label='Drawdown by month'] figure > :is(div, ol)");
    expect(words.length).toBeGreaterThan(10);
    expect.soft(overlapsOf(words), `at ${width} px`).toEqual([]);
  }
});

test("a hundred thousand entries come as five hundred points, and the keyboard walks their bars", async () => {
  const answer = page.waitForResponse(/\/series/);
  await page.setViewportSize({ width: 1_280, height: 900 });
  await page.goto(`${address}/commitments/ledger_100000`);
  const { data } = await (await answer).json();
  expect(data.balance.entries + data.balance.drafts.entries).toBe(100_000);
  expect(data.balance.points.length).toBeLessThanOrEqual(500);
  const group = page.getByRole("group", { name: /^Balance, / });
  await group.focus();
  await page.keyboard.press("End");
  const readout = page.getByRole("status").filter({ hasText: "Left after" });
  await expect(readout).toContainText("Pending, 1 draft");
  await page.keyboard.press("ArrowLeft");
  await expect(readout).toContainText(/entries/);
  await page.keyboard.press("t");
  const table = page.getByRole("table", { name: "Balance" });
  await expect(table.getByRole("row").nth(1)).toBeVisible();
  await expect(page.getByText(/of 99,999 entries: first, last, every high and low/)).toBeVisible();
  await expect(page.getByText("The ledger below has every entry.")).toBeVisible();
});
