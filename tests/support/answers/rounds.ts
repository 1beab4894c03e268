import type { TestApp } from "@/tests/lib/server/test-app";
import { type Asking, askEverything } from "@/tests/support/answers/every-answer";
import type { Answer, Asker } from "@/tests/support/answers/interview";

/** Moments at which a book read by `readings` looks different, each with both clocks given. */
export const givenClocks = {
  now: { asOf: "2026-11-20T14:00:00.000Z", knownAt: "2026-11-20T14:20:00.000Z" },
  "first instant of a month": {
    asOf: "2026-11-01T00:00:00.000Z",
    knownAt: "2026-11-20T14:20:00.000Z",
  },
  "last instant of a month, as known before": {
    asOf: "2026-10-31T23:59:59.999Z",
    knownAt: "2026-11-18T00:00:00.000Z",
  },
  "after what was known": {
    asOf: "2026-11-19T12:00:00.000Z",
    knownAt: "2026-11-18T00:00:00.000Z",
  },
  "the instant of a read": {
    asOf: "2026-11-19T16:45:00.000Z",
    knownAt: "2026-11-19T16:45:00.000Z",
  },
  "some instant": { asOf: "2026-11-16T10:17:23.456Z", knownAt: "2026-11-19T20:00:00.000Z" },
  ahead: { asOf: "2027-02-01T00:00:00.000Z", knownAt: "2026-11-20T14:20:00.000Z" },
  "far ahead, as known before": {
    asOf: "2029-12-31T08:00:00.000Z",
    knownAt: "2026-11-18T00:00:00.000Z",
  },
  "before anything": { asOf: "2023-05-05T05:05:05.005Z", knownAt: "2026-11-20T14:20:00.000Z" },
  "before anything was known": {
    asOf: "2026-11-20T14:00:00.000Z",
    knownAt: "2026-11-01T00:00:00.000Z",
  },
} as const satisfies Readonly<Record<string, Asker["clocks"]>>;

type Whose = { readonly [name: string]: Asker["headers"] };

/** One of each role; the account manager has every fourth account of the book. */
export const addAskers = async (app: TestApp): Promise<Whose> => {
  const accounts = await app.context.db.query<{ id: string }>(
    "select distinct id from accounts order by id",
  );
  const accountIds = accounts.filter((_, index) => index % 4 === 1).map(({ id }) => id);
  const roles = ["finance", "account-manager", "viewer", "admin"] as const;
  const askers = await Promise.all(
    roles.map(async (role) => {
      const key = await app.addKey(await app.addUser(role, { accountIds }));
      return [role, { authorization: `Bearer ${key}` }] as const;
    }),
  );
  return Object.fromEntries(askers);
};

export type Round = Omit<Asking, "name" | "headers"> & {
  readonly name: string;
  readonly who: string;
};

/** The whole book once, and a part of it at every other moment and for every other role. */
export const allRounds = (): Round[] => [
  { name: "now", who: "finance", clocks: givenClocks.now, pageSize: 7 },
  ...Object.entries(givenClocks)
    .slice(1)
    .map(([name, clocks]) => ({ name, who: "finance", clocks, openedMax: 20 })),
  ...["account-manager", "viewer", "admin"].map((who) => ({
    name: who,
    who,
    clocks: givenClocks.now,
    openedMax: 10,
  })),
];

export const askRound = async (
  askers: Whose,
  { who, ...asking }: Round,
): Promise<ReadonlyMap<string, Answer>> => {
  const headers = askers[who];
  if (headers === undefined) throw new Error(`Nobody is a ${who}.`);
  return (await askEverything({ ...asking, headers })).answers;
};
