import { afterAll, beforeAll, expect, test } from "vitest";
import { type Known, makeRequest } from "@/tests/built/fuzz/make-request";
import { type Sent, send } from "@/tests/built/fuzz/send";
import { apiKey, type BuiltApp, startBuilt } from "@/tests/built/support/built-app";
import { masterSecret, password } from "@/tests/built/support/used-book";
import { createDice } from "@/tests/lib/sync/support/dice";

const requests = Number(process.env.COMMITBOOK_FUZZ_REQUESTS ?? 2_000);
const seed = Number(process.env.COMMITBOOK_FUZZ_SEED ?? 20_261_120);
const atOnce = 8;
const deadlineMs = 15_000;

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuilt({
    sandbox: { rowsPerDay: 1 },
    environment: { COMMITBOOK_REQUESTS_PER_MINUTE: "100000000" },
  });
});
afterAll(() => app.stop());

const idsOf = async (list: string): Promise<readonly string[]> => {
  const { data } = await (await app.ask(`/api/v1/${list}`)).json();
  return data.map(({ id }: { readonly id: string }) => id);
};

const learn = async (): Promise<Known> => ({
  ids: (await Promise.all(["accounts", "commitments", "connections"].map(idsOf))).flat(),
  credentials: [
    { authorization: `Bearer ${apiKey}` },
    {
      cookie: app.book.cookies["admin@example.com"] ?? "",
      ...{ "x-commitbook": "1", "sec-fetch-site": "same-origin" },
    },
  ],
});

/** Whatever may never be read outside: no answer holds it, and no line of the log. */
const secretsOf = ({ environment }: BuiltApp): readonly string[] => [
  ...[masterSecret, password, "scrypt$"],
  ...Object.entries(environment).flatMap(([name, value]) =>
    /_(TOKEN|KEY|SECRET)$/.test(name) ? [value] : [],
  ),
];

const faultOf = (sent: Sent, secrets: readonly string[]): string | null => {
  if (sent.kind === "hung") return `no answer within ${deadlineMs} ms`;
  if (sent.kind === "closed") return sent.code === "ECONNREFUSED" ? "nobody listens" : null;
  if (sent.status >= 500) return `${sent.status} ${sent.text.slice(0, 600)}`;
  const told = secrets.find((secret) => sent.text.includes(secret));
  return told === undefined ? null : `a secret is told: ${told.slice(0, 6)}…`;
};

test(`${requests} hostile requests: nothing breaks, nothing hangs, no secret is told`, {
  timeout: 60_000 + requests * 400,
}, async () => {
  const dice = createDice(seed);
  const known = await learn();
  const secrets = secretsOf(app);
  const outcomes = new Map<string, number>();
  const faults: object[] = [];
  let made = 0;
  let slowestMs = 0;
  const work = async (): Promise<void> => {
    while (made < requests) {
      made += 1;
      const asked = makeRequest(dice, known);
      const beganMs = Date.now();
      const sent = await send(app.url, asked, deadlineMs);
      slowestMs = Math.max(slowestMs, Date.now() - beganMs);
      const outcome = sent.kind === "answered" ? String(sent.status) : sent.kind;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      const fault = faultOf(sent, secrets);
      if (fault !== null && faults.length < 20)
        faults.push({ fault, ...asked, body: String(asked.body).slice(0, 300) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const counts = [...outcomes].sort().map(([outcome, count]) => `${outcome}: ${count}`);
  console.log(`${requests} requests, seed ${seed}: ${counts.join(", ")}; slowest ${slowestMs} ms`);
  expect(faults).toEqual([]);
  expect((await fetch(`${app.url}/api/ready`)).status).toBe(200);
  expect(app.child.exitCode).toBe(null);
  const log = app.log();
  for (const secret of [...secrets, apiKey]) expect(log.includes(secret)).toBe(false);
});
