import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "@/scripts/lib/port.mjs";
import { spawnServer, startBuilt } from "@/tests/built/support/built-app";
import { makeUsedBook, masterSecret, type UsedBook } from "@/tests/built/support/used-book";

let book: UsedBook;
beforeAll(async () => {
  book = await makeUsedBook();
});
afterAll(() => book.remove());

const settingsOf = async () => ({
  PORT: String(await findFreePort()),
  DATA_DIR: book.dataDir,
  COMMITBOOK_SECRET: masterSecret,
  COMMITBOOK_SANDBOX: "0",
});

const sentences = (text: string) =>
  text.split("\n").filter((line) => line.startsWith("commitbook: "));

test("the framework's own command says what to start instead", async () => {
  const settings = await settingsOf();
  const args = ["node_modules/next/dist/bin/next", "start", "--port", settings.PORT];
  const run = spawnServer(settings, { program: process.execPath, args });
  expect(await run.ended).toBe(1);
  expect(sentences(run.log())).toEqual([expect.stringContaining("node scripts/start.mjs")]);
});

test("a directory in use, a port in use and a setting that cannot be are one sentence each", async () => {
  const app = await startBuilt({ book });
  try {
    const inUse = spawnServer(await settingsOf());
    expect(await inUse.ended).toBe(1);
    expect(sentences(inUse.log())).toEqual([expect.stringContaining("is in use by another")]);
    const other = await makeUsedBook();
    const port = new URL(app.url).port;
    const taken = spawnServer({ ...(await settingsOf()), DATA_DIR: other.dataDir, PORT: port });
    expect(await taken.ended).toBe(1);
    expect(sentences(taken.log())).toEqual([expect.stringContaining(`Port ${port}`)]);
    await other.remove();
    const wrong = spawnServer({ ...(await settingsOf()), COMMITBOOK_HOST: "no such place" });
    expect(await wrong.ended).toBe(1);
    expect(sentences(wrong.log())).toEqual([expect.stringContaining("COMMITBOOK_HOST")]);
  } finally {
    await app.stop();
  }
});

const outside = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ internal, family }) => !internal && family === "IPv4")?.address;

const answersOutside = async (environment: Record<string, string>): Promise<boolean> => {
  const app = await startBuilt({ book, environment });
  try {
    const { port } = new URL(app.url);
    return await fetch(`http://${outside}:${port}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  } finally {
    await app.stop();
  }
};

test.skipIf(outside === undefined)(
  "an embedded book that nobody set up for others is served to its own machine alone",
  async () => {
    expect(await answersOutside({})).toBe(false);
    expect(await answersOutside({ COMMITBOOK_HOST: "0.0.0.0" })).toBe(true);
  },
);
