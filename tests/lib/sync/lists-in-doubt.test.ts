import { beforeEach, describe, expect, test } from "vitest";
import type { RejectedRow } from "@/lib/providers/provider";
import { listBelieved, listContradictions, listLedger } from "@/tests/lib/sync/support/book";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { runScript } from "@/tests/lib/sync/support/run-sync";
import {
  accountIdOf,
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
  charges: { "2026-01-10": ["30.5", "9.5"], "2026-02-03": ["25"] },
};
const shop: ScriptedTeam = {
  name: "shop",
  terms: [february],
  charges: { "2026-02-03": ["60"] },
};

const on = (day: number, hour = 12): string =>
  `2026-02-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00.000Z`;
const at = (now: string, ...teams: readonly ScriptedTeam[]): Script => ({ now, teams });
const good = (now: string): Script => at(now, web, shop);

const namelessTeam: RejectedRow = {
  accountId: null,
  stream: "accounts",
  request: "GET /scripted",
  line: null,
  code: "unexpected-shape",
  reason: "id: missing",
  raw: '{"name":"shop"}',
  carries: null,
  isSetAside: true,
};

describeEachEngine("a list in doubt", (getDatabase) => {
  beforeEach(() => emptyBook(getDatabase()));

  const streamsOf = (team: string) =>
    getDatabase().query<{ stream: string; state: string; reason: string | null }>(
      "select stream, state, reason from stream_reads where account_id = $1 order by stream",
      [accountIdOf(team)],
    );

  describe("of accounts (metrics 3.14 ruling 24)", () => {
    test("closes nobody while a row of it cannot be read, and the run is not complete", async () => {
      await runScript(getDatabase(), good(on(10)));
      const before = await listBelieved(getDatabase());
      const nameless = { ...at(on(11), web), listRejected: [namelessTeam] };
      const run = await runScript(getDatabase(), nameless);
      expect(run).toMatchObject({ state: "incomplete", factsClosed: 0 });
      expect(run.error?.kind).toBe("rows-set-aside");
      expect(await listBelieved(getDatabase())).toEqual(before);
      // Who was read whole stays complete; who was not read says so.
      expect(await streamsOf("web")).toEqual([
        { stream: "charges", state: "complete", reason: null },
        { stream: "terms", state: "complete", reason: null },
      ]);
      for (const read of await streamsOf("shop"))
        expect(read).toMatchObject({
          state: "incomplete",
          reason: expect.stringContaining("list"),
        });
      const whole = await runScript(getDatabase(), good(on(12)));
      expect(whole).toMatchObject({ state: "complete", factsWritten: 0, factsClosed: 0 });
      expect(await streamsOf("shop")).toEqual(await streamsOf("web"));
      expect(await listLedger(getDatabase(), accountIdOf("shop"))).toHaveLength(2);
      expect(await listContradictions(getDatabase())).toEqual([]);
    });
  });

  const doubts = () =>
    getDatabase().query<{ outcome: string | null }>(
      "select stream, list, known, came, outcome from doubts order by doubted_at, list",
    );
  const empty = (team: ScriptedTeam): ScriptedTeam => ({ ...team, terms: [], charges: {} });

  describe("that is empty where there was something (metrics 3.14 ruling 23)", () => {
    test("on a first read is simply empty", async () => {
      const run = await runScript(getDatabase(), at(on(10), empty(web)));
      expect(run.state).toBe("complete");
      expect(await doubts()).toEqual([]);
    });

    test("of terms closes nothing, says so, and is believed when a read a day later says the same", async () => {
      await runScript(getDatabase(), good(on(10)));
      const before = await listBelieved(getDatabase());
      for (const now of [on(11, 12), on(11, 20), on(12, 11)]) {
        const run = await runScript(getDatabase(), at(now, empty(web), shop));
        expect(run).toMatchObject({ state: "incomplete", factsClosed: 0, factsWritten: 0 });
        expect(run.error?.kind).toBe("doubted");
        expect(await listBelieved(getDatabase())).toEqual(before);
        expect(await streamsOf("web")).toContainEqual({
          stream: "terms",
          state: "incomplete",
          reason: expect.stringContaining("lists none of the 1 known term"),
        });
      }
      const run = await runScript(getDatabase(), at(on(12, 12), empty(web), shop));
      expect(run.state).toBe("complete");
      expect(await listLedger(getDatabase(), accountIdOf("web"))).toEqual([]);
      expect(await listLedger(getDatabase(), accountIdOf("web"), on(12, 11))).not.toEqual([]);
      expect(await doubts()).toEqual([
        { stream: "terms", list: "terms", known: 1, came: 0, outcome: "confirmed" },
      ]);
      expect(await listContradictions(getDatabase())).toEqual([]);
    });

    test("twice, with a whole answer in between, is doubted anew each time", async () => {
      await runScript(getDatabase(), good(on(10)));
      const before = await listBelieved(getDatabase());
      await runScript(getDatabase(), at(on(11), empty(web), shop));
      const whole = await runScript(getDatabase(), good(on(12)));
      expect(whole).toMatchObject({ state: "complete", factsClosed: 0, factsWritten: 0 });
      const again = await runScript(getDatabase(), at(on(13), empty(web), shop));
      expect(again).toMatchObject({ state: "incomplete", factsClosed: 0 });
      expect(await listBelieved(getDatabase())).toEqual(before);
      expect(await doubts()).toEqual([
        { stream: "terms", list: "terms", known: 1, came: 0, outcome: "withdrawn" },
        { stream: "terms", list: "terms", known: 1, came: 0, outcome: null },
      ]);
    });

    test("of a window of charges keeps what was drawn, until a day later", async () => {
      await runScript(getDatabase(), good(on(10)));
      const ledger = await listLedger(getDatabase(), accountIdOf("shop"));
      const dry = { ...shop, charges: {} };
      const run = await runScript(getDatabase(), at(on(11), web, dry));
      expect(run).toMatchObject({ state: "incomplete", factsClosed: 0, factsWritten: 0 });
      expect(await listLedger(getDatabase(), accountIdOf("shop"))).toEqual(ledger);
      expect(await streamsOf("shop")).toContainEqual({
        stream: "charges",
        state: "incomplete",
        reason: expect.stringContaining("lists none of the 1 known charge"),
      });
      await runScript(getDatabase(), at(on(12), web, dry));
      const drawn = (await listLedger(getDatabase(), accountIdOf("shop"))).filter(
        ({ kind }) => kind === "drawdown",
      );
      expect(drawn).toEqual([]);
    });

    test("of accounts closes nobody, until a day later", async () => {
      await runScript(getDatabase(), good(on(10)));
      const before = await listBelieved(getDatabase());
      const run = await runScript(getDatabase(), at(on(11)));
      expect(run).toMatchObject({ state: "incomplete", factsClosed: 0 });
      expect(run.error?.message).toContain("none of the 2 known accounts");
      expect(await listBelieved(getDatabase())).toEqual(before);
      expect(await streamsOf("web")).toContainEqual(
        expect.objectContaining({ stream: "terms", state: "incomplete" }),
      );
      const confirmed = await runScript(getDatabase(), at(on(12)));
      expect(confirmed.state).toBe("complete");
      expect((await listBelieved(getDatabase())).accounts).toEqual([]);
    });
  });

  describe("that shrinks by more than half (metrics 3.14 ruling 23)", () => {
    const three = ["one", "two", "three"].map((name) => ({ ...february, name }));
    const many = (...terms: ScriptedTeam["terms"]): ScriptedTeam => ({
      name: "many",
      charges: {},
      terms,
    });

    test("is doubted; by half it is believed", async () => {
      await runScript(getDatabase(), at(on(10), many(...three)));
      const third = await runScript(getDatabase(), at(on(11), many(...three.slice(0, 1))));
      expect(third).toMatchObject({ state: "incomplete", factsClosed: 0 });
      expect(third.error?.message).toContain("lists 1 of the 3 known terms");
      const two = await runScript(getDatabase(), at(on(11, 13), many(...three.slice(0, 2))));
      expect(two.state).toBe("complete");
      expect((await listBelieved(getDatabase())).segments).toHaveLength(2);
    });

    test("and then lacks others is another doubt, with a day of its own", async () => {
      await runScript(getDatabase(), at(on(10), many(...three)));
      await runScript(getDatabase(), at(on(11), many(...three.slice(0, 1))));
      const other = await runScript(getDatabase(), at(on(12, 13), many(...three.slice(1, 2))));
      expect(other).toMatchObject({ state: "incomplete", factsClosed: 0 });
      expect((await doubts()).map(({ outcome }) => outcome)).toEqual(["withdrawn", null]);
    });

    test("because terms have ended is no doubt at all", async () => {
      await runScript(getDatabase(), at(on(10), many(...three)));
      const run = await runScript(getDatabase(), at("2026-03-02T12:00:00.000Z", many()));
      expect(run.state).toBe("complete");
    });
  });
});
