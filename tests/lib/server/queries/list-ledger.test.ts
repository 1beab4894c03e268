import { beforeAll, expect, test } from "vitest";
import { addDecimals } from "@/lib/domain/base/money";
import { entryKinds, movesBalance } from "@/lib/domain/ledger/entry-kinds";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { listAccountLedger } from "@/lib/server/queries/list-account-ledger";
import { listLedger } from "@/lib/server/queries/list-ledger";
import { type LedgerPage, ledgerPage, ledgerQuery, type WireLedgerEntry } from "@/lib/wire/ledger";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { word } from "@/tests/lib/server/queries/read-words";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("a ledger", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  type Query = Record<string, string>;
  const list = async (commitmentId: string, query: Query = {}) =>
    ledgerPage.parse(await listLedger(asViewer(), { ...ledgerQuery.parse(query), commitmentId }));
  const listAll = async (read: (query: Query) => Promise<LedgerPage>, limit = "7") => {
    const entries: WireLedgerEntry[] = [];
    let page = await read({ limit });
    entries.push(...page.data);
    while (page.nextCursor !== null) {
      page = await read({ limit, cursor: page.nextCursor });
      entries.push(...page.data);
    }
    return { entries, page };
  };

  test.each(["oct", "nov", "docs_oct", "search", "spent"])(
    "of %s foots: every balance is the one below plus the movement, down to nothing",
    async (id) => {
      const { entries, page } = await listAll((query) => list(id, query));
      expect(entries).toHaveLength(page.total);
      let balance = "0";
      for (const { kind, amount, balance: after } of [...entries].reverse()) {
        if (movesBalance(kind)) balance = addDecimals(balance, amount);
        expect(word(after)).toBe(balance);
      }
      expect(word(page.opening)).toBe("0");
      expect(word(page.closing)).toBe(balance);
    },
  );

  test("puts a grant before the day that starts with it, and an expiry at the end", async () => {
    const { entries } = await listAll((query) => list("docs_oct", query), "50");
    expect(entries.at(-1)?.kind).toBe("grant");
    expect(entries[0]).toMatchObject({ kind: "expiration", amount: "-155" });
  });

  test("lists overage as a memo that leaves the balance as it was (metrics 3.14 ruling 16)", async () => {
    const { data } = await list("oct", { kind: "overage" });
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ isMemo: true, amount: "10" });
    expect(data[0] && word(data[0].balance)).toBe("0");
  });

  test.each([...entryKinds, "unheard-of"])(
    "closes at what is settled, whatever was posted: an entry of kind %s",
    async (kind) => {
      const id = `of_${kind}`;
      const grants = [["50", "2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"]] as const;
      await writeBook(getDatabase(), {
        connection: `con_${kind}`,
        readAt: now,
        accounts: [{ id: `acc_${kind}`, terms: [{ id, grants, days: { "2026-11-02": "-7" } }] }],
      });
      await getDatabase().query(
        "update ledger_entries set kind = $1 where commitment_id = $2 and kind = 'drawdown'",
        [kind, id],
      );
      const isMemo = kind === "overage";
      const { data } = await getCommitment(asViewer(), { commitmentId: id });
      expect(word(data.figures.settled)).toBe(isMemo ? "50" : "57");
      expect(word((await list(id)).closing)).toBe(word(data.figures.settled));
    },
  );

  test("marks the day that still runs (metrics 3.14 ruling 2)", async () => {
    const { data } = await list("nov", { limit: "2" });
    expect(data.map(({ detail, isRunning }) => [detail, isRunning])).toEqual([
      ["2026-11-20", true],
      ["2026-11-19", false],
    ]);
  });

  test("hides rows by kind and status without changing a balance", async () => {
    const grant = await list("nov", { kind: "grant" });
    expect([grant.total, grant.data.map(({ balance }) => word(balance))]).toEqual([1, ["250"]]);
    expect(word(grant.closing)).toBe("50");
    expect((await list("nov", { status: "draft" })).data).toEqual([]);
  });

  test("of one segment runs its own balance", async () => {
    const page = await list("search", { segment: "search.s2", limit: "2" });
    expect(word(page.closing)).toBe("60");
    expect(page.data.map(({ balance }) => word(balance))).toEqual(["60", "66"]);
  });

  test("has no balance where a grant is not given", async () => {
    const page = await list("unknown_amount", { limit: "1" });
    expect(page.data.map(({ amount, balance }) => [amount, word(balance)])).toEqual([
      ["-5", "not-given"],
    ]);
    expect([word(page.opening), word(page.closing)]).toEqual(["not-given", "not-given"]);
  });

  test("does not see what counts later", async () => {
    const page = await list("nov", { asOf: "2026-11-03T00:00:00.000Z" });
    expect(page.data.map(({ detail }) => detail)).toEqual(["2026-11-02", "2026-11-01", null]);
    expect((await list("dec")).total).toBe(0);
  });

  test("of an account runs one balance per unit and names every pool", async () => {
    const read = async (query: Query) =>
      ledgerPage.parse(
        await listAccountLedger(asViewer(), {
          ...ledgerQuery.parse(query),
          accountId: "acc_store",
        }),
      );
    const { entries, page } = await listAll(read);
    expect(entries).toHaveLength(page.total);
    expect(word(page.closing)).toBe("50");
    expect(new Set(entries.map(({ commitmentName }) => commitmentName))).toEqual(
      new Set(["MIU allocation, October", "MIU allocation, November"]),
    );
    const mixed = ledgerPage.parse(
      await listAccountLedger(asViewer(), { ...ledgerQuery.parse({}), accountId: "acc_data" }),
    );
    expect(mixed.closing.kind).toBe("not-applicable");
    const spent = mixed.data.filter(({ unit, isMemo }) => unit.code === "USD" && !isMemo);
    expect(spent.map(({ balance }) => word(balance))).toEqual(["0", "4.25", "9.5", "14.75", "20"]);
  });

  test("of an account never adds what is owed to what can be spent (metrics 3.12)", async () => {
    const year = ["2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"] as const;
    const terms = [
      { id: "pool", grants: [["100", ...year]] as const },
      { id: "minimum", grants: [["1000", ...year]] as const },
    ];
    await writeBook(getDatabase(), {
      connection: "con_owed",
      readAt: now,
      accounts: [{ id: "acc_owed", terms }],
    });
    await getDatabase().query("update commitments set shape = 'build-up' where id = 'minimum'");
    const page = await listAccountLedger(asViewer(), {
      ...ledgerQuery.parse({}),
      accountId: "acc_owed",
    });
    const balances = page.data.map(({ commitmentId, balance }) => [commitmentId, word(balance)]);
    expect(Object.fromEntries(balances)).toEqual({ pool: "100", minimum: "1000" });
    expect(page.closing.kind).toBe("not-applicable");
  });

  test("refuses the cursor of another list", async () => {
    const cursor = Buffer.from(
      JSON.stringify({ asOf: now, knownAt: now, after: ["nov"] }),
    ).toString("base64url");
    await expect(list("nov", { cursor })).rejects.toMatchObject({ code: "invalid-request" });
  });

  test("is not found outside of the scope, by commitment or by account", async () => {
    const manager = asViewer("account-manager", ["acc_docs"]);
    const query = ledgerQuery.parse({});
    await expect(listLedger(manager, { ...query, commitmentId: "nov" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      listAccountLedger(manager, { ...query, accountId: "acc_store" }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});
