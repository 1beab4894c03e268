import type { KeyScope } from "@/lib/domain/base/key-scope";
import type { Role } from "@/lib/domain/base/role";

type RoleWords = { readonly name: string; readonly says: string };

export const roleWords: Readonly<Record<Role, RoleWords>> = {
  admin: { name: "Administrator", says: "Everything, and this page" },
  finance: { name: "Finance", says: "All accounts, contract terms, sync, audit" },
  "account-manager": { name: "Account manager", says: "Assigned accounts, contract terms" },
  viewer: { name: "Viewer", says: "All accounts, no contract terms" },
};

export const scopeWords: Readonly<Record<KeyScope, string>> = {
  read: "Balances, ledgers, periods, sources",
  "read-raw": "Contract terms and the vendor's own records",
  export: "Files, logged by row count",
  sync: "Ask for a read now",
  "embed-mint": "Open embeds for the customers of a page",
  metrics: "The running process, no account",
};

/** What the log can be narrowed to: everything whose name begins so. */
export const auditKinds = [
  { value: "", label: "anything" },
  { value: "sign-in", label: "signing in" },
  { value: "sign-out", label: "signing out" },
  { value: "password", label: "passwords given again" },
  { value: "access", label: "refusals" },
  { value: "user", label: "people" },
  { value: "invitation", label: "links to join" },
  { value: "see-as", label: "seeing as" },
  { value: "api-key", label: "keys" },
  { value: "connection", label: "sources" },
  { value: "doubt", label: "doubts" },
  { value: "history", label: "histories asked for again" },
  { value: "secrets", label: "secrets" },
  { value: "embed", label: "embeds" },
  { value: "share", label: "share links" },
  { value: "export", label: "files" },
] as const;

const verbs: Readonly<Record<string, string>> = {
  "user.added": "added a person",
  "user.changed": "changed a person",
  "user.linked": "linked a person",
  "user.removed": "removed a person",
  "user.password-changed": "changed the password",
  "user.sessions-ended": "ended sessions",
  "invitation.made": "made a link",
  "invitation.withdrawn": "withdrew a link",
  "invitation.accepted": "used a link",
  "sign-in.succeeded": "signed in",
  "sign-in.failed": "failed to sign in",
  "sign-in.locked": "was locked out",
  "sign-out": "signed out",
  "password.confirmed": "gave the password again",
  "password.refused": "gave a wrong password again",
  "see-as.begun": "began to see as",
  "see-as.ended": "saw as, ended",
  "access.refused": "was refused",
  "api-key.added": "made a key",
  "api-key.revoked": "revoked a key",
  "connection.added": "connected a source",
  "connection.changed": "changed a source",
  "connection.archived": "disconnected a source",
  "connection.checked": "tried a credential",
  "doubt.accepted": "accepted a doubt",
  "history.asked": "asked for a whole history",
  "embed.added": "made an embed",
  "embed.changed": "changed an embed",
  "embed.archived": "ended an embed",
  "embed.minted": "minted a code",
  "embed.exchanged": "exchanged a code",
  "embed.opened": "opened an embed",
  "embed.revoked": "ended embed sessions",
  "share.made": "made a share link",
  "share.opened": "opened a share link",
  "share.revoked": "revoked a share link",
  "secrets.resealed": "sealed the keys anew",
  "export.begun": "asked for a file",
  "export.ended": "got a file",
};

/** What somebody did, as the second word of a sentence. */
export const auditVerb = (action: string): string => verbs[action] ?? action;

/** "role viewer to finance, accounts 2 to 3": what an entry of the log says beside who, what and whence. */
export const auditDetail = (
  detail: Readonly<Record<string, string | number | boolean | null | readonly string[]>>,
): string =>
  Object.keys(detail)
    .filter((name) => name !== "address" && !name.endsWith(".after") && detail[name] !== null)
    .map((name) => {
      const field = name.replace(/\.before$/, "");
      return field === name
        ? `${name} ${textOf(detail[name])}`
        : `${field} ${textOf(detail[name])} to ${textOf(detail[`${field}.after`])}`;
    })
    .join(", ");

const textOf = (value: string | number | boolean | null | readonly string[] | undefined): string =>
  typeof value === "object" && value !== null
    ? value.length === 0
      ? "none"
      : value.join(" ")
    : String(value ?? "none");
