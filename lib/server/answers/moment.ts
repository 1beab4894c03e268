import { type Instant, parseInstant, startOfHour } from "@/lib/domain/base/period";
import type { Cursor } from "@/lib/server/answers/cursor";
import type { AppContext } from "@/lib/server/context";
import type { Database, Queryable } from "@/lib/store/database";
import { forgiveFullDisk } from "@/lib/store/disk-space";
import { ensureForward, ensureMonths } from "@/lib/store/projection/ensure-forward";
import { findLatestCut } from "@/lib/store/projection/list-kept-accounts";
import { nowCuts } from "@/lib/store/projection/now-cuts";
import type { Present } from "@/lib/store/projection/present";
import { LATEST } from "@/lib/store/read/cuts";
import { listAccountRecords } from "@/lib/store/read/list-account-records";
import type { Moment } from "@/lib/store/read/read-book";
import type { Clocks, Scope } from "@/lib/store/read/statement";

/** The clocks of a request: two instants, or null, the book as it stands now. */
export type Asked = Clocks | null;

type ClockInput = { readonly asOf?: string | undefined; readonly knownAt?: string | undefined };

/** The cursor's, else the asked; who names neither means now. */
export const askedClocks = (
  input: ClockInput,
  now: Instant,
  cursor: Cursor | null = null,
): Asked => {
  if (cursor !== null) {
    const { asOf, knownAt } = cursor;
    return asOf === null || knownAt === null ? null : { asOf, knownAt };
  }
  const [asOf, knownAt] = [toInstant(input.asOf), toInstant(input.knownAt)];
  if (asOf === null && knownAt === null) return null;
  return { asOf: asOf ?? startOfHour(now), knownAt: knownAt ?? now };
};

const toInstant = (text: string | undefined): Instant | null =>
  text === undefined ? null : parseInstant(text);

/**
 * A book opened at the clocks of a request. `kept`: what it comes to stands beside the facts and is
 * brought forward already; otherwise it is added up at `moment`.
 */
export type OpenedBook = {
  /** What the answer says of its instants. */
  readonly clocks: Clocks;
  /** What its cursors carry. */
  readonly asked: Asked;
} & ({ readonly kept: true } | { readonly kept: false; readonly moment: Moment });

type BookContext = Pick<AppContext, "db" | "clock" | "reads" | "madeBy">;

export const openBook = async (
  { db, clock, reads, madeBy }: BookContext,
  scope: Scope,
  asked: Asked,
): Promise<OpenedBook> => {
  const now = clock();
  if (asked !== null) {
    await ensureMonths(db, scope);
    const { asOf, knownAt } = asked;
    return { clocks: asked, asked, kept: false, moment: { cutOf: () => asOf, knownAt } };
  }
  if (reads === "kept" && (await isForward(db, scope, { now, madeBy }))) {
    const asOf = (await findLatestCut(db, scope)) ?? startOfHour(now);
    return { clocks: { asOf, knownAt: laterOf(now, asOf) }, asked, kept: true };
  }
  await ensureMonths(db, scope);
  const accounts = await listAccountRecords(db, scope, { knownAt: LATEST });
  const cuts = await nowCuts(
    db,
    accounts.map(({ account }) => account.id),
    now,
  );
  const asOf = [...cuts.values()].sort().at(-1) ?? startOfHour(now);
  return {
    clocks: { asOf, knownAt: laterOf(now, asOf) },
    asked,
    kept: false,
    moment: { cutOf: (id) => cuts.get(id) ?? startOfHour(now), knownAt: LATEST },
  };
};

/** Where a full disk keeps nothing new, what has changed is added up for this answer alone. */
const isForward = (db: Database, scope: Scope, present: Present): Promise<boolean> =>
  ensureForward(db, scope, present).then(
    () => true,
    (error) => {
      forgiveFullDisk(error);
      return false;
    },
  );

/**
 * Reads of one answer agree with one another: at named clocks because both are named, of what is kept
 * because they see one state of it.
 */
export const readTogether = <Result>(
  db: Database,
  book: OpenedBook,
  work: (db: Queryable) => Promise<Result>,
): Promise<Result> => (book.kept ? db.snapshot(work) : work(db));

/** A read may be a moment ahead of a clock that jumped back; what it brought is known all the same. */
const laterOf = (left: Instant, right: Instant): Instant => (left < right ? right : left);
