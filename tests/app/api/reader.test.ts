import { afterAll, describe, expect, test } from "vitest";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import { bearer } from "@/tests/app/api/book-app";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";
import { type Asker, createInterview } from "@/tests/support/answers/interview";
import { sandboxNow, startWholeSandbox } from "@/tests/support/answers/whole-sandbox";
import { generateBook, readGenerated } from "@/tests/support/generated/generated-book";
import { listDisagreements } from "@/tests/support/reader/disagreements";
import { readRawBook } from "@/tests/support/reader/raw-book";
import { askBook } from "@/tests/support/reader/told-answers";
import { isLongForm, someOf } from "@/tests/support/test-form";

const apps: TestApp[] = [];
afterAll(async () => {
  for (const app of apps) await app.close();
});

type Clocks = Required<Asker["clocks"]>;

const readAndAsk = async (app: TestApp, clocks: Clocks) => {
  const headers = bearer(await app.addKey(await app.addUser("finance")));
  const told = await askBook(createInterview({ name: "finance", headers, clocks }));
  const raw = await readRawBook(app.context.db, clocks.knownAt);
  const [at, knownAt] = [Date.parse(clocks.asOf), Date.parse(clocks.knownAt)];
  return listDisagreements(raw, told, { at, knownAt });
};

/** Just read, as it was known before, ahead of everything read, and a year before what is known since today. */
const clocksAround = (before: Instant, last: Instant): readonly Clocks[] => [
  { asOf: addDuration(last, 3_600_000), knownAt: addDuration(last, 3_600_000) },
  { asOf: addDuration(before, 60_000), knownAt: addDuration(before, 60_000) },
  { asOf: addDuration(last, 75 * 86_400_000), knownAt: addDuration(last, 3_600_000) },
  { asOf: addDuration(last, -365 * 86_400_000), knownAt: addDuration(last, 3_600_000) },
];

const seeds = Array.from({ length: 100 }, (_, seed) => seed);

test.each(someOf(seeds, 1))(
  "every figure of the generated book of seed %i is what the raw facts come to, to the last digit",
  async (seed) => {
    const app = await startTestApp();
    const book = generateBook(seed);
    await readGenerated(app.context.db, book);
    const [before = "", last = ""] = book.readings.slice(-2);
    app.setTime(addDuration(last, 3_600_000));
    for (const clocks of clocksAround(before, last)) {
      const { agreed, disagreed } = await readAndAsk(app, clocks);
      expect(disagreed, JSON.stringify(clocks)).toEqual([]);
      expect(agreed).toBeGreaterThan(200);
    }
    await app.close();
  },
  600_000,
);

describe.skipIf(!isLongForm)("the invented company", () => {
  test("every figure is what the raw facts come to, to the last digit", async () => {
    const { app } = await startWholeSandbox();
    apps.push(app);
    for (const clocks of clocksAround("2026-11-19T16:45:00.000Z", sandboxNow)) {
      const { agreed, disagreed } = await readAndAsk(app, clocks);
      expect(disagreed, JSON.stringify(clocks)).toEqual([]);
      expect(agreed).toBeGreaterThan(3_000);
    }
  }, 3_600_000);
});
