import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { Sandbox } from "@/sandbox/start-sandbox";
import type { Dice } from "@/tests/built/fuzz/make-request";

const hourMs = 3_600_000;

export type Vendor = {
  /** What it says now; the same for everybody who asks before the next move. */
  readonly now: () => Instant;
  /** Time goes on there, what was told is told otherwise or taken back; says which. */
  move(): string;
  /** For a moment it tells what it told a day ago. */
  lookBack(work: () => Promise<void>): Promise<void>;
};

/** A vendor whose clock is behind ours, so that it has something new to tell each time. */
export const createVendor = (sandbox: Sandbox, dice: Dice): Vendor => {
  let now = addDuration(new Date().toISOString(), -8 * 24 * hourMs);
  const team = sandbox.vercel.teamId("northlight-storefront");
  sandbox.setClock(now);
  const moves: readonly (() => string)[] = [
    () => "only time went on",
    () => {
      const day = addDuration(now, -(2 + dice(3)) * 24 * hourMs).slice(0, 10);
      const factor = ["0.5", "1.75", "0"][dice(3)] ?? "0.5";
      sandbox.setFault({ kind: "restate", teamId: team, day, factor });
      return `${day} is told ${factor} times`;
    },
    () => {
      sandbox.clearFaults();
      return "what was restated is taken back";
    },
  ];
  return {
    now: () => now,
    move: () => {
      const hours = 3 + dice(20);
      now = addDuration(now, hours * hourMs);
      sandbox.setClock(now);
      return `${hours} hours later, ${moves[dice(moves.length)]?.()}`;
    },
    lookBack: async (work) => {
      sandbox.setClock(addDuration(now, -24 * hourMs));
      await work();
      sandbox.setClock(now);
    },
  };
};
