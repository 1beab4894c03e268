import { monitorEventLoopDelay } from "node:perf_hooks";

export type Times = {
  readonly p50: number;
  readonly p95: number;
  /** The longest time for which nothing else could run in this thread. */
  readonly blocked: number;
  readonly rounds: number;
};

export type Work = () => Promise<unknown>;

/** Enough rounds for a p95, and not for ever where one round takes seconds. */
const roundsMin = 3;
const roundsMax = 40;
const budgetMs = 12_000;
const warmUpMs = 2_000;
const resolutionMs = 1;

export const measure = async (work: Work): Promise<Times> => {
  // A round that takes seconds has warmed up in itself.
  for (let warm = 0; warm < 2; warm += 1) {
    if ((await secondsOf(work)) * 1_000 > warmUpMs) break;
  }
  globalThis.gc?.();
  const loop = monitorEventLoopDelay({ resolution: resolutionMs });
  const times: number[] = [];
  const startedAt = performance.now();
  loop.enable();
  while (times.length < roundsMax) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
    // What the last round left to do is that round's own.
    await new Promise((rest) => setImmediate(rest));
    if (times.length >= roundsMin && performance.now() - startedAt > budgetMs) break;
  }
  loop.disable();
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    blocked: Math.max(0, loop.max / 1e6 - resolutionMs),
    rounds: times.length,
  };
};

export const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((left, right) => left - right)[
    Math.min(times.length - 1, Math.floor(times.length * share))
  ] ?? Number.NaN;

export const secondsOf = async (work: Work): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
};
