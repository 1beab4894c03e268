import { describe, expect, test } from "vitest";
import type { ProviderErrorKind } from "@/lib/providers/provider";
import type { Fault } from "@/sandbox/start-sandbox";
import {
  expectComplete,
  expectInOrder,
  expectNothingTold,
  failureOf,
  rawCharsMax,
  type Subject,
} from "@/tests/lib/providers/conformance/subject";
import { completenessOf, factTexts, rejectedOf } from "@/tests/lib/providers/reading";
import { startRelay } from "@/tests/lib/providers/relay";

/** What may happen to any call of any vendor, and the one kind of error it is. */
const troubles: readonly (readonly [string, Fault, ProviderErrorKind])[] = [
  ["403", { kind: "status", status: 403 }, "forbidden"],
  ["429 without end", { kind: "rate-limited", headers: "none" }, "rate-limited"],
  ["500", { kind: "status", status: 500 }, "unavailable"],
  ["500 as a web page", { kind: "status", status: 500, body: "html" }, "unavailable"],
  ["503 and no word", { kind: "status", status: 503, body: "empty" }, "unavailable"],
  ["a web page instead of JSON", { kind: "html" }, "invalid-response"],
  ["a body that breaks off", { kind: "cut", bytes: 900, ending: "destroyed" }, "unavailable"],
  ["a body that ends too early", { kind: "cut", bytes: 900, ending: "clean" }, "invalid-response"],
  ["silence", { kind: "hang" }, "timed-out"],
  ["silence in a body", { kind: "hang", when: "mid-body", bytes: 500 }, "timed-out"],
];

/** What may happen and changes nothing. */
const harmless: readonly (readonly [string, Fault])[] = [
  ["429 once, with a date", { kind: "rate-limited", headers: "reset-epoch", times: 1 }],
  ["429 once, with seconds", { kind: "rate-limited", headers: "retry-after", times: 1 }],
  ["429 once, without a word", { kind: "rate-limited", headers: "none", times: 1 }],
  ["500 once", { kind: "status", status: 500, times: 1 }],
  ["a body that broke off once", { kind: "cut", bytes: 900, ending: "destroyed", times: 1 }],
  ["a slow body", { kind: "slow", milliseconds: 1, chunkBytes: 700 }],
  ["fields that nobody knows", { kind: "extra-fields" }],
];

const ofKind = (kind: string, texts: readonly string[]): readonly string[] =>
  texts.filter((text) => text.startsWith(`${kind} `));

export const describeTrouble = (subject: Subject): void => {
  describe(`${subject.id} in trouble as every source`, () => {
    const { read, readIn, whole, part, brokenRows } = subject;

    test.each(troubles)(
      "%s leaves one part incomplete, the others whole",
      async (_, fault, kind) => {
        const batches = await readIn(fault);
        expectInOrder(subject, batches);
        const incomplete = completenessOf(batches).filter(({ state }) => state === "incomplete");
        expect(incomplete.length).toBeGreaterThan(0);
        for (const each of incomplete) expect(each).toMatchObject({ errorKind: kind });
        const kept = factTexts(batches);
        expect(ofKind("commitment", kept).length).toBeGreaterThan(0);
        expect(ofKind("commitment", kept).length).toBeLessThan(
          ofKind("commitment", whole()).length,
        );
        expect(kept.filter((text) => !whole().includes(text))).toEqual([]);
      },
    );

    test.each(harmless)("%s changes nothing", async (_, fault) => {
      const batches = await readIn(fault);
      expectInOrder(subject, batches);
      expectComplete(batches);
      expect(factTexts(batches)).toEqual(whole());
    });

    test("401 in the middle ends the read, and is no incomplete part", async () => {
      const error = await failureOf(readIn({ kind: "status", status: 401 }));
      expect(error).toMatchObject({ kind: "authentication", retryable: false });
      expect(error.message).toContain(`"${subject.connection().name}"`);
      expectNothingTold(subject, error);
    });

    test.each(brokenRows)(
      "a row is set aside as $code with its place, the others are kept",
      async ({ fault, code }) => {
        const before = new Set(rejectedOf(await read()).map(({ raw }) => raw));
        const batches = await readIn(fault);
        expectInOrder(subject, batches);
        const rows = rejectedOf(batches).filter(({ raw }) => !before.has(raw));
        const setAside = rows.filter(({ isSetAside }) => isSetAside);
        expect(setAside.map((row) => row.code)).toContain(code);
        for (const row of setAside) {
          expect(row.request).toMatch(/^(GET|POST) \//);
          expect(row.raw).not.toBe("");
        }
        const known = whole();
        expect(factTexts(batches).filter((text) => known.includes(text)).length).toBeGreaterThan(0);
      },
    );

    test("a row that nobody can read is kept as text, as far as 4,000 characters", async () => {
      const relay = await startRelay(subject.sandbox().url, (path, body) =>
        path.startsWith(part.path) ? subject.addRow(body, "long ".repeat(4_000)) : body,
      );
      const batches = await read({ ...subject.connection(), baseUrl: relay.url });
      await relay.close();
      expectInOrder(subject, batches);
      const long = rejectedOf(batches).filter(({ raw }) => raw.includes("long long"));
      expect(long.length).toBeGreaterThan(0);
      for (const row of long) {
        expect(row.raw).toHaveLength(rawCharsMax);
        expect(row.isSetAside).toBe(true);
      }
      expect(ofKind("commitment", factTexts(batches))).toEqual(ofKind("commitment", whole()));
    });
  });
};
