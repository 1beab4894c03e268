import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { findFreePort } from "@/scripts/lib/port.mjs";
import { type Served, serveStandIn } from "@/tests/e2e/support/embed-hosts";

let book: Served;
let host: ChildProcess;
let address: string;
let folder: string;

/** Away from the repository, whose own proxy and start would be taken for the host's. */
const putHost = (): string => {
  const made = mkdtempSync(join(tmpdir(), "commitbook-host-"));
  cpSync("tests/e2e/support/next-host", made, { recursive: true });
  cpSync("public/embed/v1.js", join(made, "app", "v1.js"));
  symlinkSync(resolve("node_modules"), join(made, "node_modules"));
  return made;
};

test.beforeAll(async () => {
  test.setTimeout(200_000);
  book = await serveStandIn();
  folder = putHost();
  const port = await findFreePort();
  address = `http://localhost:${port}`;
  const { NODE_ENV: _, ...environment } = process.env;
  host = spawn(
    process.execPath,
    [resolve("node_modules/next/dist/bin/next"), "dev", "--webpack", "--port", String(port)],
    {
      cwd: folder,
      stdio: "ignore",
      env: {
        ...{ ...environment, NODE_ENV: "development" },
        ...{ NEXT_PUBLIC_BOOK: book.origin, NEXT_TELEMETRY_DISABLED: "1" },
      },
    },
  );
  await expect(async () => {
    expect((await fetch(address)).status).toBe(200);
  }).toPass({ timeout: 180_000 });
});
test.afterAll(async () => {
  if (host && host.exitCode === null) {
    host.kill("SIGTERM");
    await once(host, "exit");
  }
  await book.close();
  rmSync(folder, { recursive: true, force: true });
});

test("in a Next.js host the element is drawn on the server, mounted twice, drawn again, and is one session", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  expect(await (await fetch(address)).text()).toContain('<commitbook-embed embed-id="auto"');
  await page.goto(address);
  await expect(page.getByText("ready", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("commitbook-embed iframe")).toHaveCount(1);
  for (let drawn = 0; drawn < 5; drawn += 1)
    await page.getByRole("button", { name: `Drawn ${drawn}` }).click();
  await expect(page.getByRole("button", { name: "Drawn 5" })).toBeVisible();
  expect(await page.evaluate("asked")).toBe(1);

  const frame = page.frames().find((each) => each.url().startsWith(book.origin));
  const heard = (await frame?.evaluate("heard")) as { type: string; payload: unknown }[];
  expect(heard.findLast(({ type }) => type === "theme")?.payload).toEqual({ mode: "dark" });
  expect(heard.filter(({ type }) => type === "params")).toHaveLength(1);

  await page.getByRole("button", { name: "Toggle" }).click();
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.getByRole("button", { name: "Toggle" }).click();
  await expect(page.locator("commitbook-embed iframe")).toHaveCount(1);
  await expect.poll(() => page.evaluate("asked")).toBe(2);
  expect(complaints).toEqual([]);
});
