import { afterAll, beforeAll, expect, test } from "vitest";
import { findValue, mapMetric } from "@/lib/domain/base/metric";
import { addDecimals } from "@/lib/domain/base/money";
import { isTitled, provenFigures } from "@/lib/domain/figures/provable";
import { getCommitmentBook } from "@/lib/server/answers/account-book";
import { proveFigure } from "@/lib/server/answers/prove-figure";
import { createProviders } from "@/lib/server/providers";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { getSummary } from "@/lib/server/queries/get-summary";
import { getUtilization } from "@/lib/server/queries/get-utilization";
import { listAccounts } from "@/lib/server/queries/list-accounts";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { listTimeline } from "@/lib/server/queries/list-timeline";
import { accountQuery } from "@/lib/wire/account";
import { type CommitmentDetail, commitmentQuery } from "@/lib/wire/commitment";
import { timelineQuery } from "@/lib/wire/timeline";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { footingsOf } from "@/tests/lib/domain/footings";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { word } from "@/tests/lib/server/queries/read-words";
import { runSync, testConnection } from "@/tests/lib/sync/support/run-sync";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { someOf } from "@/tests/support/test-form";

const now = "2026-11-20T14:05:00.000Z";

let sandbox: Sandbox;
let book: TestDatabase;
let details: readonly CommitmentDetail[];

beforeAll(async () => {
  sandbox = await startSandbox({ anchor: "2026-11-20", now: () => new Date(now) });
  sandbox.setClock(now);
  book = await openTestDatabase();
  const { url, token } = sandbox.vercel;
  const provider = createProviders([new URL(url).host]).providers.get("vercel");
  if (!provider) throw new Error("Vercel is a source of this version.");
  const connection = { ...testConnection(), baseUrl: url, secret: token };
  await runSync({ db: book.database, provider, connection, clock: () => now });
  installBook(book.database, now);
  details = await Promise.all((await listIds()).map(getDetail));
}, 300_000);
afterAll(async () => {
  await sandbox.close();
  await book.remove();
});

const listIds = async (): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const query = { limit: "200", ...(cursor === null ? {} : { cursor }) };
    const page = await listCommitments(asViewer(), commitmentQuery.parse(query));
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
};

const getDetail = async (commitmentId: string) =>
  (await getCommitment(asViewer(), { commitmentId })).data;

const segmentsOf = (teamId: string, accounts: ReadonlyMap<string, string>) =>
  details
    .filter(({ account }) => accounts.get(account.id) === teamId)
    .flatMap(({ segments }) => segments);

const listAllAccounts = async () =>
  (await listAccounts(asViewer(), accountQuery.parse({ limit: "200" }))).data;

test("every term of the company has the figures its own simulation expects", async () => {
  const accounts = new Map((await listAllAccounts()).map(({ id, externalId }) => [id, externalId]));
  let compared = 0;
  for (const { teamId, commitments } of sandbox.expected().teams) {
    const segments = segmentsOf(teamId, accounts);
    for (const term of commitments) {
      const found = segments.find(
        ({ externalId, start }) => externalId === term.commitmentId && start === term.start,
      );
      const label = `${teamId} ${term.commitmentId}`;
      expect(found, label).toBeDefined();
      if (!found) continue;
      const { figures, state } = found;
      const isUpcoming = term.state === "upcoming";
      const isGiven = term.committed !== null;
      const given = (value: string | null) => (isUpcoming ? "not-started" : (value ?? "not-given"));
      expect(
        {
          label,
          state,
          committed: word(figures.committed),
          granted: word(figures.granted),
          drawn: word(figures.drawn).replace(" incomplete", ""),
          overage: word(figures.overage).replace(" incomplete", ""),
          lapsed: word(figures.lapsed).replace(" incomplete", ""),
          available: word(figures.available).replace(" incomplete", ""),
        },
        label,
      ).toEqual({
        label,
        state: term.state,
        committed: term.committed ?? "not-given",
        granted: given(term.granted),
        drawn: isUpcoming ? "not-started" : (term.drawn ?? term.consumed),
        overage: given(term.overage),
        lapsed: given(term.lapsed),
        available: given(isGiven ? term.remaining : null),
      });
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(60);
});

test("no commitment is in the book that the company did not sign", () => {
  const signed = sandbox.expected().teams.flatMap(({ commitments }) => commitments).length;
  expect(details.flatMap(({ segments }) => segments)).toHaveLength(signed);
});

/** A proof of each figure of each of them is thousands: the ordinary form takes some from end to end. */
const provenMax = 40;

test("every proof of every figure sums to its result and to the page", async () => {
  const clocks = { asOf: now, knownAt: now };
  const { database } = book;
  for (const detail of someOf(details, provenMax)) {
    const own = await getCommitmentBook(asViewer(), clocks, detail.id);
    for (const figure of provenFigures) {
      const data = await proveFigure(database, own, clocks, figure, true);
      const lines = data.inputs.map(({ metric, isResult }) => ({
        isResult,
        metric: mapMetric(metric, ({ amount }) => amount),
      }));
      for (const [sum, result] of footingsOf(lines)) expect(sum).toBe(result);
      if (figure !== "pace" && isTitled(figure)) {
        expect(word(data.value.metric)).toBe(word(detail.figures[figure]));
      }
      expect(data.records.length).toBeGreaterThan(0);
      for (const { raw, marks } of data.records) {
        for (const mark of marks) expect(raw).toContain(mark);
      }
    }
  }
}, 300_000);

test("the days of a commitment add up to its consumption", async () => {
  for (const { id, segments } of details) {
    const { points } = (await getUtilization(asViewer(), { commitmentId: id })).data;
    for (const segment of segments) {
      const own = points.filter(({ segmentId }) => segmentId === segment.id);
      const drawn = own.reduce((sum, point) => addDecimals(sum, point.drawn ?? "0"), "0");
      const shown = word(segment.figures.drawn).replace(" incomplete", "");
      if (shown !== "not-started") expect(drawn).toBe(shown);
    }
  }
}, 120_000);

test("every position foots: committed = drawn + pending + available + not yet open + lapsed", async () => {
  const { positions } = (await getSummary(asViewer(), {})).data;
  expect(positions.length).toBeGreaterThan(1);
  for (const { committed, drawn, pending, available, notYetOpen, lapsed, unit } of positions) {
    const parts = [drawn, pending, available, notYetOpen, lapsed]
      .map((metric) => ("value" in metric ? metric.value.amount : "0"))
      .reduce(addDecimals, "0");
    expect([unit.code, parts]).toEqual([unit.code, word(committed)]);
  }
});

test("an account that could not be read says so, and none passes for empty", async () => {
  const accounts = await listAllAccounts();
  expect(accounts).toHaveLength(sandbox.expected().teams.length);
  for (const { billing, teamId } of sandbox.expected().teams) {
    const account = accounts.find(({ externalId }) => externalId === teamId);
    if (billing === "forbidden") expect(account?.commitments).toBe("unread");
  }
});

test("the timeline holds every commitment once, its segments as the commitment itself tells them", async () => {
  const { data } = await listTimeline(asViewer(), timelineQuery.parse({}));
  const terms = data.flatMap((row) => row.terms);
  expect(terms.map(({ commitment }) => commitment.id).sort()).toEqual(
    details.map(({ id }) => id).sort(),
  );
  for (const { commitment, state, whatComes, unit, segments } of terms) {
    const own = details.find(({ id }) => id === commitment.id);
    expect([state, whatComes]).toEqual([own?.state, own?.whatComes]);
    expect(segments.map(({ id, name, start, end }) => ({ id, name, start, end }))).toEqual(
      own?.segments.map(({ id, name, start, end }) => ({ id, name, start, end })),
    );
    for (const segment of segments) {
      const told = own?.segments.find(({ id }) => id === segment.id);
      // A segment that is still to open has no drawn figure; its grant is known all the same.
      if (told?.state === "upcoming" || segment.granted === null) continue;
      expect(told && findValue(told.figures.committed)).toEqual({ amount: segment.granted, unit });
      expect(told && findValue(told.figures.lapsed)?.amount).toBe(segment.lapsed);
    }
  }
});
