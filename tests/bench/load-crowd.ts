import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

/**
 * One process of many readers, so that what they cost is not counted against the server. Each asks for one
 * page after the other, keeps nothing, and comes back after a refusal when it was told to.
 */
const job = z.object({
  url: z.string(),
  keys: z.array(z.string()),
  readers: z.int(),
  paths: z.array(z.string()),
  endsAt: z.number(),
});

type CrowdJob = z.infer<typeof job>;

export const crowdResult = z.object({
  /** How many answers there were of each status; 0 for a connection that broke. */
  statuses: z.record(z.string(), z.int()),
  /** Of the answers with status 200. */
  milliseconds: z.array(z.number()),
});

type Answered = { readonly status: number; readonly retryAfterMs: number };

/** Reads an answer to its end and keeps none of it. */
export const readAway = (url: string, key: string | null, agent: Agent): Promise<Answered> =>
  new Promise((resolve) => {
    const headers = key === null ? {} : { authorization: `Bearer ${key}` };
    get(url, { agent, headers }, (response) => {
      const { statusCode: status = 0, headers: said } = response;
      const retryAfterMs = Number(said["retry-after"] ?? 0) * 1_000;
      response.once("close", () => resolve({ status, retryAfterMs }));
      response.resume();
    }).once("error", () => resolve({ status: 0, retryAfterMs: 1_000 }));
  });

const runCrowd = async ({ url, keys, readers, paths, endsAt }: CrowdJob) => {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const statuses: Record<string, number> = {};
  const milliseconds: number[] = [];
  const read = async (reader: number): Promise<void> => {
    for (let turn = reader; Date.now() < endsAt; turn += 1) {
      const startedAt = performance.now();
      const path = paths[turn % paths.length];
      const { status, retryAfterMs } = await readAway(
        `${url}${path}`,
        keys[reader % keys.length] ?? null,
        agent,
      );
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 200) milliseconds.push(performance.now() - startedAt);
      if (retryAfterMs > 0) await sleep(retryAfterMs);
    }
  };
  await Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)));
  agent.destroy();
  return { statuses, milliseconds };
};

if (process.send) {
  process.once("message", async (message) => {
    process.send?.(await runCrowd(job.parse(message)));
    process.disconnect();
  });
}
