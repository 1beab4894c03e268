import { setTimeout as sleep } from "node:timers/promises";
import { asksForRetry } from "@/lib/store/database-error";

const attemptsMax = 10;
const firstDelayMs = 10;
const delayMaxMs = 1_000;

/** Runs `work` again, each time a little later, as long as the engine asks for it. */
export const withRetry = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!asksForRetry(error) || attempt === attemptsMax) throw error;
      const delayMs = Math.min(delayMaxMs, firstDelayMs * 2 ** attempt);
      await sleep(delayMs * (0.5 + Math.random() / 2));
    }
  }
};
