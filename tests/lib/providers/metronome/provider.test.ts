import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createMetronomeProvider } from "@/lib/providers/metronome/provider";
import { nothingKnown } from "@/lib/providers/provider";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { connectionTo } from "@/tests/lib/providers/metronome/reading";
import { now, story } from "@/tests/lib/providers/reading";
import { createTestHttp } from "@/tests/lib/providers/test-http";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ ...story, metronomeCustomers: 40 });
});
afterAll(() => sandbox.close());
afterEach(() => {
  sandbox.clearFaults();
  sandbox.clearRequests();
});

const open = (token: string) => {
  const { url } = sandbox.metronome;
  const abort = new AbortController();
  return {
    abort,
    provider: createMetronomeProvider({ http: createTestHttp(url) }),
    connection: connectionTo({ url, token }),
    context: { now, signal: abort.signal, ...nothingKnown },
  };
};

test("a token that is refused, or may not do this, is told with what to do", async () => {
  const wrong = open("nobodys-token");
  await expect(wrong.provider.check(wrong.connection, wrong.context)).rejects.toMatchObject({
    kind: "authentication",
    message: expect.stringMatching(/"Northlight".*new token at Metronome/),
  });
  const powerless = open(sandbox.metronome.powerlessToken);
  const refused = powerless.provider.check(powerless.connection, powerless.context);
  await expect(refused).rejects.toMatchObject({
    kind: "forbidden",
    message: expect.stringContaining("Allow it this call at Metronome"),
  });
});

test("customers are read as they are taken, never all of them ahead", async () => {
  const { provider, connection, context } = open(sandbox.metronome.token);
  const countBalances = () =>
    sandbox.requests().filter(({ path }) => path.endsWith("customerBalances/list")).length;
  let ended = 0;
  for await (const { type } of provider.fetchBatches(connection, context)) {
    if (type !== "account-end") continue;
    ended += 1;
    // Four at once, and the one whose turn is next.
    expect(countBalances()).toBeLessThanOrEqual(ended + 5);
  }
  expect(ended).toBe(48);
});
