import { z } from "zod";
import { keyScopes } from "@/lib/domain/base/key-scope";
import { roles } from "@/lib/domain/base/role";
import { answer, cursorQuery, instant, meta } from "@/lib/wire/common";

const role = z.enum(roles);
const accountIds = z.array(z.string().min(1).max(100)).max(2_000);

/** Long enough that nobody guesses it; what it is made of is left to whoever chooses it. */
export const password = z.string().min(12, "has at least 12 characters").max(500);

export const person = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role,
  /** Of an account manager; everybody else sees the whole book. */
  accountIds: z.array(z.string()),
  isYou: z.boolean(),
  hasPassword: z.boolean(),
  /** Signs in at the issuer of single sign-on, which decides the role. */
  isLinked: z.boolean(),
  /** The issuer says that no group of theirs may see this book. */
  isShut: z.boolean(),
  sessionsOpen: z.int(),
  lastSeenAt: instant.nullable(),
});

export type WirePerson = z.infer<typeof person>;

export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role,
  accountIds: z.array(z.string()),
  madeBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
});

export const peopleAnswer = answer(
  z.object({
    people: z.array(person),
    invitations: z.array(invitation),
    /** How many accounts there are to see. */
    accounts: z.int(),
  }),
);
export type WirePeople = z.infer<typeof peopleAnswer>["data"];

export const invitationBody = z.object({
  email: z.email().max(254),
  name: z.string().trim().min(1).max(120),
  role,
  accountIds: accountIds.default([]),
});
export type InvitationBody = z.infer<typeof invitationBody>;

/** The link is told once: only its digest is kept. */
export const linkAnswer = answer(z.object({ link: z.string(), expiresAt: instant }));

export type WireLink = z.infer<typeof linkAnswer>["data"];

export const personBody = z.object({ role, accountIds: accountIds.default([]) });
export type PersonBody = z.infer<typeof personBody>;

export const doneAnswer = answer(z.object({ done: z.literal(true) }));

export const passwordBody = z.object({ password: z.string().min(1).max(500) });
export const newPasswordBody = passwordBody.extend({ newPassword: password });

export const ownSession = z.object({
  since: instant,
  seenAt: instant,
  isThis: z.boolean(),
  /** Single sign-on let it in, not a password. */
  isFromIssuer: z.boolean(),
});
export type WireOwnSession = z.infer<typeof ownSession>;

export const ownSessionsAnswer = answer(z.object({ sessions: z.array(ownSession) }));

export const seeAsBody = z.object({ userId: z.string().min(1).max(100).nullable() });

export const tokenBody = z.object({ token: z.string().min(20).max(200) });
export const acceptBody = tokenBody.extend({ password });

/** What somebody who opens a link is told before anything is changed. */
export const openedInvitation = z.object({
  purpose: z.enum(["join", "reset"]),
  email: z.string(),
  name: z.string(),
  role,
});

export type OpenedInvitation = z.infer<typeof openedInvitation>;

const keyScope = z.enum(keyScopes);

export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** Its last characters. */
  hint: z.string(),
  owner: z.string(),
  /** null: whatever its owner may. */
  scopes: z.array(keyScope).nullable(),
  accountIds: z.array(z.string()).nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  /** Of the seven UTC days that end with this one. */
  requests: z.int(),
  /** Since when they are counted; null: since the key was made. */
  countedFrom: instant.nullable(),
  isExpired: z.boolean(),
});
export type WireApiKey = z.infer<typeof apiKey>;

export const keysAnswer = answer(z.object({ keys: z.array(apiKey) }));

export const keyBody = z.object({
  name: z.string().trim().min(1).max(120),
  scopes: z.array(keyScope).min(1, "choose at least one"),
  /** null: every account that its owner sees. */
  accountIds: accountIds.min(1, "choose at least one").nullable().default(null),
  expiresInDays: z.int().min(1).max(730),
});
export type KeyBody = z.infer<typeof keyBody>;

export const newKeyAnswer = answer(z.object({ key: z.string(), made: apiKey }));

export const auditEntry = z.object({
  seq: z.int(),
  at: instant,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
  ),
  hash: z.string(),
  /** Of the entry before it; empty for the first. */
  hashBefore: z.string(),
});
export type WireAuditEntry = z.infer<typeof auditEntry>;

export const auditFilter = z.object({
  q: z.string().max(200).optional(),
  action: z.string().max(60).optional(),
  from: instant.optional(),
  to: instant.optional(),
});

export const auditQuery = cursorQuery.extend(auditFilter.shape);
export type AuditQuery = z.infer<typeof auditQuery>;

export type AuditFilters = z.infer<typeof auditFilter>;

export const auditPage = z.object({
  data: z.array(auditEntry),
  nextCursor: z.string().nullable(),
  total: z.int().nonnegative(),
  chain: z.object({ entries: z.int(), head: z.string(), brokenAt: z.int().nullable() }),
  meta,
});
export type WireAuditPage = z.infer<typeof auditPage>;
