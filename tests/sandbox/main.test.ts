import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

test("the sandbox tells who started it how to ask each vendor", async () => {
  const child = fork("sandbox/main.ts", { execArgv: ["--import", "tsx"], stdio: "ignore" });
  const [ready] = await once(child, "message");
  const { url, vercel, metronome, datadog } = ready;
  const asked = [
    [`${vercel.url}/v2/teams`, { Authorization: `Bearer ${vercel.token}` }],
    [`${metronome.url}/v1/customers`, { Authorization: `Bearer ${metronome.token}` }],
    [
      `${datadog.url}/api/v2/cost/commitments/commitment-list?provider=aws&product=ec2&start=1&end=2`,
      { "DD-API-KEY": datadog.apiKey, "DD-APPLICATION-KEY": datadog.appKey },
    ],
  ] as const;
  const statuses = await Promise.all(
    asked.map(async ([address, headers]) => (await fetch(address, { headers })).status),
  );
  child.disconnect();
  expect(ready).toMatchObject({ type: "ready", url });
  expect(statuses).toEqual([200, 200, 200]);
  expect(await once(child, "exit")).toEqual([0, null]);
}, 30_000);
