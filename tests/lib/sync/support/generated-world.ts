import { createDice } from "@/tests/lib/sync/support/dice";
import {
  connectionId,
  type Script,
  type ScriptedTeam,
} from "@/tests/lib/sync/support/scripted-provider";

const dayMs = 86_400_000;
const worldStart = Date.UTC(2025, 0, 1);
const instant = (day: number): string => new Date(worldStart + day * dayMs).toISOString();

/** Exact text: up to six digits behind the point, now and then negative, now and then zero. */
const rollAmount = (dice: (sides: number) => number): string => {
  const sign = dice(20) === 0 ? "-" : "";
  const whole = dice(3) === 0 ? 0 : dice(40);
  const fraction = String(dice(1_000_000)).padStart(6, "0").replace(/0+$/, "");
  if (whole === 0 && fraction === "") return "0";
  return `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`;
};

export type WorldSize = { readonly teams: number; readonly rowsPerDayMax: number };

/** An invented company: consecutive, overlapping, amountless and future terms, busy and idle days. */
export const generateWorld = (
  seed: number,
  { teams, rowsPerDayMax }: WorldSize = { teams: 4, rowsPerDayMax: 3 },
): Script => {
  const dice = createDice(seed);
  const today = 120 + dice(60);
  return {
    now: new Date(Date.parse(instant(today)) + 43_200_000).toISOString(),
    teams: Array.from({ length: teams }, (_, index): ScriptedTeam => {
      const terms = Array.from({ length: 1 + dice(4) }, (_term, number) => {
        const start = number * 45 + dice(10);
        return {
          name: `term ${number}`,
          start: instant(start),
          end: instant(start + 20 + dice(60)),
          granted: dice(6) === 0 ? null : String(50 + dice(2_000)),
        };
      });
      const days = Array.from({ length: today + 1 }, (_day, number) => [
        instant(number).slice(0, 10),
        Array.from({ length: dice(rowsPerDayMax + 1) }, () => rollAmount(dice)),
      ]);
      return { name: `${connectionId} team ${index}`, terms, charges: Object.fromEntries(days) };
    }),
  };
};
