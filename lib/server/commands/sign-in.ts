import { addDuration } from "@/lib/domain/base/period";
import { type AppContext, getContext } from "@/lib/server/context";
import { findDevice, nameDevice } from "@/lib/server/known-device";
import {
  type LockRule,
  lockedUntil,
  memoryMs,
  personAnywhere,
  personAtPlace,
} from "@/lib/server/lockout";
import { verifyPassword } from "@/lib/server/passwords";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { openSession } from "@/lib/store/identity/sessions";
import {
  forgetAttempt,
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
  /** What the browser keeps of earlier sign-ins on it. */
  readonly device: string | null;
};

export type SignInResult =
  | {
      readonly kind: "signed-in";
      readonly user: User;
      readonly sessionId: string;
      /** For the browser to keep. */
      readonly device: string;
    }
  /** A wrong password and an unknown address are the same to whoever tries. */
  | { readonly kind: "wrong" }
  | { readonly kind: "locked" };

const emailMax = 254;
const passwordMax = 500;

/** The one command without a viewer: it is how one comes to be. */
export const signIn = async (input: SignInInput): Promise<SignInResult> => {
  const context = getContext();
  const email = input.email.trim().toLowerCase();
  if (email === "" || email.length > emailMax || input.password.length > passwordMax)
    return { kind: "wrong" };
  const found = await findCredentials(context.db, email);
  const owner = ownerOf(found);
  const { device: token } = input;
  const { deviceKey } = context.secrets;
  const deviceId = owner && findDevice(deviceKey, { token, owner }, context.clock());
  const gates = await openGates(context, email, { ...input, deviceId });
  if (gates.some(({ isLocked }) => isLocked)) {
    await forget(context, gates);
    return { kind: "locked" };
  }
  const kept = found?.passwordHash ?? null;
  const isRight = await context.passwordTurns
    .take(deviceId === null ? "stranger" : "known", () => verifyPassword(input.password, kept))
    .catch(async (error: unknown) => {
      await forget(context, gates);
      throw error;
    });
  await note(context, input, gates, isRight);
  if (!found || !owner || !isRight) return { kind: "wrong" };
  const now = context.clock();
  const sessionId = await openSession(context.db, found.user.id, now);
  const device = nameDevice(deviceKey, { id: deviceId, owner }, now);
  return { kind: "signed-in", user: found.user, sessionId, device };
};

/** Whose device it may be: somebody who has a password. */
const ownerOf = (found: Awaited<ReturnType<typeof findCredentials>>) =>
  found?.passwordHash ? { userId: found.user.id, passwordHash: found.passwordHash } : null;

/** A device on which its owner signed in before is a place of its own: nobody else can lock it. */
const openGates = async (
  context: AppContext,
  email: string,
  { address, deviceId }: { readonly address: string; readonly deviceId: string | null },
) =>
  deviceId === null
    ? [
        await openGate(context, `${email} from ${address.slice(0, 64)}`, personAtPlace),
        await openGate(context, `${email} from anywhere`, personAnywhere),
      ]
    : [await openGate(context, `${email} on ${deviceId}`, personAtPlace)];

/** A try whose password nobody looked at is none. */
const forget = async ({ db }: AppContext, gates: readonly Gate[]): Promise<void> => {
  for (const { attempt } of gates) await forgetAttempt(db, attempt);
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
  } else {
    const isLast = gates.some((gate) => gate.isLast);
    await addAuditEntry(db, { ...entry, action: isLast ? "sign-in.locked" : "sign-in.failed" });
  }
};
