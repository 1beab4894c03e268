import { encode } from "next-auth/jwt";
import { addDuration, fromEpochMs } from "@/lib/domain/base/period";
import type { Role } from "@/lib/domain/base/role";
import { hashPassword } from "@/lib/server/passwords";
import { createSecrets } from "@/lib/server/secrets";
import type { Database } from "@/lib/store/database";
import { openSession } from "@/lib/store/identity/sessions";
import { noteAttempt } from "@/lib/store/identity/sign-in-attempts";
import { addUser, findCredentials, setPassword } from "@/lib/store/identity/users";
import { openDatabase } from "@/lib/store/open-database";
import { type Engine, openTestDatabase } from "@/tests/support/database";

export const password = "a quiet ledger 2026";

export type Place = { readonly databaseUrl: string | null; readonly dataDir: string };

/** A book that was in use before the server under test is started on it. */
export type UsedBook = Place & {
  /** Cookies of sessions, by e-mail address. */
  readonly cookies: Readonly<Record<string, string>>;
  remove(): Promise<void>;
};

const minuteMs = 60_000;

/** A password here costs nothing to try. */
const cheap = { log2N: 4, r: 8, p: 1 };

const people: readonly { readonly email: string; readonly role: Role; readonly ageMs: number }[] = [
  { email: "admin@example.com", role: "admin", ageMs: 0 },
  { email: "away@example.com", role: "admin", ageMs: 20 * minuteMs },
  { email: "viewer@example.com", role: "viewer", ageMs: 0 },
];

export const masterSecret = "the master secret of a server under test";

/** Opens the book once, as an earlier start would have, and leaves its people there. */
export const makeUsedBook = async (engine: Engine = "pglite"): Promise<UsedBook> => {
  const { database, settings, remove } = await openTestDatabase(engine);
  return { ...settings, cookies: await leavePeople(database), remove };
};

/** The same in a place that the caller removes. */
export const makeUsedBookAt = async (place: Place): Promise<UsedBook> => ({
  ...place,
  cookies: await leavePeople(await openDatabase(place)),
  remove: async () => undefined,
});

const leavePeople = async (db: Database): Promise<Record<string, string>> => {
  const cookies: Record<string, string> = {};
  for (const { email, role, ageMs } of people)
    cookies[email] = await addPerson(db, { email, role, ageMs });
  await db.close();
  return cookies;
};

type NewPerson = (typeof people)[number];

const addPerson = async (db: Database, { email, role, ageMs }: NewPerson): Promise<string> => {
  const now = fromEpochMs(Date.now());
  const passwordHash = await hashPassword(password, cheap);
  const user = await addUser(db, { email, name: email, role, passwordHash }, now);
  if (user === null) throw new Error("The book has this person already.");
  const sessionId = await openSession(db, user.id, addDuration(now, -ageMs));
  const { sessionKey } = createSecrets(masterSecret);
  const token = await encode({ token: { sub: user.id, sessionId }, secret: sessionKey });
  return `commitbook.session=${token}`;
};

/** From now on that person's password takes as long to try as everybody's does. */
export const makePasswordCostly = async (place: Place, email: string): Promise<void> => {
  const db = await openDatabase(place);
  const found = await findCredentials(db, email);
  if (found === null) throw new Error("There is no such person.");
  await setPassword(db, found.user.id, await hashPassword(password));
  await db.close();
};

/** So many wrong passwords of somebody who is signed in, a moment ago. */
export const noteWrongPasswords = async (
  { databaseUrl, dataDir }: Place,
  email: string,
  count: number,
): Promise<void> => {
  const db = await openDatabase({ databaseUrl, dataDir });
  const at = fromEpochMs(Date.now() - minuteMs);
  for (let index = 0; index < count; index += 1) await noteAttempt(db, `${email} again`, at);
  await db.close();
};
