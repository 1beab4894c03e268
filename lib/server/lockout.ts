import { addDuration, type Instant } from "@/lib/domain/base/period";

/** So many failures within the window close the door for as long as the window is. */
export type LockRule = { readonly failuresMax: number; readonly windowMs: number };

const quarterHourMs = 15 * 60_000;

/** The rule the sign-in form tells: one person at one place. */
export const personAtPlace: LockRule = { failuresMax: 5, windowMs: quarterHourMs };

/** Behind many addresses, real or made up, a guesser still meets this one. */
export const personAnywhere: LockRule = { failuresMax: 50, windowMs: quarterHourMs };

/** How far back failures can matter: a lock may begin at the end of a window. */
export const memoryMs = (rule: LockRule): number => 2 * rule.windowMs;

/** Until when the door is closed at `now`, given earlier failures, oldest first; null when open. */
export const lockedUntil = (
  failures: readonly Instant[],
  now: Instant,
  { failuresMax, windowMs }: LockRule,
): Instant | null => {
  let recent: Instant[] = [];
  let until: Instant | null = null;
  for (const failure of failures) {
    recent = [...recent.filter((at) => addDuration(at, windowMs) > failure), failure];
    if (recent.length < failuresMax) continue;
    until = addDuration(failure, windowMs);
    recent = [];
  }
  return until !== null && now < until ? until : null;
};
