import { getContext } from "@/lib/server/context";
import type { Database } from "@/lib/store/database";
import { assertMigrated } from "@/lib/store/migrate";

/** After so long the database is asked again; so long its last answer is believed meanwhile. */
const freshMs = 2_000;
const believedMs = 10_000;
/** Whoever asks whether it is ready wants to know soon. */
const patienceMs = 5_000;

type Known = { answeredAt: number; asking: Promise<boolean> | null };

const knownOf = new WeakMap<Database, Known>();

/**
 * Whether the book can be read. It was migrated when it was opened, before the first request. Asking costs
 * the database one look every few seconds, however many ask, and nobody waits behind those who read.
 */
export const answerReady = async (): Promise<Response> =>
  (await isReady(getContext().db))
    ? Response.json({ status: "ready" })
    : Response.json({ status: "the database does not answer" }, { status: 503 });

const isReady = async (db: Database): Promise<boolean> => {
  const known = knownOf.get(db) ?? { answeredAt: Number.NEGATIVE_INFINITY, asking: null };
  knownOf.set(db, known);
  const ageMs = performance.now() - known.answeredAt;
  if (ageMs < freshMs) return true;
  known.asking ??= ask(db, known).finally(() => {
    known.asking = null;
  });
  return ageMs < believedMs || Promise.race([known.asking, afterPatience()]);
};

const ask = async (db: Database, known: Known): Promise<boolean> => {
  try {
    await assertMigrated(db);
    known.answeredAt = performance.now();
    return true;
  } catch (error) {
    // Whoever is told so hears nothing of why.
    known.answeredAt = Number.NEGATIVE_INFINITY;
    getContext().log.error("not ready", error);
    return false;
  }
};

const afterPatience = (): Promise<false> =>
  new Promise((resolve) => setTimeout(resolve, patienceMs, false));
