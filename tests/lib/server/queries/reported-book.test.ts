import { afterAll, beforeAll, expect, test } from "vitest";
import { embedFigures } from "@/lib/domain/base/embed-words";
import { mapMetric } from "@/lib/domain/base/metric";
import { addDecimals } from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import { isTitled, provenFigures } from "@/lib/domain/figures/provable";
import { proofAccountOf } from "@/lib/domain/proof/proof-account";
import { lineText } from "@/lib/embed/proof-lines";
import { createTexts } from "@/lib/embed/texts";
import type { Connection } from "@/lib/providers/provider";
import { getCommitmentBook } from "@/lib/server/answers/account-book";
import { proveFigure } from "@/lib/server/answers/prove-figure";
import { createProviders } from "@/lib/server/providers";
import { getAccount } from "@/lib/server/queries/get-account";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { getSummary } from "@/lib/server/queries/get-summary";
import { listAccounts } from "@/lib/server/queries/list-accounts";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { listLedger } from "@/lib/server/queries/list-ledger";
import { datadog as datadogSource } from "@/lib/sources/datadog";
import { accountQuery } from "@/lib/wire/account";
import { type CommitmentDetail, commitmentQuery } from "@/lib/wire/commitment";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { footingsOf } from "@/tests/lib/domain/footings";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { word } from "@/tests/lib/server/queries/read-words";
import { runSync, testConnection } from "@/tests/lib/sync/support/run-sync";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { someOf } from "@/tests/support/test-form";

const now = "2026-11-20T14:05:00.000Z";
// The clock stands still while days are written: the last of them are known a moment later.
const knownAt = addDuration(now, 60_000);
const clocks = { asOf: now, knownAt };

let sandbox: Sandbox;
let book: TestDatabase;
let details: readonly CommitmentDetail[];

beforeAll(async () => {
  sandbox = await startSandbox({ anchor: "2026-11-20", now: () => new Date(now) });
  book = await openTestDatabase();
  const { metronome, datadog } = sandbox;
  const sources: readonly Connection[] = [
    {
      ...testConnection("metronome", "metronome"),
      baseUrl: metronome.url,
      secret: metronome.token,
    },
    {
      ...testConnection("datadog", "datadog"),
      baseUrl: datadog.url,
      secret: `${datadog.apiKey}:${datadog.appKey}`,
      settings: { ...datadogSource.defaults, backfillDays: 5 },
    },
  ];
  const { providers } = createProviders([new URL(sandbox.url).host]);
  for (const connection of sources) {
    const provider = providers.get(connection.provider);
    if (!provider) throw new Error(`${connection.provider} is a source of this version.`);
    const run = await runSync({ db: book.database, provider, connection, clock: () => now });
    expect(run.error).toBeNull();
  }
  installBook(book.database, now);
  const page = await listCommitments(
    asViewer(),
    commitmentQuery.parse({ limit: "200", ...clocks }),
  );
  details = await Promise.all(
    page.data.map(
      async ({ id: commitmentId }) =>
        (await getCommitment(asViewer(), { commitmentId, ...clocks })).data,
    ),
  );
}, 300_000);
afterAll(async () => {
  await sandbox.close();
  await book.remove();
});

test("the book has both sources", () => {
  expect(new Set(details.map(({ provider }) => provider))).toEqual(
    new Set(["metronome", "datadog"]),
  );
  expect(details.length).toBeGreaterThan(70);
});

/** A proof of each figure of each of them is thousands: the ordinary form takes some from end to end. */
const provenMax = 40;

test("every proof of every figure sums to its result and to the page", async () => {
  for (const detail of someOf(details, provenMax)) {
    const own = await getCommitmentBook(asViewer(), clocks, detail.id);
    for (const figure of provenFigures) {
      const label = `${detail.name}, ${figure}`;
      const data = await proveFigure(book.database, own, clocks, figure, true);
      const lines = data.inputs.map(({ metric, isResult }) => ({
        isResult,
        metric: mapMetric(metric, ({ amount }) => amount),
      }));
      for (const [sum, result] of footingsOf(lines)) expect(sum, label).toBe(result);
      if (figure !== "pace" && isTitled(figure)) {
        expect(word(data.value.metric), label).toBe(word(detail.figures[figure]));
      }
      expect(data.records.length, label).toBeGreaterThan(0);
    }
  }
}, 300_000);

test("every ledger's last running balance is the sum of its entries", async () => {
  for (const detail of details) {
    const page = await listLedger(asViewer(), {
      commitmentId: detail.id,
      limit: 200,
      ...clocks,
    });
    const posted = page.data.filter(({ status }) => status === "posted");
    const opening = posted[0]?.balance;
    expect(opening === undefined || opening !== null, detail.name).toBe(true);
    expect(page.total, detail.name).toBe(detail.entryCount);
  }
}, 120_000);

test("months are the sum of who drew them, and never across pools", async () => {
  const accounts = await listAccounts(asViewer(), accountQuery.parse({ limit: "200", ...clocks }));
  let months = 0;
  for (const { id: accountId } of accounts.data) {
    const { data } = await getAccount(asViewer(), { accountId, ...clocks });
    for (const month of data.months) {
      expect(month.parts.map(({ drawn }) => drawn).reduce(addDecimals, "0")).toBe(month.drawn);
      months += 1;
    }
    const keys = data.months.map(({ unit, pool, month }) => `${pool} ${unit.code} ${month}`);
    expect(new Set(keys).size).toBe(keys.length);
  }
  expect(months).toBeGreaterThan(50);
});

test("the summary keeps balances, targets and hours apart", async () => {
  const { positions } = (await getSummary(asViewer(), clocks)).data;
  expect(new Set(positions.map(({ pool }) => pool))).toEqual(
    new Set(["balance", "target", "hourly"]),
  );
  for (const { pool, available, exposure } of positions) {
    if (pool === "hourly") expect(available.kind).toBe("not-applicable");
    expect(exposure.kind === "not-applicable").toBe(pool !== "target");
  }
});

test("an account is found by an opportunity id that only its contract mentions", async () => {
  const find = async (q: string) =>
    (await listAccounts(asViewer(), accountQuery.parse({ q, ...clocks }))).data;
  const contract = (
    await Promise.all(
      (
        await find("")
      ).map(
        async ({ id: accountId }) => (await getAccount(asViewer(), { accountId, ...clocks })).data,
      ),
    )
  ).flatMap((account) =>
    account.contracts.flatMap(({ attributes }) =>
      attributes.filter(({ key }) => key === "opportunity").map(({ text }) => ({ account, text })),
    ),
  )[0];
  expect(contract).toBeDefined();
  const found = await find(contract?.text ?? "");
  expect(found.map(({ id }) => id)).toContain(contract?.account.id);
  expect(await find("no such opportunity")).toEqual([]);
  // What may not be read may not be found out by searching either.
  const query = { q: contract?.text ?? "", limit: "200", ...clocks };
  expect((await listAccounts(asViewer("viewer"), accountQuery.parse(query))).data).toEqual([]);
  const named = { ...query, q: contract?.account.name ?? "" };
  expect((await listAccounts(asViewer("viewer"), accountQuery.parse(named))).data).toHaveLength(1);
  const orders = details.flatMap(({ agreement }) =>
    agreement.attributes.filter(({ key }) => key === "sales-order").map(({ text }) => text),
  );
  const order = commitmentQuery.parse({ q: orders[0], ...clocks });
  expect((await listCommitments(asViewer(), order)).data.length).toBeGreaterThan(0);
  expect((await listCommitments(asViewer("viewer"), order)).data).toEqual([]);
});

test("a frame has a German word for every line of a proof that it opens, but for names", async () => {
  // None of these figures is measured over what burns together.
  const noStream = { span: undefined, segments: [], names: new Map<string, string>() };
  const german = createTexts({ locale: "de", zone: "UTC", renamed: {} });
  const said = new Set<string>();
  const untold = new Set<string>();
  for (const { id: commitmentId, name, segments } of details) {
    const names = [name, ...segments.map((segment) => segment.name)];
    const { standing } = await getCommitmentBook(asViewer(), clocks, commitmentId);
    for (const figure of embedFigures) {
      const { lines } = proofAccountOf(standing, figure, noStream, now);
      for (const { label } of lines) {
        const text = lineText(german, label);
        if (text !== label) said.add(text);
        else if (!names.includes(label)) untold.add(label);
      }
    }
  }
  expect([...untold]).toEqual([]);
  expect(said.size).toBeGreaterThan(20);
});
