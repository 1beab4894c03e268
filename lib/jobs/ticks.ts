import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { Database } from "@/lib/store/database";
import { forgetOld } from "@/lib/store/identity/forget-old";
import { bringForward } from "@/lib/store/projection/bring-forward";
import { listBehind } from "@/lib/store/projection/list-behind";
import { tidyProjection } from "@/lib/store/projection/tidy";

export type TickOptions = {
  readonly db: Database;
  readonly clock: () => Instant;
  readonly madeBy: string;
  readonly log: (message: string, details?: Readonly<Record<string, unknown>>) => void;
};

export type Ticks = { start(): void; stop(): Promise<void> };

const tickMs = 2_000;
/** Between two of these others get their turn. */
const accountsAtOnce = 50;
/** After so many accounts the embedded engine is tidied, which has nobody to do it. */
const tidyEvery = 2_000;
const forgetEveryMs = 3_600_000;

/**
 * Brings forward what a write left behind, and everything when an hour or an edge has passed, so that
 * answers find it done. Any number of processes may tick: whoever comes second finds nothing to do.
 */
export const createTicks = ({ db, clock, madeBy, log }: TickOptions): Ticks => {
  let isStopped = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let sinceTidy = 0;
  let forgotAt: Instant | null = null;

  const forget = async (): Promise<void> => {
    const now = clock();
    if (forgotAt !== null && now < addDuration(forgotAt, forgetEveryMs)) return;
    forgotAt = now;
    await forgetOld(db, now);
  };
  const tick = async (): Promise<void> => {
    await forget();
    while (!isStopped) {
      const present = { now: clock(), madeBy };
      const behind = await listBehind(db, { accounts: "all" }, present, accountsAtOnce);
      if (behind.length === 0) break;
      await bringForward(db, behind, present);
      sinceTidy += behind.length;
    }
    if (sinceTidy < tidyEvery || isStopped) return;
    sinceTidy = 0;
    await tidyProjection(db);
  };
  const next = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = tick()
        .catch((error: Error) => log("a tick failed", { error: error.message }))
        .finally(next);
    }, tickMs);
    timer.unref();
  };

  return {
    start: next,
    stop: async () => {
      isStopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
};
