import { describe, expect, test } from "vitest";
import { failureOf, type Subject } from "@/tests/lib/providers/conformance/subject";
import { startServer } from "@/tests/lib/providers/http-server";
import { contextOf, readAll } from "@/tests/lib/providers/reading";

/** Longer than any test: only an abort ends the wait. */
const patient = { headersTimeoutMs: 3_600_000, idleTimeoutMs: 3_600_000 };

export const describeStopping = (subject: Subject): void => {
  describe(`${subject.id} stopped as every source`, () => {
    const { connection, providerAt, sandbox } = subject;

    const stopAt = (baseUrl: string, afterMs: number) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), afterMs);
      const context = contextOf(undefined, { signal: abort.signal });
      return failureOf(
        readAll(providerAt(baseUrl, patient), { ...connection(), baseUrl }, context),
      );
    };

    test("in the middle, with calls under way", async () => {
      sandbox().setFault({ kind: "slow", milliseconds: 50, chunkBytes: 20 });
      expect(await stopAt(sandbox().url, 200)).toMatchObject({ kind: "aborted" });
    });

    test("while a vendor is silent", async () => {
      const silent = await startServer(() => undefined);
      expect(await stopAt(silent.url, 100)).toMatchObject({ kind: "aborted" });
      await silent.close();
    });

    test("before it begins: nothing is asked", async () => {
      const context = contextOf(undefined, { signal: AbortSignal.abort() });
      const stopped = readAll(providerAt(sandbox().url), connection(), context);
      expect(await failureOf(stopped)).toMatchObject({ kind: "aborted" });
      expect(sandbox().requests()).toEqual([]);
    });
  });
};
