import { setTimeout as sleep } from "node:timers/promises";
import type { BuiltApp } from "@/tests/built/support/built-app";

type Connection = { readonly id: string; readonly lastRun: { readonly state: string } | null };

/** A run whose process could not say how it ended is taken up again after its lease. */
const patienceMs = 240_000;

/** Waits until each connection was read once to an end, and none is being read. */
export const untilRead = async (app: BuiltApp): Promise<void> => {
  const until = Date.now() + patienceMs;
  for (;;) {
    const response = await app.ask("/api/v1/connections?limit=50");
    const { data } = await response.json();
    const states: string[] = data.map(({ lastRun }: Connection) => lastRun?.state ?? "queued");
    if (states.length > 0 && !states.some((state) => /queued|running|interrupted/.test(state)))
      return;
    if (Date.now() > until) throw new Error(`Still not read: ${states.join(", ")}\n${app.log()}`);
    await sleep(250);
  }
};
