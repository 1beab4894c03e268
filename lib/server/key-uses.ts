import { type CalendarDay, calendarDay, type Instant, toEpochMs } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { addKeyUses } from "@/lib/store/identity/api-keys";

/** How often keys were used, held in this process and written at most once a minute for each key. */
export type KeyUses = {
  note(db: Queryable, keyId: string, at: Instant): Promise<void>;
  /** Writes what is held still: before it is read, and when the process ends. */
  flush(db: Queryable): Promise<void>;
};

type Held = { writtenAt: Instant | null; lastAt: Instant; readonly days: Map<CalendarDay, number> };

const restMs = 60_000;

export const createKeyUses = (): KeyUses => {
  const held = new Map<string, Held>();
  const write = async (db: Queryable, keyId: string, of: Held): Promise<void> => {
    const days = [...of.days];
    of.days.clear();
    of.writtenAt = of.lastAt;
    for (const [place, [day, requests]] of days.entries())
      try {
        await addKeyUses(db, keyId, { day, requests, at: of.lastAt });
      } catch (error) {
        // Nothing is lost because a disk was full for a while.
        for (const [left, count] of days.slice(place)) add(of, left, count);
        throw error;
      }
  };
  return {
    note: async (db, keyId, at) => {
      const of: Held = held.get(keyId) ?? { writtenAt: null, lastAt: at, days: new Map() };
      held.set(keyId, of);
      of.lastAt = at;
      add(of, calendarDay(at, "UTC"), 1);
      const isDue = of.writtenAt === null || toEpochMs(at) - toEpochMs(of.writtenAt) >= restMs;
      if (isDue) await write(db, keyId, of);
    },
    flush: async (db) => {
      for (const [keyId, of] of held) if (of.days.size > 0) await write(db, keyId, of);
    },
  };
};

const add = ({ days }: Held, day: CalendarDay, count: number): void => {
  days.set(day, (days.get(day) ?? 0) + count);
};
