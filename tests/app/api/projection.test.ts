import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import { installContext } from "@/lib/server/context";
import { dropProjection } from "@/lib/store/projection/ensure-forward";
import { bearer } from "@/tests/app/api/book-app";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";
import { factTables } from "@/tests/lib/sync/support/book";
import { groupDifferences, listDifferences } from "@/tests/support/answers/answer-differences";
import { askEverything } from "@/tests/support/answers/every-answer";
import { foot } from "@/tests/support/answers/footing";
import type { Answer, Asker } from "@/tests/support/answers/interview";
import {
  type GeneratedBook,
  generateBook,
  readOnce,
} from "@/tests/support/generated/generated-book";
import { bringAllForward } from "@/tests/support/projection";
import { isLongForm, someOf } from "@/tests/support/test-form";

/** So many accounts and commitments are opened one by one; the lists hold all of them. */
const openedMax = isLongForm ? 6 : 2;

type Answers = ReadonlyMap<string, Answer>;
type Reading = "kept" | "computed";
type Book = {
  readonly app: TestApp;
  readonly book: GeneratedBook;
  /** The last reading. */
  readonly readAt: Instant;
  ask(reads: Reading, clocks?: Asker["clocks"]): Promise<Answers>;
};

/** What broke while it was worked out: alike in both would be no difference. */
const faultsOf = (answers: Answers): readonly string[] =>
  [...answers].flatMap(([address, { status }]) => (status >= 500 ? [address] : []));

const timeoutMs = isLongForm ? 7_200_000 : 600_000;

/** Readings before the last one were added up too: each moved what was kept of the one before. */
const openBook = async (seed: number): Promise<Book> => {
  const app = await startTestApp();
  const book = generateBook(seed);
  for (const [reading, at] of book.readings.entries()) {
    await readOnce(app.context.db, book, reading);
    await bringAllForward(app.context.db, at);
  }
  const headers = bearer(await app.addKey(await app.addUser("finance")));
  return {
    app,
    book,
    readAt: book.readings.at(-1) ?? "",
    ask: async (reads, clocks = {}) => {
      installContext({ ...app.context, reads });
      const { answers } = await askEverything({ name: "finance", headers, clocks, openedMax });
      expect(answers.size).toBeGreaterThan(200);
      expect(faultsOf(answers)).toEqual([]);
      return answers;
    },
  };
};

/** Alike ones together, so that a failure can be read. */
const differ = (before: Answers, after: Answers) =>
  groupDifferences(listDifferences(before, after));

const momentsOf = ({ readAt }: Book): readonly Instant[] => [
  addDuration(readAt, 40 * 60_000),
  addDuration(readAt, 1),
  "2026-04-01T00:00:00.000Z",
  "2027-03-05T06:07:08.009Z",
];

const pairsOf = ({ book: { readings }, readAt }: Book): readonly Asker["clocks"][] => {
  const [first = "", second = ""] = readings;
  return someOf(
    [
      { asOf: "2026-02-10T11:12:13.014Z", knownAt: addDuration(second, 5_000) },
      { asOf: "2026-01-31T23:59:59.999Z", knownAt: first },
      { asOf: "2026-02-01T00:00:00.000Z" },
      { asOf: "2026-02-01T00:00:00.001Z", knownAt: second },
      { knownAt: second },
      { knownAt: addDuration(first, -1) },
      { asOf: second, knownAt: readAt },
      { asOf: "2025-06-30T00:00:00.000Z" },
      { asOf: "2026-06-30T00:00:00.000Z", knownAt: readAt },
      { asOf: "2028-02-29T12:00:00.000Z", knownAt: first },
    ],
    1,
  );
};

/** Answers that take no clocks are about now: where a source stands, what its accounts are called. */
const withClocks = (answers: Answers): Answers =>
  new Map([...answers].filter(([address]) => address.includes("knownAt=")));

/** The book as if nothing had been learnt after an instant; what is said of its reads stays. */
const forgetSince = async ({ context: { db } }: TestApp, knownAt: Instant): Promise<void> => {
  for (const table of factTables) {
    await db.query(`delete from ${table} where known_from > $1`, [knownAt]);
    await db.query(`update ${table} set known_to = null where known_to > $1`, [knownAt]);
  }
  await dropProjection(db);
};

describe.each(someOf([1, 2, 3, 5, 8, 13], 1))("the generated book of seed %i", (seed) => {
  let opened: Book;
  beforeAll(async () => {
    opened = await openBook(seed);
  }, timeoutMs);
  afterAll(() => opened?.app.close());

  // The ordinary form of this one is a test of every-answer.test.ts.
  test.runIf(isLongForm)(
    "about now, every answer is the same kept, dropped and added up anew",
    async () => {
      for (const now of momentsOf(opened)) {
        opened.app.setTime(now);
        const kept = await opened.ask("kept");
        expect(differ(kept, await opened.ask("computed")), now).toEqual([]);
        await dropProjection(opened.app.context.db);
        expect(differ(kept, await opened.ask("kept")), `${now}, dropped`).toEqual([]);
      }
    },
    timeoutMs,
  );

  test(
    "at any other two clocks, nothing hangs on what is kept",
    async () => {
      opened.app.setTime(addDuration(opened.readAt, 3_600_000));
      for (const clocks of pairsOf(opened)) {
        const before = await opened.ask("kept", clocks);
        expect(foot(before).misses, JSON.stringify(clocks)).toEqual([]);
        await dropProjection(opened.app.context.db);
        const after = await opened.ask("computed", clocks);
        expect(differ(before, after), JSON.stringify(clocks)).toEqual([]);
      }
    },
    timeoutMs,
  );

  test.runIf(isLongForm)(
    "what was learnt later changes no answer about what was known before",
    async () => {
      const { app, book, readAt, ask } = opened;
      app.setTime(addDuration(readAt, 3_600_000));
      for (const at of book.readings.slice(0, -1).toReversed()) {
        const knownAt = addDuration(at, 60_000);
        const moments = ["2026-01-31T12:00:00.000Z", at, "2026-05-01T00:00:00.000Z"].map(
          (asOf) => ({
            asOf,
            knownAt,
          }),
        );
        const before: Answers[] = [];
        for (const clocks of moments) before.push(withClocks(await ask("kept", clocks)));
        await forgetSince(app, knownAt);
        for (const [place, clocks] of moments.entries()) {
          const after = withClocks(await ask("kept", clocks));
          expect(after.size).toBeGreaterThan(150);
          expect(differ(before[place] ?? new Map(), after), JSON.stringify(clocks)).toEqual([]);
        }
      }
    },
    timeoutMs,
  );
});
