import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/v1/exports/ledger/route";
import { sumDecimals } from "@/lib/domain/base/money";
import { listAccountLedger } from "@/lib/server/queries/list-account-ledger";
import { bearer, startBookApp } from "@/tests/app/api/book-app";
import { asViewer } from "@/tests/lib/server/queries/as-viewer";
import { word } from "@/tests/lib/server/queries/read-words";
import { requestOf, type TestApp } from "@/tests/lib/server/test-app";
import { writeLongLedger } from "@/tests/lib/store/read/long-ledger";
import { readCsv } from "@/tests/support/read-csv";
import { readXlsx } from "@/tests/support/read-xlsx";

const mine = "acc_docs";
const count = 20_000;

let app: TestApp;
let finance: Record<string, string>;
let manager: Record<string, string>;
let financeKeyId: string;
beforeAll(async () => {
  app = await startBookApp();
  const { db } = app.context;
  await db.query(`update commitments set name = '=1+1' where account_id = $1 and id = 'docs_oct'`, [
    mine,
  ]);
  const whose = { accountId: mine, commitmentId: "docs_oct", from: "2026-10-02T00:00:00.000Z" };
  await writeLongLedger(db, whose, count);
  const user = await app.addUser("finance", { email: "f@example.com" });
  financeKeyId = `key_of_${user.id}`;
  finance = bearer(await app.addKey(user));
  manager = bearer(await app.addKey(await app.addUser("account-manager", { accountIds: [mine] })));
});
afterAll(() => app.close());

/** Each a second later, so that the log can tell them apart. */
const ask = (search: string, headers = finance, signal?: AbortSignal): Promise<Response> => {
  app.pass(1_000);
  const request = new Request(requestOf(`/api/v1/exports/ledger?${search}`, { headers }), {
    signal: signal ?? null,
  });
  return GET(request, { params: Promise.resolve(undefined) });
};

const audit = (action: string) =>
  app.context.db.query<{ actor: string; subject: string; detail: Record<string, unknown> }>(
    "select actor, subject, detail from audit_log where action = $1 order by at desc, id",
    [action],
  );

/** The whole ledger as the endpoint tells it, oldest first. */
const listAll = async (more: Record<string, string> = {}) => {
  const input = { accountId: mine, limit: count * 2, ...more } as const;
  const { data, ...rest } = await listAccountLedger(asViewer(), input);
  return { entries: data.toReversed(), ...rest };
};

describe("the export of a ledger of 20,000 entries", () => {
  let response: Response;
  let lines: Record<string, string>[];
  let head: string[];
  let text: string;
  let whole: Awaited<ReturnType<typeof listAll>>;
  beforeAll(async () => {
    whole = await listAll();
    response = await ask(`account=${mine}`);
    text = await response.text();
    ({ head, lines } = readCsv(text));
  });
  const ofKind = (line: string) => lines.filter((each) => each.line === line);

  test("holds exactly the rows that the ledger shows, oldest first, to the last digit", async () => {
    const { entries, total } = whole;
    expect(total).toBeGreaterThan(count);
    expect(ofKind("entry")).toHaveLength(total);
    expect(
      ofKind("entry").map((each) => [
        each.entry_id,
        each.effective_at_utc,
        each.kind,
        each.status,
        each["amount (MIUs)"],
        each["balance (MIUs)"],
        each.unit,
        each.service_start_utc,
        each.moves_balance,
      ]),
    ).toEqual(
      entries.map((entry) => [
        entry.id,
        entry.effectiveAt,
        entry.kind,
        entry.status,
        entry.amount,
        word(entry.balance),
        entry.unit.code,
        entry.serviceStart ?? "",
        entry.isMemo ? "no" : "yes",
      ]),
    );
  });

  test("closes with the rows and the sums of what stands above, and with the closing balance", async () => {
    const { closing, total } = whole;
    const add = (which: string) =>
      sumDecimals(
        ofKind("entry")
          .filter(({ moves_balance }) => moves_balance === which)
          .map((each) => each["amount (MIUs)"] ?? ""),
      );
    const [moved, listed, ...others] = ofKind("total");
    expect(others).toEqual([]);
    expect(moved).toMatchObject({ "amount (MIUs)": add("yes"), "balance (MIUs)": word(closing) });
    expect(listed).toMatchObject({ "amount (MIUs)": add("no"), "balance (MIUs)": "" });
    expect(Number(moved?.row) + Number(listed?.row)).toBe(total);
    expect(lines.at(-1)).toMatchObject({ line: "end", row: String(total) });
    expect(ofKind("entry").map(({ row }) => Number(row))).toEqual(
      Array.from({ length: total }, (_, index) => index + 1),
    );
  });

  test("says at both clocks what it is, inside and in its name, and how complete its sources are", () => {
    const [asOf] = ofKind("as-of");
    const [knownAt] = ofKind("known-at");
    const toStamp = (instant = "") => instant.replaceAll(/[-:.]/g, "");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="ledger-docs-as-of-${toStamp(asOf?.effective_at_utc)}-known-${toStamp(knownAt?.effective_at_utc)}.csv"`,
    );
    expect(ofKind("sources")).toMatchObject([{ detail: "complete" }]);
  });

  test("tells rows and control total before the first of them comes", () => {
    expect(response.headers.get("x-row-count")).toBe(String(ofKind("entry").length));
    const total = sumDecimals(ofKind("entry").map((each) => each["amount (MIUs)"] ?? ""));
    expect(response.headers.get("x-control-totals")).toBe(`MIUs=${total}`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  test("keeps units in its head and the zone in the names of instants", () => {
    expect(head).toContain("amount (MIUs)");
    expect(head).toContain("balance (MIUs)");
    const instants = lines
      .flatMap((each) => Object.entries(each))
      .filter(([, cell]) => /^\d{4}-\d\d-\d\dT/.test(cell));
    expect(instants.filter(([name]) => !name.endsWith("_utc"))).toEqual([]);
  });

  test("runs no formula of anybody's, and leaves the minus of a number alone", () => {
    const { cells } = readCsv(text);
    const entries = ofKind("entry");
    expect(entries.some((each) => each.commitment === "'=1+1")).toBe(true);
    expect(entries.some((each) => each.detail === '\'=HYPERLINK("http://x","y")')).toBe(true);
    const dangerous = cells.flat().filter((cell) => /^\s*[=+\-@]/.test(cell));
    expect(dangerous.length).toBeGreaterThan(1_000);
    expect(dangerous.filter((cell) => !/^-\d+(\.\d+)?$/.test(cell))).toEqual([]);
  });

  test("stands in the audit log: who, what, how many rows, and that it was whole", async () => {
    const rows = ofKind("entry").length;
    const [begun] = await audit("export.begun");
    const [ended] = await audit("export.ended");
    expect(begun).toMatchObject({
      actor: `f@example.com with ${financeKeyId}`,
      subject: mine,
      detail: { of: "ledger", as: "csv", only: null, rows },
    });
    expect(ended).toMatchObject({ subject: mine, detail: { rows, isWhole: true } });
    expect(begun?.detail).toHaveProperty("asOf");
    expect(begun?.detail).toHaveProperty("knownAt");
  });
});

describe("the same ledger in other forms", () => {
  const columns = ["amount (MIUs)", "balance (MIUs)"] as const;
  // More than the thousand entries of a page.
  const some = "commitment=docs_oct&asOf=2026-10-02T08:00:00.000Z";

  test("as a workbook has the same rows, the same numbers and the same end", async () => {
    const { lines } = readCsv(await (await ask(some)).text());
    const response = await ask(`${some}&format=xlsx`);
    expect(response.headers.get("content-type")).toBe(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    );
    expect(response.headers.get("content-disposition")).toMatch(/\.xlsx"$/);
    const [ledger, about, ...others] = readXlsx(new Uint8Array(await response.arrayBuffer()));
    expect(others).toEqual([]);
    const [heads, ...rows] = ledger?.rows ?? [];
    const placeOf = new Map([...(heads ?? [])].map(([column, { text }]) => [text, column]));
    const cell = (row: (typeof rows)[number], name: string) => row.get(placeOf.get(name) ?? "");
    const entries = lines.filter(({ line }) => line === "entry");
    expect(
      rows.map((row) => [
        cell(row, "entry_id")?.text,
        ...columns.map((name) => cell(row, name)?.text),
      ]),
    ).toEqual(entries.map((entry) => [entry.entry_id, ...columns.map((name) => entry[name])]));
    expect(rows.every((row) => cell(row, "effective_at_utc")?.isText === false)).toBe(true);
    expect(rows.some((row) => cell(row, "commitment")?.text === "=1+1")).toBe(true);
    const closing = lines.filter(({ line }) => line !== "entry");
    expect(about?.rows.slice(1).map((row) => row.get("A")?.text)).toEqual(
      closing.map(({ line }) => line),
    );
  });

  test("as JSON lines keeps every digit as text and says nothing of what is missing", async () => {
    const { lines } = readCsv(await (await ask(some)).text());
    const response = await ask(`${some}&format=jsonl`);
    const told = (await response.text()).trimEnd().split("\n");
    const objects = told.map((line) => JSON.parse(line) as Record<string, string>);
    expect(
      objects.map(({ line, entry_id, amount, balance }) => [line, entry_id, amount, balance]),
    ).toEqual(
      lines.map((each) =>
        [each.line, each.entry_id, each[columns[0]], each[columns[1]]].map(
          (text) => text || undefined,
        ),
      ),
    );
    expect(
      objects.flatMap((each) => Object.values(each)).filter((value) => typeof value !== "string"),
    ).toEqual([]);
  });

  test("are these three", async () => {
    expect((await ask(`${some}&format=pdf`)).status).toBe(400);
  });
});

describe("an export with filters", () => {
  test("holds what the filtered ledger shows, with the balance that counts the rest, and says so", async () => {
    const { lines } = readCsv(await (await ask(`account=${mine}&kind=adjustment`)).text());
    const { entries, total } = await listAll({ kind: "adjustment" });
    const shown = lines.filter(({ line }) => line === "entry");
    expect(shown.map((each) => [each.entry_id, each["balance (MIUs)"]])).toEqual(
      entries.map(({ id, balance }) => [id, word(balance)]),
    );
    expect(lines.filter(({ line }) => line === "only")).toMatchObject([
      { detail: "kind=adjustment" },
    ]);
    expect(lines.at(-1)?.row).toBe(String(total));
    expect((await audit("export.begun"))[0]?.detail).toMatchObject({ only: "kind=adjustment" });
  });

  test("of one commitment is told at the clocks that are asked", async () => {
    const asOf = "2026-10-02T10:00:00.000Z";
    const search = new URLSearchParams({ commitment: "docs_oct", asOf });
    const response = await ask(search.toString());
    const { lines } = readCsv(await response.text());
    const posted = lines.filter(({ line, status }) => line === "entry" && status === "posted");
    expect(posted.length).toBeGreaterThan(1_000);
    expect(posted.every(({ effective_at_utc = "" }) => effective_at_utc <= asOf)).toBe(true);
    expect(response.headers.get("content-disposition")).toContain("as-of-20261002T100000000Z");
  });
});

describe("an export that stops in the middle", () => {
  test("reads no further, has no end, and the audit log says how far it came", async () => {
    const leaving = new AbortController();
    const response = await ask(`account=${mine}`, finance, leaving.signal);
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let seen = decoder.decode((await reader?.read())?.value);
    seen += decoder.decode((await reader?.read())?.value);
    leaving.abort(new Error("the reader closed the tab"));
    await expect(reader?.read()).rejects.toThrow("closed the tab");
    expect(seen).not.toContain("\r\nend,");
    await expect
      .poll(async () => (await audit("export.ended"))[0]?.detail, { timeout: 30_000 })
      .toMatchObject({ isWhole: false, rows: 1_000 });
  });

  test("breaks off when what it reads is not what was added up before", async () => {
    const response = await ask("account=acc_search");
    await app.context.db.query(
      "delete from ledger_entries where account_id = 'acc_search' and kind = 'drawdown'",
    );
    await expect(response.text()).rejects.toThrow();
    expect((await audit("export.ended"))[0]).toMatchObject({
      subject: "acc_search",
      detail: { isWhole: false },
    });
    expect(app.logged.at(-1)).toContain("an export broke off");
  });
});

describe("what may not be taken away", () => {
  test.each([
    ["account=acc_store", "account=acc_of_nobody"],
    ["commitment=nov", "commitment=cmt_of_nobody"],
  ])("%s of another is the same as %s, and leaves no trace in the log", async (others, nobodys) => {
    const before = (await audit("export.begun")).length;
    const [foreign, absent] = [await ask(others, manager), await ask(nobodys, manager)];
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    expect(await foreign.json()).toEqual(await absent.json());
    expect(await audit("export.begun")).toHaveLength(before);
    expect((await ask(others)).status).toBe(200);
  });

  test("is named once: an account or a commitment", async () => {
    for (const search of ["", `account=${mine}&commitment=docs_oct`, `account=${mine}&limit=5`])
      expect([search, (await ask(search)).status]).toEqual([search, 400]);
  });

  test("to ask for the head alone takes nothing and notes nothing", async () => {
    const before = (await audit("export.begun")).length;
    const request = requestOf(`/api/v1/exports/ledger?account=${mine}`, {
      method: "HEAD",
      headers: finance,
    });
    const response = await GET(request, { params: Promise.resolve(undefined) });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(Number(response.headers.get("x-row-count"))).toBeGreaterThan(count);
    expect(await audit("export.begun")).toHaveLength(before);
  });
});
