import { z } from "zod";
import type { Interview, Query, Row } from "@/tests/support/answers/interview";

/** The longest page that may be asked for. */
const whole = { limit: "200" };

const ofEach = (words: readonly string[] | undefined, name: string): Query[] =>
  (words ?? []).map((word) => ({ [name]: word }));

/** So many of a list, from its first to its last, evenly. */
const spread = <Item>(items: readonly Item[], max: number): Item[] =>
  items.length <= max
    ? [...items]
    : Array.from({ length: max }, (_, index) => Math.floor((index * items.length) / max)).flatMap(
        (at) => items.slice(at, at + 1),
      );

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

export const askOfBook = async (interview: Interview, pageSize: number): Promise<void> => {
  await interview.ask("summary");
  await interview.ask("viewer");
  await interview.ask("openapi.json");
  await interview.ask("expiries");
  await askOfTimeline(interview, pageSize);
  await askOfSources(interview);
  await askOfInventory(interview, pageSize);
  await askOfReports(interview, pageSize);
};

const askOfTimeline = async (interview: Interview, pageSize: number): Promise<void> => {
  const { view, state } = await interview.wordsOf("timeline");
  await interview.askPages("timeline", { limit: String(Math.min(pageSize, 50)) });
  for (const each of [...ofEach(view, "view"), ...ofEach(state, "state")])
    await interview.ask("timeline", { limit: "10", ...each });
};

const run = z.looseObject({ lastRun: z.looseObject({ id: z.string() }).nullable() });

const askOfSources = async (interview: Interview): Promise<void> => {
  for (const connection of await interview.askPages("connections", whole)) {
    const { lastRun } = run.parse(connection);
    if (lastRun !== null) await interview.ask(`sync-runs/${lastRun.id}`);
    await interview.askPages("data-issues", { ...whole, connection: connection.id });
  }
  for (const state of ofEach((await interview.wordsOf("data-issues")).state, "state")) {
    await interview.askPages("data-issues", { limit: "25", ...state });
  }
};

/** Periods that begin and end inside months, in a zone of their own, are asked beside whole ones. */
const askOfReports = async (interview: Interview, pageSize: number): Promise<void> => {
  const address = "reports/roll-forward";
  const { by, basis, per } = await interview.wordsOf(address);
  const whole = { from: "2025-12-01", to: "2026-04-01" };
  const cut = { from: "2026-01-15", to: "2026-03-10", zone: "Pacific/Tongatapu" };
  for (const grouping of ofEach(by, "by")) {
    await interview.askPages(address, { limit: String(pageSize), ...whole, ...grouping });
    for (const each of [...ofEach(basis, "basis"), ...ofEach(per, "per")])
      await interview.ask(address, { limit: "10", ...cut, ...grouping, ...each });
  }
  const { line } = await interview.wordsOf(`${address}/entries`);
  for (const each of ofEach(line, "line"))
    await interview.ask(`${address}/entries`, { limit: "10", ...whole, period: "1", ...each });
};

const askOfInventory = async (interview: Interview, pageSize: number): Promise<void> => {
  const { by, kind, view, sort } = await interview.wordsOf("inventory");
  for (const grouping of ofEach(by, "by")) {
    for (const order of ofEach(sort, "sort")) {
      await interview.askPages("inventory", { limit: String(pageSize), ...grouping, ...order });
    }
    for (const each of [...ofEach(kind, "kind"), ...ofEach(view, "view")]) {
      await interview.ask("inventory", { limit: "10", ...grouping, ...each });
    }
  }
};

const accountRow = z.looseObject({ id: z.string(), name: z.string(), externalId: z.string() });
const accountAnswer = z.looseObject({
  data: z.looseObject({
    aggregates: z.array(z.looseObject({ scope: z.string() })),
    contracts: z.array(
      z.looseObject({ name: z.string(), attributes: z.array(z.looseObject({ text: z.string() })) }),
    ),
  }),
});

/** Text that means something to a pattern, text that nothing has, and nothing. */
const oddSearches = ["%", "_", "100%", "\\", " ", "no such text anywhere"];

export const askOfAccounts = async (
  interview: Interview,
  openedMax: number,
  pageSize: number,
): Promise<void> => {
  const { sort, provider } = await interview.wordsOf("accounts");
  const limit = String(pageSize);
  const listed = await interview.askPages("accounts", whole);
  for (const each of [...ofEach(sort, "sort"), ...ofEach(provider, "provider")]) {
    await interview.askPages("accounts", { limit, ...each });
  }
  const accounts = listed.map((row) => accountRow.parse(row));
  const texts: string[] = [];
  await inLanes(spread(accounts, openedMax), async ({ id }) => {
    const opened = accountAnswer.safeParse(await interview.ask(`accounts/${id}`));
    const { aggregates = [], contracts = [] } = opened.data?.data ?? {};
    texts.push(...contracts.flatMap(({ attributes }) => attributes.map(({ text }) => text)));
    await interview.askPages(`accounts/${id}/ledger`, whole);
    const products = aggregates.map(({ scope }) => scope.split("/").slice(0, 2).join("/"));
    for (const product of distinct(products)) {
      await interview.ask(`accounts/${id}/aggregates`, { product });
    }
  });
  const named = spread(accounts, 3).flatMap(({ id, name, externalId }) => [id, name, externalId]);
  for (const q of distinct([...named, ...spread(distinct(texts).sort(), 6), ...oddSearches])) {
    await interview.ask("accounts", { q });
  }
};

const commitmentRow = z.looseObject({
  id: z.string(),
  name: z.string(),
  unit: z.looseObject({ code: z.string() }),
  account: z.looseObject({ id: z.string() }),
  end: z.string().nullable(),
  attributes: z.array(z.looseObject({ text: z.string() })),
});

export const askOfCommitments = async (
  interview: Interview,
  openedMax: number,
  pageSize: number,
): Promise<void> => {
  const listed = await interview.askPages("commitments", whole);
  const rows = listed.map((row) => commitmentRow.parse(row));
  await askOfLists(interview, rows, String(pageSize));
  await inLanes(spread(rows, openedMax), async ({ id }, place) => {
    await askOfCommitment(interview, id, place % closelyEvery === 0);
  });
};

/** Every so many commitments are asked for each filter of their ledger and each kind of entry. */
const closelyEvery = 5;

const laneCount = 4;

/** A few at a time, as several readers would. */
const inLanes = async <Item>(
  items: readonly Item[],
  work: (item: Item, place: number) => Promise<void>,
): Promise<void> => {
  const waiting = items.entries();
  const lane = async () => {
    for (const [place, item] of waiting) await work(item, place);
  };
  await Promise.all(Array.from({ length: laneCount }, lane));
};

const askOfLists = async (
  interview: Interview,
  rows: readonly z.infer<typeof commitmentRow>[],
  limit: string,
): Promise<void> => {
  const { sort, view, provider, state, shape } = await interview.wordsOf("commitments");
  for (const order of ofEach(sort, "sort")) {
    await interview.askPages("commitments", { limit, ...order });
  }
  const filters = [
    ...ofEach(provider, "provider"),
    ...ofEach(state, "state"),
    ...ofEach(shape, "shape"),
    ...ofEach(distinct(rows.map(({ unit }) => unit.code)), "unit"),
    ...ofEach(spread(distinct(rows.map(({ account }) => account.id)), 6), "account"),
    ...ofEach(spread(distinct(rows.flatMap(({ end }) => end ?? [])), 4), "expiresBefore"),
  ];
  for (const each of ofEach(view, "view")) {
    await interview.askPages("commitments", { limit, sort: "risk", ...each });
    for (const filter of ofEach(provider, "provider")) {
      await interview.ask("commitments", { limit, ...each, ...filter });
    }
  }
  for (const filter of filters) {
    await interview.askPages("commitments", { limit, sort: "-end", ...filter });
  }
  const texts = distinct(rows.flatMap(({ attributes }) => attributes.map(({ text }) => text)));
  const named = spread(rows, 5).flatMap(({ id, name }) => [id, name, name.slice(1, 6)]);
  for (const q of distinct([...named, ...spread(texts, 8), ...oddSearches])) {
    await interview.ask("commitments", { limit, sort: "name", q });
  }
};

const detail = z.looseObject({
  data: z.looseObject({ segments: z.array(z.looseObject({ id: z.string() })) }),
});
const entry = z.looseObject({ id: z.string(), kind: z.string(), status: z.string() });

const askOfCommitment = async (
  interview: Interview,
  id: string,
  isClose: boolean,
): Promise<void> => {
  const path = `commitments/${id}`;
  const opened = detail.safeParse(await interview.ask(path));
  await interview.ask(`${path}/utilization`);
  await interview.ask(`${path}/series`);
  await interview.ask(`${path}/periods`);
  const entries = await interview.askPages(`${path}/ledger`, whole);
  if (isClose) await askOfLedger(interview, `${path}/ledger`, opened.data?.data.segments ?? []);
  const { figure } = await interview.wordsOf(`${path}/provenance`);
  for (const query of ofEach(figure, "figure")) await interview.ask(`${path}/provenance`, query);
  const each = oneOfEachKind(entries);
  for (const entryId of isClose ? each : each.slice(0, 2)) {
    await interview.ask(`${path}/provenance`, { entry: entryId });
    await interview.ask(`${path}/ledger/${encodeURIComponent(entryId)}`);
  }
};

const askOfLedger = async (
  interview: Interview,
  path: string,
  segments: readonly Row[],
): Promise<void> => {
  const { kind, status } = await interview.wordsOf(path);
  await interview.ask(path, { limit: "7" });
  for (const filter of [...ofEach(kind, "kind"), ...ofEach(status, "status")]) {
    await interview.ask(path, { limit: "20", ...filter });
  }
  for (const segment of spread(segments, 4)) {
    await interview.askPages(path, { ...whole, segment: segment.id });
  }
};

/** The newest and the oldest entry, and the newest of each kind and status. */
const oneOfEachKind = (rows: readonly Row[]): string[] => {
  const entries = rows.map((row) => entry.parse(row));
  const kinds = new Map(entries.toReversed().map((each) => [`${each.kind} ${each.status}`, each]));
  return distinct(
    [entries[0], entries.at(-1), ...kinds.values()].flatMap((each) => (each ? [each.id] : [])),
  );
};
