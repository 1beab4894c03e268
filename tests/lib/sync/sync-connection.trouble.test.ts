import { beforeEach, expect, test } from "vitest";
import { ProviderError, type RejectedRow } from "@/lib/providers/provider";
import {
  countVersions,
  listBelieved,
  listContradictions,
  listLedger,
} from "@/tests/lib/sync/support/book";
import { runScript, runSync } from "@/tests/lib/sync/support/run-sync";
import {
  accountIdOf,
  brokenOff,
  connectionId,
  createScriptedProvider,
  type Script,
  type ScriptedTeam,
} from "@/tests/lib/sync/support/scripted-provider";
import { describeEachEngine } from "@/tests/support/database";

const january = {
  name: "january",
  start: "2026-01-01T00:00:00.000Z",
  end: "2026-02-01T00:00:00.000Z",
  granted: "100",
};
const february = {
  name: "february",
  start: "2026-02-01T00:00:00.000Z",
  end: "2026-03-01T00:00:00.000Z",
  granted: "100",
};

const web: ScriptedTeam = {
  name: "web",
  terms: [january, february],
  charges: { "2026-01-10": ["30.5", "9.5"], "2026-01-11": ["20"], "2026-02-03": ["25"] },
};
const shop: ScriptedTeam = {
  name: "shop",
  terms: [january],
  charges: { "2026-01-10": ["60"], "2026-01-20": ["70"] },
};

const first: Script = { now: "2026-02-10T12:00:00.000Z", teams: [web, shop] };
const at = (now: string, ...teams: readonly ScriptedTeam[]): Script => ({ now, teams });

const rejectedRow = (raw: string, line = 7): RejectedRow => ({
  accountId: accountIdOf("web"),
  stream: "charges",
  request: "GET /scripted",
  line,
  code: "not-json",
  reason: "The line is no JSON.",
  raw,
  carries: { amount: "12.5", unit: { kind: "quantity", code: "MIUs" } },
  isSetAside: true,
});

describeEachEngine("a sync", (getDatabase) => {
  beforeEach(async () => {
    const tables = await getDatabase().query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = current_schema()
       and tablename not in ('migrations', 'audit_log', 'audit_head')`,
    );
    await getDatabase().query(`truncate ${tables.map(({ name }) => name).join(", ")}`);
  });

  const readStreams = () =>
    getDatabase().query<{ account_id: string; stream: string; state: string; reason: string }>(
      "select account_id, stream, state, reason from stream_reads order by account_id, stream",
    );
  const readIssues = () =>
    getDatabase().query<{ raw: string; line: number; is_open: boolean }>(
      "select raw, line, resolved_at is null as is_open from data_issues order by raw",
    );

  test("writes terms, charges and the ledger that follows from them", async () => {
    const run = await runScript(getDatabase(), first);
    expect(run).toMatchObject({
      state: "complete",
      accountsDone: 2,
      accountsTotal: 2,
      factsClosed: 0,
      error: null,
    });
    expect(await listLedger(getDatabase(), accountIdOf("web"))).toEqual([
      { kind: "grant", at: "2026-01-01T00:00:00.000Z", amount: "100" },
      { kind: "drawdown", at: "2026-01-10T08:00:00.000Z", amount: "-40" },
      { kind: "drawdown", at: "2026-01-11T08:00:00.000Z", amount: "-20" },
      { kind: "expiration", at: "2026-02-01T00:00:00.000Z", amount: "-40" },
      { kind: "grant", at: "2026-02-01T00:00:00.000Z", amount: "100" },
      { kind: "drawdown", at: "2026-02-03T08:00:00.000Z", amount: "-25" },
    ]);
    expect(await listLedger(getDatabase(), accountIdOf("shop"))).toEqual([
      { kind: "grant", at: "2026-01-01T00:00:00.000Z", amount: "100" },
      { kind: "drawdown", at: "2026-01-10T08:00:00.000Z", amount: "-60" },
      { kind: "drawdown", at: "2026-01-20T08:00:00.000Z", amount: "-40" },
      { kind: "overage", at: "2026-01-20T08:00:00.000Z", amount: "30" },
    ]);
    expect(await listContradictions(getDatabase())).toEqual([]);
  });

  test("of unchanged data writes no row", async () => {
    await runScript(getDatabase(), first);
    const before = await countVersions(getDatabase());
    for (const now of ["2026-02-10T13:00:00.000Z", "2026-02-10T19:00:00.000Z"]) {
      const run = await runScript(getDatabase(), { ...first, now });
      expect(run).toMatchObject({ state: "complete", factsWritten: 0, factsClosed: 0 });
    }
    expect(await countVersions(getDatabase())).toEqual(before);
    expect(await listContradictions(getDatabase())).toEqual([]);
  });

  test("keeps what was believed before a charge was restated", async () => {
    await runScript(getDatabase(), first);
    const later = "2026-02-11T12:00:00.000Z";
    const restated = { ...web, charges: { ...web.charges, "2026-01-11": ["15"] } };
    const run = await runScript(getDatabase(), at(later, restated, shop));
    // The charge, its drawdown and what had lapsed of the term.
    expect(run).toMatchObject({ factsWritten: 3, factsClosed: 3 });
    const drawn = async (knownAt: string) =>
      (await listLedger(getDatabase(), accountIdOf("web"), knownAt))
        .filter(({ at }) => at === "2026-01-11T08:00:00.000Z" || at === "2026-02-01T00:00:00.000Z")
        .map(({ kind, amount }) => `${kind} ${amount}`);
    expect(await drawn(first.now)).toEqual(["drawdown -20", "expiration -40", "grant 100"]);
    expect(await drawn("2026-02-11T11:59:59.999Z")).toEqual([
      "drawdown -20",
      "expiration -40",
      "grant 100",
    ]);
    expect(await drawn(later)).toEqual(["drawdown -15", "expiration -45", "grant 100"]);
    expect(await listContradictions(getDatabase())).toEqual([]);
  });

  test("keeps identical rows apart and closes one of them when it is gone", async () => {
    const twice = { ...web, charges: { "2026-01-10": ["30", "30", "30"] } };
    await runScript(getDatabase(), at("2026-02-10T12:00:00.000Z", twice));
    const once = { ...web, charges: { "2026-01-10": ["30"] } };
    const run = await runScript(getDatabase(), at("2026-02-10T13:00:00.000Z", once));
    const entries = await listLedger(getDatabase(), accountIdOf("web"));
    expect(entries.find(({ kind }) => kind === "drawdown")?.amount).toBe("-30");
    // Two charges; the drawdown and the expiration in a new version.
    expect(run).toMatchObject({ factsWritten: 2, factsClosed: 4 });
  });

  test("of charges that broke off keeps the last good figures and says so", async () => {
    await runScript(getDatabase(), first);
    const before = await listLedger(getDatabase(), accountIdOf("web"));
    const torn = { ...web, charges: { "2026-01-10": ["31"] }, chargesRead: brokenOff };
    const run = await runScript(getDatabase(), at("2026-02-11T12:00:00.000Z", torn, shop));
    expect(run).toMatchObject({ state: "incomplete", factsClosed: 0 });
    expect(run.error?.message).toContain("broke off");
    expect(await listLedger(getDatabase(), accountIdOf("web"))).toEqual(before);
    expect(await readStreams()).toContainEqual({
      account_id: accountIdOf("web"),
      stream: "charges",
      state: "incomplete",
      reason: "The answer broke off. Sync again.",
    });
    const whole = await runScript(getDatabase(), { ...first, now: "2026-02-12T12:00:00.000Z" });
    expect(whole).toMatchObject({ state: "complete", factsWritten: 0, factsClosed: 0 });
  });

  test("keeps the good rows of a first read that broke off", async () => {
    const torn = { ...web, charges: { "2026-01-10": ["30.5"] }, chargesRead: brokenOff };
    await runScript(getDatabase(), at("2026-01-15T12:00:00.000Z", torn));
    const entries = await listLedger(getDatabase(), accountIdOf("web"));
    expect(entries.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual([
      "grant 100",
      "drawdown -30.5",
      "grant 100",
    ]);
  });

  test("of terms that broke off closes nothing it did not reach", async () => {
    await runScript(getDatabase(), first);
    const before = await listBelieved(getDatabase());
    const torn = { ...web, terms: [february], termsRead: brokenOff, charges: web.charges };
    const run = await runScript(getDatabase(), at("2026-02-11T12:00:00.000Z", torn, shop));
    expect(run).toMatchObject({ state: "incomplete", factsClosed: 0, factsWritten: 0 });
    expect(await listBelieved(getDatabase())).toEqual(before);
  });

  test("of whole terms closes the one that is gone, with its ledger", async () => {
    await runScript(getDatabase(), first);
    await runScript(
      getDatabase(),
      at("2026-02-11T12:00:00.000Z", { ...web, terms: [february] }, shop),
    );
    const entries = await listLedger(getDatabase(), accountIdOf("web"));
    expect(entries.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual([
      "grant 100",
      "drawdown -25",
    ]);
  });

  test("closes an account that a whole list no longer has, and leaves it otherwise", async () => {
    await runScript(getDatabase(), first);
    const gone: ScriptedTeam = { ...shop, list: "missing" };
    await runScript(getDatabase(), {
      now: "2026-02-11T12:00:00.000Z",
      teams: [web, gone],
      listRead: brokenOff,
    });
    expect(await listLedger(getDatabase(), accountIdOf("shop"))).toHaveLength(4);
    await runScript(getDatabase(), at("2026-02-12T12:00:00.000Z", web, gone));
    expect(await listLedger(getDatabase(), accountIdOf("shop"))).toEqual([]);
    expect(
      await listLedger(getDatabase(), accountIdOf("shop"), "2026-02-11T12:00:00.000Z"),
    ).toHaveLength(4);
    const back = await runScript(getDatabase(), { ...first, now: "2026-02-13T12:00:00.000Z" });
    expect(back.state).toBe("complete");
    expect(await listLedger(getDatabase(), accountIdOf("shop"))).toHaveLength(4);
    expect(await listContradictions(getDatabase())).toEqual([]);
  });

  test("of one team that fails leaves the others whole", async () => {
    const faults: unknown[] = [];
    const poisoned: ScriptedTeam = {
      ...web,
      terms: [{ ...january, granted: "not a number" }],
    };
    const run = await runSync({
      db: getDatabase(),
      provider: createScriptedProvider(at(first.now, poisoned, shop)),
      clock: () => first.now,
      onFault: (error) => faults.push(error),
    });
    expect(run.state).toBe("incomplete");
    expect(faults).toHaveLength(1);
    expect(await listLedger(getDatabase(), accountIdOf("web"))).toEqual([]);
    expect(await listLedger(getDatabase(), accountIdOf("shop"))).toHaveLength(4);
    expect(await readStreams()).toContainEqual(
      expect.objectContaining({ account_id: accountIdOf("web"), state: "incomplete" }),
    );
  });

  test("that the source refuses fails in words and leaves the book as it was", async () => {
    await runScript(getDatabase(), first);
    const before = await listBelieved(getDatabase());
    const run = await runScript(getDatabase(), {
      ...first,
      now: "2026-02-11T12:00:00.000Z",
      failsWith: new ProviderError("The token is not valid. Make a new one.", {
        kind: "authentication",
      }),
    });
    expect(run).toMatchObject({
      state: "failed",
      error: { kind: "authentication", message: "The token is not valid. Make a new one." },
    });
    expect(await listBelieved(getDatabase())).toEqual(before);
  });

  test("that dies between two accounts leaves whole accounts, and the next one the same book", async () => {
    const broken = { ...shop, breaks: new ProviderError("Gone.", { kind: "unavailable" }) };
    const run = await runScript(getDatabase(), at(first.now, web, broken));
    expect(["failed", "incomplete"]).toContain(run.state);
    expect(await listLedger(getDatabase(), accountIdOf("web"))).toHaveLength(6);
    await runScript(getDatabase(), { ...first, now: "2026-02-10T13:00:00.000Z" });
    const resumed = await listBelieved(getDatabase());
    expect(resumed.ledger_entries).toHaveLength(10);
    expect(await listContradictions(getDatabase())).toEqual([]);
  });

  test("that is told to stop stops, and writes no account after that", async () => {
    const stopping = new AbortController();
    await runSync({
      db: getDatabase(),
      provider: createScriptedProvider(first, async (batch) => {
        if (batch.type === "account-end") stopping.abort();
      }),
      clock: () => first.now,
      signal: stopping.signal,
    });
    expect(await listLedger(getDatabase(), accountIdOf("web"))).toEqual([]);
  });

  test("lists a row set aside once, moves it along, and resolves it when it is gone", async () => {
    const withBadRow = (...rows: RejectedRow[]) => ({ ...web, rejected: rows });
    const day = (n: number) => `2026-02-${10 + n}T12:00:00.000Z`;
    const run = await runScript(getDatabase(), at(day(0), withBadRow(rejectedRow("{bad"))));
    expect(run).toMatchObject({ rowsSetAside: 1, state: "incomplete" });
    await runScript(getDatabase(), at(day(1), withBadRow(rejectedRow("{bad", 9))));
    expect(await readIssues()).toEqual([{ raw: "{bad", line: 9, is_open: true }]);
    await runScript(getDatabase(), at(day(2), { ...web, chargesRead: brokenOff }));
    expect(await readIssues()).toEqual([{ raw: "{bad", line: 9, is_open: true }]);
    await runScript(getDatabase(), at(day(3), web));
    expect(await readIssues()).toEqual([{ raw: "{bad", line: 9, is_open: false }]);
    await runScript(getDatabase(), at(day(4), withBadRow(rejectedRow("{bad", 3))));
    expect(await readIssues()).toEqual([{ raw: "{bad", line: 3, is_open: true }]);
  });

  test("lists two identical rows that were set aside as two", async () => {
    const rejected = [rejectedRow("{bad", 4), rejectedRow("{bad", 5)];
    await runScript(getDatabase(), at(first.now, { ...web, rejected }));
    expect((await readIssues()).map(({ line }) => line).sort()).toEqual([4, 5]);
  });

  test("keeps text that no database takes: half a character, a zero byte", async () => {
    const rejected = [rejectedRow("cut inside an emoji \ud83d"), rejectedRow("zero \u0000 byte")];
    const strange = { ...web, name: "w\u0000eb", rejected };
    const run = await runScript(getDatabase(), at(first.now, { ...web, rejected }, shop));
    expect(run.accountsDone).toBe(2);
    expect(strange.rejected).toHaveLength(2);
    expect(await listLedger(getDatabase(), accountIdOf("web"))).toHaveLength(6);
    expect(await readIssues()).toHaveLength(2);
  });

  test("knows later what it learns later, even when the clock jumps back", async () => {
    await runScript(getDatabase(), first);
    const renamed = { ...web, charges: { ...web.charges, "2026-01-11": ["15"] } };
    await runScript(getDatabase(), at("2026-02-09T12:00:00.000Z", renamed, { ...shop }));
    expect(await listContradictions(getDatabase())).toEqual([]);
    const entries = await listLedger(getDatabase(), accountIdOf("web"));
    expect(entries.map(({ amount }) => amount)).toContain("-15");
  });

  test("of a window beyond what memory holds says the same as a small one", async () => {
    const amounts = Array.from({ length: 5_000 }, (_, index) => `${index % 7}.25`);
    const large = {
      ...web,
      terms: [{ ...january, granted: "1000000" }],
      charges: { "2026-01-10": amounts, "2026-01-11": ["1"] },
    };
    const one = at("2026-01-15T12:00:00.000Z", large);
    await runScript(getDatabase(), one);
    const entries = await listLedger(getDatabase(), accountIdOf("web"));
    const sum = amounts.reduce((total, amount) => total + Number(amount), 0);
    expect(entries.find(({ kind }) => kind === "drawdown")?.amount).toBe(`-${sum}`);
    const again = await runScript(getDatabase(), { ...one, now: "2026-01-15T13:00:00.000Z" });
    expect(again).toMatchObject({ factsWritten: 0, factsClosed: 0 });
    const restated = { ...large, charges: { ...large.charges, "2026-01-11": ["2"] } };
    const third = await runScript(getDatabase(), at("2026-01-15T14:00:00.000Z", restated));
    expect(third).toMatchObject({ factsWritten: 2, factsClosed: 2 });
    expect(await getDatabase().query("select 1 from staged_charges")).toEqual([]);
    expect(connectionId).toBe("con_test");
  });
});
