import { afterAll, beforeAll, expect, test } from "vitest";
import { installContext } from "@/lib/server/context";
import { dropProjection } from "@/lib/store/projection/ensure-forward";
import { bearer } from "@/tests/app/api/book-app";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";
import { listDifferences } from "@/tests/support/answers/answer-differences";
import { askEverything, type EveryAnswer } from "@/tests/support/answers/every-answer";
import { listReadTemplates } from "@/tests/support/answers/find-route";
import { foot } from "@/tests/support/answers/footing";
import { generateBook, readGenerated } from "@/tests/support/generated/generated-book";
import { isLongForm } from "@/tests/support/test-form";

let app: TestApp;
let headers: Record<string, string>;
let first: EveryAnswer;

/** So many accounts and commitments are opened. */
const openedMax = isLongForm ? 24 : 10;

const ask = () => askEverything({ name: "finance", headers, clocks: {}, openedMax });

beforeAll(async () => {
  app = await startTestApp();
  await readGenerated(app.context.db, generateBook(1));
  app.setTime("2026-03-05T12:34:56.789Z");
  headers = bearer(await app.addKey(await app.addUser("finance")));
  first = await ask();
}, 600_000);
afterAll(() => app.close());

test("every address that can be read is asked, and has an answer", async () => {
  expect([...first.asked].sort()).toEqual(await listReadTemplates());
  const refused = [...first.answers].filter(([, { status }]) => status !== 200);
  expect(refused).toEqual([]);
  expect(first.answers.size).toBeGreaterThan(isLongForm ? 400 : 200);
});

test("every part adds up to its whole", () => {
  const { held, misses } = foot(first.answers);
  expect(misses).toEqual([]);
  expect(held).toBeGreaterThan(isLongForm ? 300 : 150);
});

test("an unchanged book gives the same answers, kept or added up anew", async () => {
  installContext({ ...app.context, reads: "computed" });
  expect(listDifferences(first.answers, (await ask()).answers)).toEqual([]);
  installContext(app.context);
}, 600_000);

test("a fact that changed is told by more than one address", async () => {
  await app.context.db.query(
    `update ledger_entries set amount = amount - 1 where known_to is null and status = 'posted'
     and id = (select min(id) from ledger_entries where kind = 'drawdown' and known_to is null and status = 'posted')`,
  );
  await dropProjection(app.context.db);
  const differences = listDifferences(first.answers, (await ask()).answers);
  expect(new Set(differences.map(({ address }) => address)).size).toBeGreaterThan(10);
}, 600_000);
