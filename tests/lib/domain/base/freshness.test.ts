import { describe, expect, test } from "vitest";
import {
  accountFreshness,
  type ConnectionReads,
  connectionFreshness,
  isWhole,
  nextReadAt,
  type StreamRead,
} from "@/lib/domain/base/freshness";

const now = "2026-11-20T14:05:00.000Z";
const today = "2026-11-20T13:53:00.000Z";
const lastWeek = "2026-11-13T13:53:00.000Z";

test("sources are read next at the next whole six hours of a day in UTC", () => {
  expect(nextReadAt(now)).toBe("2026-11-20T18:00:00.000Z");
  expect(nextReadAt("2026-11-20T18:00:00.000Z")).toBe("2026-11-21T00:00:00.000Z");
  expect(nextReadAt("2026-11-20T23:59:59.999Z")).toBe("2026-11-21T00:00:00.000Z");
});

const run = (
  state: NonNullable<ConnectionReads["latest"]>["state"],
  at = today,
  error: string | null = null,
): NonNullable<ConnectionReads["latest"]> => ({
  state,
  at,
  error,
  errorKind: null,
  accountsDone: 2,
  accountsTotal: 6,
  accountsUnread: 0,
});

const reads = (
  latest: ConnectionReads["latest"],
  lastCompleteAt: string | null = null,
  previous: ConnectionReads["latest"] = null,
): ConnectionReads => ({ latest, previous, lastCompleteAt });

describe("a connection", () => {
  test.each([
    ["never-read", reads(null), false],
    ["complete", reads(run("complete"), today), true],
    ["stale", reads(run("complete", lastWeek), lastWeek), true],
    ["incomplete", reads(run("incomplete"), lastWeek), false],
    ["incomplete", reads(run("interrupted"), lastWeek), false],
    ["failed", reads(run("failed", today, "The token was refused."), lastWeek), false],
    ["reading", reads(run("running"), lastWeek, run("complete", lastWeek)), true],
    ["reading", reads(run("running"), lastWeek, run("failed", lastWeek)), false],
    ["reading", reads(run("queued")), false],
  ])("is %s", (state, connection, whole) => {
    expect(connectionFreshness(connection, now).state).toBe(state);
    expect(isWhole(connection, now)).toBe(whole);
  });

  test("that is complete says how many of its accounts were never read", () => {
    const { state, unread } = connectionFreshness(
      reads({ ...run("complete"), accountsTotal: 15, accountsUnread: 2 }, today),
      now,
    );
    expect({ state, unread }).toEqual({ state: "complete", unread: { accounts: 2, of: 15 } });
    expect(connectionFreshness(reads(run("complete"), today), now).unread).toBeNull();
  });

  test("that is incomplete never says of all of its accounts that not all were read", () => {
    const some = connectionFreshness(reads(run("incomplete")), now).reason;
    expect(some).toBe("The last sync did not read everything (2 of 6 accounts). Sync again.");
    const all = { ...run("incomplete"), accountsDone: 6 };
    expect(connectionFreshness(reads(all), now).reason).toBe(
      "The last sync came to every account and read some of them in part. Sync again.",
    );
  });

  test("tells someone who may not see the message what happened and who can act", () => {
    const refused = { ...run("failed"), errorKind: "authentication" };
    const { reason } = connectionFreshness(reads(refused), now);
    expect(reason).toMatch(/does not accept the credential.*An administrator can/);
    // Its accounts say the same, instead of asking for a try that cannot help.
    expect(accountFreshness("readable", [], reads(refused), now)).toMatchObject({
      state: "failed",
      reason,
    });
  });

  test("is stale only after 24 hours have passed", () => {
    const at = "2026-11-19T14:05:00.000Z";
    expect(connectionFreshness(reads(run("complete", at), at), now).state).toBe("complete");
    expect(
      connectionFreshness(reads(run("complete", at), at), "2026-11-20T14:05:00.001Z").state,
    ).toBe("stale");
  });

  test("says in words what went wrong, and nothing when all is well", () => {
    const failed = reads(run("failed", today, "The token was refused."));
    expect(connectionFreshness(failed, now).reason).toBe("The token was refused.");
    expect(connectionFreshness(reads(run("incomplete")), now).reason).toBe(
      "The last sync did not read everything (2 of 6 accounts). Sync again.",
    );
    expect(connectionFreshness(reads(run("complete"), today), now).reason).toBeNull();
  });
});

const stream = (name: StreamRead["stream"], more: Partial<StreamRead> = {}): StreamRead => ({
  stream: name,
  state: "complete",
  reason: null,
  errorKind: null,
  lastCompleteAt: today,
  lastAttemptAt: today,
  ...more,
});

describe("an account", () => {
  const whole = reads(run("complete"), today);
  const both = [stream("terms"), stream("charges")];
  const cut = stream("charges", {
    state: "incomplete",
    reason: "cut at line 12",
    errorKind: "invalid-response",
    lastCompleteAt: lastWeek,
  });

  test("is complete when every stream of it is", () => {
    expect(accountFreshness("readable", both, whole, now)).toEqual({
      state: "complete",
      reason: null,
      readAt: today,
    });
  });

  test("is incomplete when one stream is, dated by its last good read", () => {
    expect(accountFreshness("readable", [stream("terms"), cut], whole, now)).toEqual({
      state: "incomplete",
      reason: "cut at line 12",
      readAt: lastWeek,
    });
  });

  test("with rows set aside was read to its end all the same", () => {
    const aside = stream("charges", {
      state: "incomplete",
      reason: "1 row was set aside",
      errorKind: "rows-set-aside",
      lastCompleteAt: null,
    });
    const freshness = accountFreshness("readable", [stream("terms"), aside], whole, now);
    expect(freshness).toMatchObject({ state: "incomplete", readAt: today });
  });

  test("that was never read says so, and never passes for an empty one", () => {
    expect(accountFreshness("readable", [], whole, now)).toMatchObject({
      state: "never-read",
      readAt: null,
    });
  });

  test("that needs sign-in is a state of its own, not an error", () => {
    const freshness = accountFreshness("needs-sign-in", [], whole, now);
    expect(freshness.state).toBe("never-read");
    expect(freshness.reason).toMatch(/sign-in/);
  });

  test("has failed when its connection failed after it was last tried", () => {
    const failed = reads(run("failed", now, "The token was refused."), lastWeek);
    expect(accountFreshness("readable", both, failed, now)).toMatchObject({
      state: "failed",
      reason: "The token was refused.",
      readAt: today,
    });
    const earlier = reads(run("failed", lastWeek, "The token was refused."));
    expect(accountFreshness("readable", both, earlier, now).state).toBe("complete");
  });
});
