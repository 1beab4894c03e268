import { describe, expect, test } from "vitest";
import type { Connection } from "@/lib/providers/provider";
import { sources } from "@/lib/sources/sources";
import {
  expectNothingTold,
  failureOf,
  type Subject,
} from "@/tests/lib/providers/conformance/subject";
import { startServer } from "@/tests/lib/providers/http-server";
import { contextOf } from "@/tests/lib/providers/reading";

const refusals = ["authentication", "forbidden"];

export const describeCredential = (subject: Subject): void => {
  describe(`${subject.id} and its credential as every source`, () => {
    const { id, connection, credentials, hidden, providerAt, read, sandbox } = subject;
    const check = (to: Connection) => providerAt(to.baseUrl).check(to, contextOf());

    test("a check is one small call", async () => {
      await check(connection());
      expect(sandbox().requests()).toHaveLength(1);
    });

    test("nobody's credential is refused by check and read alike, and told with what to do", async () => {
      const to = { ...connection(), secret: credentials(sandbox()).wrong };
      for (const error of [await failureOf(check(to)), await failureOf(read(to))]) {
        expect(refusals).toContain(error.kind);
        expect(error.retryable).toBe(false);
        expect(error.message).toContain(`"${connection().name}"`);
        expect(error.message).not.toContain(to.secret);
        expectNothingTold(subject, error);
      }
    });

    test("a credential that may do nothing is refused, not read as one without commitments", async () => {
      const to = { ...connection(), secret: credentials(sandbox()).powerless };
      expect(refusals).toContain((await failureOf(check(to))).kind);
    });

    test.each([400, 401, 403, 404, 500])(
      "is not told, whatever is echoed with %d",
      async (status) => {
        const echo = await startServer((request, response) => {
          const telling = Object.values(request.headers).filter((value) =>
            hidden().some((secret) => String(value).includes(secret)),
          );
          const message = `You sent ${telling.join(" and ")}`;
          response.writeHead(status, { "content-type": "application/json" });
          response.end(JSON.stringify({ error: { code: "refused", message }, errors: [message] }));
        });
        const to = { ...connection(), baseUrl: echo.url };
        const told = await Promise.allSettled([check(to), read(to)]);
        await echo.close();
        const words = told.map((each) =>
          each.status === "rejected" ? String(each.reason) : JSON.stringify(each.value ?? null),
        );
        expectNothingTold(subject, ...told, ...words);
        // Proves that it was echoed at all; what an unknown address says is nobody's business.
        if (status !== 404) expect(words.join()).toMatch(/You sent (Bearer )?\[token\]/);
      },
    );

    test("settings that its row does not know are a fault of the connection", async () => {
      const to = { ...connection(), settings: { ...sources[id].defaults, surprise: true } };
      const error = await failureOf(read(to));
      expect(error).toMatchObject({ kind: "configuration" });
      expect(error.message).toContain("surprise");
    });
  });
};
