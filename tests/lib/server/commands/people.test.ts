import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptInvitation, openInvitation } from "@/lib/server/commands/accept-invitation";
import { invitePerson, resetPassword } from "@/lib/server/commands/invite-person";
import { changePassword, confirmPassword } from "@/lib/server/commands/own-password";
import { seeAs } from "@/lib/server/commands/see-as";
import { signIn } from "@/lib/server/commands/sign-in";
import { signOut } from "@/lib/server/commands/sign-out";
import { removePerson, updatePerson } from "@/lib/server/commands/update-person";
import { withdrawInvitation } from "@/lib/server/commands/withdraw-invitation";
import { listPeople } from "@/lib/server/queries/list-people";
import { findViewer, type Viewer } from "@/lib/server/viewer";
import type { User } from "@/lib/store/identity/users";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";

const hourMs = 3_600_000;
const password = "correct horse battery staple";

let app: TestApp;
let administrator: User;
let cookie = "";
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  administrator = await app.addUser("admin", { password });
  cookie = await app.cookieOf(administrator);
});
afterAll(() => app.close());

const viewerOf = async (given: string): Promise<Viewer> => {
  const viewer = await findViewer(new Headers({ cookie: given }));
  if (!viewer) throw new Error("Nobody is signed in.");
  return viewer;
};
const isIn = async (given: string): Promise<boolean> =>
  (await findViewer(new Headers({ cookie: given }))) !== null;

const tokenOf = (link: string): string => link.split("#")[1] ?? "";
const invite = async (email: string) =>
  tokenOf(
    (
      await invitePerson(await viewerOf(cookie), {
        ...{ email, name: "Lena Brandt", role: "account-manager", accountIds: ["acc_1", "acc_2"] },
      })
    ).data.link,
  );

describe("an invitation", () => {
  test("makes the person it was made for, with the role and the accounts, once", async () => {
    const token = await invite("Lena@example.com");
    expect(await openInvitation(token)).toMatchObject({ email: "lena@example.com" });
    await acceptInvitation(token, password);
    expect(
      await signIn({ email: "lena@example.com", password, address: "a", device: null }),
    ).toMatchObject({
      kind: "signed-in",
      user: { role: "account-manager", accountIds: ["acc_1", "acc_2"] },
    });
    await expect(acceptInvitation(token, "another long password")).rejects.toThrow("was used");
  });

  test("opened changes nothing, withdrawn or expired opens nothing", async () => {
    const token = await invite("w@example.com");
    await openInvitation(token);
    const { data } = await listPeople(await viewerOf(cookie));
    const asked = data.invitations.find(({ email }) => email === "w@example.com");
    expect(data.people.some(({ email }) => email === "w@example.com")).toBe(false);
    await withdrawInvitation(await viewerOf(cookie), { invitationId: asked?.id ?? "" });
    await expect(openInvitation(token)).rejects.toThrow("withdrawn");
    const later = await invite("x@example.com");
    app.pass(7 * 24 * hourMs);
    await expect(openInvitation(later)).rejects.toThrow("expired");
  });

  test("of two requests at once lets one in", async () => {
    const token = await invite("once@example.com");
    const both = await Promise.allSettled([
      acceptInvitation(token, password),
      acceptInvitation(token, password),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("stands nowhere in the book: only its digest does", async () => {
    const token = await invite("secret@example.com");
    const rows = await app.context.db.query("select * from invitations");
    const log = await app.context.db.query("select * from audit_log");
    expect(JSON.stringify([rows, log])).not.toContain(token);
  });
});

describe("a session ends at the next request", () => {
  test("when its person signs out, though the cookie was copied", async () => {
    const viewer = await viewerOf(cookie);
    if (viewer.kind === "person") await signOut(viewer.sessionId);
    expect(await isIn(cookie)).toBe(false);
  });

  test("after twelve hours without use, and after seven days with", async () => {
    app.pass(11 * hourMs);
    expect(await isIn(cookie)).toBe(true);
    app.pass(11 * hourMs);
    expect(await isIn(cookie)).toBe(true);
    app.pass(12 * hourMs);
    expect(await isIn(cookie)).toBe(false);
    const another = await app.cookieOf(administrator);
    for (let hours = 0; hours < 7 * 24 - 8; hours += 8) {
      app.pass(8 * hourMs);
      expect(await isIn(another)).toBe(true);
    }
    app.pass(8 * hourMs);
    expect(await isIn(another)).toBe(false);
  });

  test("when the role changes, the person is removed or the password is another", async () => {
    for (const change of ["role", "removal", "reset"] as const) {
      const user = await app.addUser("finance", { password });
      const theirs = await app.cookieOf(user);
      const own = await viewerOf(cookie);
      if (change === "role")
        await updatePerson(own, { userId: user.id, role: "viewer", accountIds: [] });
      else if (change === "removal") await removePerson(own, { userId: user.id });
      else {
        const { data } = await resetPassword(own, { userId: user.id });
        await acceptInvitation(tokenOf(data.link), "an entirely new password");
      }
      expect([change, await isIn(theirs)]).toEqual([change, false]);
    }
  });

  test("of everybody who knew the old password, when its owner chooses another", async () => {
    const elsewhere = await app.cookieOf(administrator);
    const newPassword = "an entirely new password";
    await changePassword(await viewerOf(cookie), { password, newPassword });
    expect([await isIn(cookie), await isIn(elsewhere)]).toEqual([true, false]);
  });
});

describe("the last administrator", () => {
  test("stays one, whoever asks and however many ask at once", async () => {
    const alone = await startTestApp();
    const [one, other] = [await alone.addUser("admin"), await alone.addUser("admin")];
    const asOne = await viewerOf(await alone.cookieOf(one));
    const asOther = await viewerOf(await alone.cookieOf(other));
    const toViewer = { role: "viewer" as const, accountIds: [] };
    const both = await Promise.allSettled([
      updatePerson(asOne, { userId: other.id, ...toViewer }),
      updatePerson(asOther, { userId: one.id, ...toViewer }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await alone.close();
    app.reinstall();
  });

  test("cannot remove themselves", async () => {
    await expect(
      removePerson(await viewerOf(cookie), { userId: administrator.id }),
    ).rejects.toThrow("Nobody removes themselves");
  });
});

describe("what decides who may do what", () => {
  test("wants the password again after a quarter of an hour", async () => {
    app.pass(hourMs / 4);
    await expect(invite("late@example.com")).rejects.toMatchObject({ code: "confirm-password" });
    await expect(
      confirmPassword(await viewerOf(cookie), { password: "wrong" }),
    ).rejects.toMatchObject({ code: "invalid-request" });
    await confirmPassword(await viewerOf(cookie), { password });
    await expect(invite("late@example.com")).resolves.toEqual(expect.any(String));
  });
});

describe("an administrator who sees as somebody", () => {
  test("sees what they see, may read and never write, and stands in the log", async () => {
    const manager = await app.addUser("account-manager", { accountIds: ["acc_1"] });
    await seeAs(await viewerOf(cookie), { userId: manager.id });
    const seen = await viewerOf(cookie);
    expect(seen).toMatchObject({
      person: { email: manager.email },
      scope: { accounts: ["acc_1"] },
    });
    expect(Object.entries(seen.can).flatMap(([action, may]) => (may ? action : []))).toEqual([
      ...["read-balances", "read-contract-terms", "read-sources"],
    ]);
    await seeAs(seen, { userId: null });
    expect(await viewerOf(cookie)).toMatchObject({ person: { email: administrator.email } });
    const log = await app.context.db.query(
      "select action, actor from audit_log where subject = $1 order by seq",
      [manager.email],
    );
    expect(log).toEqual([
      { action: "see-as.begun", actor: administrator.email },
      { action: "see-as.ended", actor: administrator.email },
    ]);
  });

  test("is refused to everybody else", async () => {
    const finance = await app.cookieOf(await app.addUser("finance"));
    await expect(
      seeAs(await viewerOf(finance), { userId: administrator.id }),
    ).rejects.toMatchObject({ code: "not-allowed" });
  });
});
