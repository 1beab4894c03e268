import { addDuration } from "@/lib/domain/base/period";
import { type AppContext, getContext } from "@/lib/server/context";
import {
  type LockRule,
  lockedUntil,
  memoryMs,
  personAnywhere,
  personAtPlace,
} from "@/lib/server/lockout";
import { verifyPassword } from "@/lib/server/passwords";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { forgetSessionsBefore, openSession, sessionMaxMs } from "@/lib/store/identity/sessions";
import {
  forgetAttempt,
  forgetAttemptsBefore,
  listEarlierFailures,
  markSucceeded,
  noteAttempt,
} from "@/lib/store/identity/sign-in-attempts";
import { findCredentials, type User } from "@/lib/store/identity/users";

export type SignInInput = {
  readonly email: string;
  readonly password: string;
  /** The network address it comes from, as far as that is known. */
  readonly address: string;
};

export type SignInResult =
  | { readonly kind: "signed-in"; readonly user: User; readonly sessionId: string }
  /** A wrong password and an unknown address are the same to whoever tries. */
  | { readonly kind: "wrong" }
  | { readonly kind: "locked" };

const emailMax = 254;
const passwordMax = 500;
const dayMs = 86_400_000;

/** The one command without a viewer: it is how one comes to be. */
export const signIn = async (input: SignInInput): Promise<SignInResult> => {
  const context = getContext();
  const email = input.email.trim().toLowerCase();
  if (email === "" || email.length > emailMax || input.password.length > passwordMax)
    return { kind: "wrong" };
  const gates = [
    await openGate(context, `${email} from ${input.address.slice(0, 64)}`, personAtPlace),
    await openGate(context, `${email} from anywhere`, personAnywhere),
  ];
  if (gates.some(({ isLocked }) => isLocked)) {
    for (const { attempt } of gates) await forgetAttempt(context.db, attempt);
    return { kind: "locked" };
  }
  const found = await findCredentials(context.db, email);
  const isRight = await verifyPassword(input.password, found?.passwordHash ?? null);
  await note(context, input, gates, isRight);
  if (!found || !isRight) return { kind: "wrong" };
  const sessionId = await openSession(context.db, found.user.id, context.clock());
  return { kind: "signed-in", user: found.user, sessionId };
};

const openGate = async ({ db, clock }: AppContext, subject: string, rule: LockRule) => {
  const now = clock();
  const attempt = await noteAttempt(db, subject, now);
  const since = addDuration(now, -memoryMs(rule));
  const failures = await listEarlierFailures(db, attempt, since);
  return {
    attempt,
    isLocked: lockedUntil(failures, now, rule) !== null,
    /** Another failure closes it. */
    isLast: lockedUntil([...failures, now], now, rule) !== null,
  };
};

type Gate = Awaited<ReturnType<typeof openGate>>;

const note = async (
  { db, clock }: AppContext,
  { email: given, address }: SignInInput,
  gates: readonly Gate[],
  isRight: boolean,
): Promise<void> => {
  const email = given.trim().toLowerCase();
  const detail = { address: address.slice(0, 64) };
  const entry = { at: clock(), actor: isRight ? email : "nobody", subject: email, detail };
  if (isRight) {
    for (const { attempt } of gates) await markSucceeded(db, attempt);
    await addAuditEntry(db, { ...entry, action: "sign-in.succeeded" });
    await forgetAttemptsBefore(db, addDuration(clock(), -dayMs));
    await forgetSessionsBefore(db, addDuration(clock(), -2 * sessionMaxMs));
  } else {
    const isLast = gates.some((gate) => gate.isLast);
    await addAuditEntry(db, { ...entry, action: isLast ? "sign-in.locked" : "sign-in.failed" });
  }
};
