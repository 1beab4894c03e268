import type { AccountScope, Permissions } from "@/lib/server/access";
import type { Role } from "@/lib/wire/viewer";

/** Whoever asks: a person with a session, or a program with an API key. Every query starts with one. */
export type Viewer = {
  readonly kind: "session" | "api-key";
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Row scope: enforced where data is read. */
  readonly scope: { readonly accounts: AccountScope };
  readonly can: Permissions;
};
