import { afterEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";

const CLOCK = "2026-11-20T20:30:00.000Z";
const running: Sandbox[] = [];

const start = async (options: Parameters<typeof startSandbox>[0] = {}): Promise<Sandbox> => {
  const sandbox = await startSandbox({
    anchor: "2026-11-20",
    now: () => new Date(CLOCK),
    ...options,
  });
  running.push(sandbox);
  return sandbox;
};

const read = async ({ vercel }: Sandbox, path: string): Promise<string> => {
  const response = await fetch(vercel.url + path, {
    headers: { Authorization: `Bearer ${vercel.token}` },
  });
  expect(response.status).toBe(200);
  return response.text();
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
});

const PATHS = [
  "/v2/teams",
  "/v1/billing/contract-commitments?slug=northlight-storefront",
  "/v1/billing/charges?slug=northlight-storefront&from=2026-10-01T00:00:00Z&to=2026-12-01T00:00:00Z",
];

test("the same seed, anchor and clock give the same bytes", async () => {
  const [one, two] = [await start(), await start()];
  for (const path of PATHS) expect(await read(one, path)).toBe(await read(two, path));
  expect(one.expected()).toEqual(two.expected());
});

test("another seed gives another company", async () => {
  const [one, two] = [await start(), await start({ seed: "another" })];
  for (const path of PATHS) expect(await read(one, path)).not.toBe(await read(two, path));
});

test("the sandbox refuses to listen anywhere but on loopback", async () => {
  await expect(start({ host: "0.0.0.0" })).rejects.toThrow("loopback");
});
