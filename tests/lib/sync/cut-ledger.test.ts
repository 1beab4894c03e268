import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { now, story } from "@/tests/lib/providers/reading";
import { startRelay } from "@/tests/lib/providers/relay";
import { listBelieved } from "@/tests/lib/sync/support/book";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { smallSources, syncSmall } from "@/tests/lib/sync/support/small-source";
import { describeEachEngine } from "@/tests/support/database";

vi.setConfig({ testTimeout: 300_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...story, rowsPerDay: 1 });
});
afterAll(() => sandbox.close());

type Page = { readonly data: readonly { readonly ledger?: readonly unknown[] }[] };

const asPage = (body: string): Page => JSON.parse(body);

/** The first of a good list is no row at all any more; other lists have it, without its latest entries. */
const cutFirst = (path: string, body: string): string => {
  const page = asPage(body);
  if (path.startsWith("/v1/contracts/customerBalances/list"))
    return JSON.stringify({ ...page, data: [{ nobody: "can read this" }, ...page.data.slice(1)] });
  if (path.startsWith("/v1/contracts/customerC")) {
    const data = page.data.map(({ ledger = [], ...row }) => ({
      ...row,
      ledger: ledger.slice(0, 1),
    }));
    return JSON.stringify({ ...page, data });
  }
  return body;
};

describeEachEngine("a cut ledger", (getDatabase) => {
  beforeEach(() => emptyBook(getDatabase()));

  test("a ledger known to be cut closes no entry that a better one brought (metrics 3.14 ruling 24)", async () => {
    const db = getDatabase();
    let isCut = false;
    const relay = await startRelay(sandbox.url, (path, body) =>
      isCut ? cutFirst(path, body) : body,
    );
    const metronome = smallSources.find(({ name }) => name === "Metronome");
    if (metronome === undefined) throw new Error("Metronome is a source of this version.");
    const connection = metronome.connect(sandbox, relay.url);
    expect(await syncSmall(db, connection, () => now)).toMatchObject({ state: "complete" });
    const { ledger_entries: known } = await listBelieved(db);
    isCut = true;
    const run = await syncSmall(db, connection, () => now);
    expect(run).toMatchObject({ state: "incomplete" });
    expect((await listBelieved(db)).ledger_entries).toEqual(known);
    const [ledger] = await db.query(
      "select state, error_kind from stream_reads where stream = 'ledger'",
    );
    expect(ledger).toEqual({ state: "incomplete", error_kind: "rows-set-aside" });
    isCut = false;
    expect(await syncSmall(db, connection, () => now)).toMatchObject({ state: "complete" });
    expect((await listBelieved(db)).ledger_entries).toEqual(known);
    await relay.close();
  });
});
