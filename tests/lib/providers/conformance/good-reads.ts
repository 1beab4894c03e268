import { describe, expect, test } from "vitest";
import type { ProviderBatch } from "@/lib/providers/provider";
import {
  expectComplete,
  expectInOrder,
  type Subject,
} from "@/tests/lib/providers/conformance/subject";
import { batchesOf, contextOf, factsOf, factTexts, readAll } from "@/tests/lib/providers/reading";

const accountsOf = (batches: readonly ProviderBatch[]) =>
  batchesOf(batches, "accounts").flatMap(({ accounts }) => accounts.map(({ fact }) => fact));

export const describeGoodReads = (subject: Subject): void => {
  describe(`${subject.id} read as every source`, () => {
    const { id, read, whole, connection, providerAt } = subject;

    test("a good read is whole and in order: accounts, terms, what draws them, the end", async () => {
      const batches = await read();
      expectInOrder(subject, batches);
      expectComplete(batches);
      expect(batchesOf(batches, "terms").length).toBeGreaterThan(0);
      for (const account of accountsOf(batches))
        expect(account).toMatchObject({ provider: id, connectionId: connection().id });
    });

    test("a second read gives the same facts under the same ids, and no id is given twice", async () => {
      const batches = await read();
      expect(factTexts(batches)).toEqual(whole());
      const ids = factsOf(batches).flatMap(({ kind, sourced: { fact } }) =>
        "id" in fact ? [`${kind} ${fact.id}`] : [],
      );
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test("another connection to the same accounts gives facts of its own", async () => {
      const idsOf = async (connectionId: string) =>
        accountsOf(await read({ ...connection(), id: connectionId })).map((account) => account.id);
      const [own, others] = [await idsOf(connection().id), await idsOf("another")];
      expect(others).toHaveLength(own.length);
      expect(others.filter((each) => own.includes(each))).toEqual([]);
    });

    test("every fact opens down to what was asked and what was sent", async () => {
      for (const { sourced } of factsOf(await read())) {
        expect(sourced.source.request).not.toBe("");
        expect(sourced.source.raw).not.toBe("");
        expect(sourced.source.fetchedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      }
    });

    test("a read that was stopped and begun again ends with the same facts", async () => {
      const all = await read();
      const first = all.slice(0, Math.ceil(all.length / 2));
      const kept = batchesOf(first, "samples");
      const context = contextOf(async (_account, scope) => {
        const own = kept.filter((batch) => batch.scope === scope);
        return new Set(own.map(({ window }) => window.start.slice(0, 10)));
      });
      const { baseUrl } = connection();
      const second = await readAll(providerAt(baseUrl), connection(), context);
      expectInOrder(subject, second);
      const both = new Set([...factTexts(first), ...factTexts(second)]);
      expect([...both].sort()).toEqual(whole());
    });
  });
};
