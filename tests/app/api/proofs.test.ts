import { afterAll, describe, expect, test } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { bearer } from "@/tests/app/api/book-app";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";
import { foot } from "@/tests/support/answers/footing";
import { type Asker, createInterview } from "@/tests/support/answers/interview";
import { askEveryProof } from "@/tests/support/answers/questions-proofs";
import { sandboxNow, startWholeSandbox } from "@/tests/support/answers/whole-sandbox";
import { generateBook, readGenerated } from "@/tests/support/generated/generated-book";
import { isLongForm, someOf } from "@/tests/support/test-form";

const apps: TestApp[] = [];
afterAll(async () => {
  for (const app of apps) await app.close();
});

/** A small book is opened in part: each account and commitment is asked for every figure there is. */
const openedMax = isLongForm ? 30 : 3;

const proveEverything = async (app: TestApp, clocks: Asker["clocks"]) => {
  const headers = bearer(await app.addKey(await app.addUser("finance")));
  const interview = createInterview({ name: "finance", headers, clocks });
  await askEveryProof(interview, openedMax);
  const answers = interview.answers();
  const proofs = [...answers].filter(([address]) => address.includes("/provenance"));
  expect(proofs.filter(([, { status }]) => status !== 200)).toEqual([]);
  return { ...foot(answers), count: proofs.length };
};

const seeds = Array.from({ length: 12 }, (_, seed) => seed);

test.each(someOf(seeds, 1))(
  "every figure of the generated book of seed %i has a proof that comes to it, at any clocks",
  async (seed) => {
    const app = await startTestApp();
    const book = generateBook(seed);
    await readGenerated(app.context.db, book);
    const [before = "", last = ""] = book.readings.slice(-2);
    app.setTime(addDuration(last, 3_600_000));
    const known = { asOf: addDuration(before, 60_000), knownAt: addDuration(before, 60_000) };
    const ahead = { asOf: addDuration(last, 75 * 86_400_000), knownAt: last };
    for (const clocks of someOf([known, {}, ahead], 2)) {
      const { misses, held, count } = await proveEverything(app, clocks);
      expect(misses, JSON.stringify(clocks)).toEqual([]);
      expect(count).toBeGreaterThan(isLongForm ? 250 : 150);
      expect(held).toBeGreaterThan(count);
    }
    await app.close();
  },
  1_200_000,
);

describe.skipIf(!isLongForm)("the invented company", () => {
  test("every figure has a proof that comes to it, to the last digit", async () => {
    const { app } = await startWholeSandbox();
    apps.push(app);
    const known = { asOf: "2026-11-01T00:00:00.000Z", knownAt: "2026-11-18T00:00:00.000Z" };
    for (const clocks of [{}, { asOf: sandboxNow, knownAt: sandboxNow }, known]) {
      const { misses, count } = await proveEverything(app, clocks);
      expect(misses, JSON.stringify(clocks)).toEqual([]);
      expect(count).toBeGreaterThan(3_000);
    }
  }, 3_600_000);
});
