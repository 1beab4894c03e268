import type { KeyScope } from "@/lib/domain/base/key-scope";
import type { Role } from "@/lib/domain/base/role";
import { AppError } from "@/lib/server/errors";

/** Everything a viewer can be allowed to do. */
export const actions = [
  /** Amounts, ledgers, utilization and periods of the accounts in scope. */
  "read-balances",
  /** The signed agreement behind them: contract names and dates, descriptions, raw vendor records. */
  "read-contract-terms",
  /** Take amounts and ledgers of the accounts in scope away as a file. */
  "export",
  /** Connections, sync runs and data issues, for the accounts in scope. */
  "read-sources",
  /** Ask for a sync now, or try whether a credential works. */
  "sync",
  /** Take a vendor's word for a list that is suddenly empty. */
  "accept-doubts",
  /** Add, change or archive a connection. */
  "manage-connections",
  "read-audit",
  /** Invite people, say what they may and which accounts they see, see as they do, remove them. */
  "manage-people",
  /** Make and revoke API keys. */
  "manage-keys",
  /** Say which pages of other people may show what, and end what is open there. */
  "manage-embeds",
  /** Give somebody without a name a look, for a page of the asker's own. */
  "mint-embeds",
  /** Make a link to a pinned page, and take it back. */
  "share",
  /** Figures about the running process, for monitoring. */
  "read-metrics",
] as const;
export type Action = (typeof actions)[number];

export type Permissions = Readonly<Record<Action, boolean>>;

/** "all", or the ids of the only accounts this viewer may know of. */
export type AccountScope = "all" | readonly string[];

/**
 * All that a query asks of whoever asks: which rows, enforced where data is read, and what may be done
 * with them. Whether it is a person, a key or something with no name at all makes no difference there.
 */
export type Access = {
  readonly scope: { readonly accounts: AccountScope };
  readonly can: Permissions;
};

/** The access table. Which accounts these actions reach is `scope.accounts`, decided by the role too. */
const table: Readonly<Record<Role, readonly Action[]>> = {
  admin: actions,
  finance: [
    "read-balances",
    "read-contract-terms",
    "export",
    "read-sources",
    "sync",
    "accept-doubts",
    "read-audit",
    "share",
  ],
  "account-manager": ["read-balances", "read-contract-terms", "export", "read-sources", "share"],
  viewer: ["read-balances", "export", "read-sources"],
};

export const permissionsOf = (role: Role): Permissions =>
  toPermissions((action) => table[role].includes(action));

const toPermissions = (isAllowed: (action: Action) => boolean): Permissions => ({
  "read-balances": isAllowed("read-balances"),
  "read-contract-terms": isAllowed("read-contract-terms"),
  export: isAllowed("export"),
  "read-sources": isAllowed("read-sources"),
  sync: isAllowed("sync"),
  "accept-doubts": isAllowed("accept-doubts"),
  "manage-connections": isAllowed("manage-connections"),
  "read-audit": isAllowed("read-audit"),
  "manage-people": isAllowed("manage-people"),
  "manage-keys": isAllowed("manage-keys"),
  "manage-embeds": isAllowed("manage-embeds"),
  "mint-embeds": isAllowed("mint-embeds"),
  share: isAllowed("share"),
  "read-metrics": isAllowed("read-metrics"),
});

/** What changes nothing: all that is left to who looks through the eyes of another. */
const reading: ReadonlySet<Action> = new Set([
  "read-balances",
  "read-contract-terms",
  "read-sources",
  "read-audit",
]);

export const readingOnly = ({ scope, can }: Access): Access => ({
  scope,
  can: toPermissions((action) => can[action] && reading.has(action)),
});

/** What a key can be given, and what each lets it do. Never more than the person it belongs to. */
const scopes = {
  read: ["read-balances", "read-sources"],
  "read-raw": ["read-contract-terms"],
  export: ["export"],
  sync: ["sync"],
  "embed-mint": ["mint-embeds"],
  metrics: ["read-metrics"],
} as const satisfies Readonly<Record<KeyScope, readonly Action[]>>;

type KeyLimits = {
  /** null: whatever its owner may. */
  readonly scopes: readonly KeyScope[] | null;
  readonly accountIds: readonly string[] | null;
};

export const limitToKey = ({ scope, can }: Access, limits: KeyLimits): Access => {
  const given = limits.scopes?.flatMap((each): readonly Action[] => scopes[each]) ?? null;
  return {
    scope: { accounts: intersect(scope.accounts, limits.accountIds) },
    can: toPermissions((action) => can[action] && (given === null || given.includes(action))),
  };
};

const intersect = (accounts: AccountScope, limits: readonly string[] | null): AccountScope => {
  if (limits === null) return accounts;
  return accounts === "all" ? limits : accounts.filter((id) => limits.includes(id));
};

/** What a frame in somebody's page may do: read what its session names, and take it away if it says so. */
export const embedAccess = (accounts: readonly string[], mayExport: boolean): Access => ({
  scope: { accounts },
  can: toPermissions((action) => action === "read-balances" || (mayExport && action === "export")),
});

/** What a link to a pinned page may do: read one account. */
export const sharedAccess = (accountId: string): Access => embedAccess([accountId], false);

/** An account manager sees the accounts assigned; every other role sees the whole book. */
export const scopeOf = (role: Role, assignedAccountIds: readonly string[]): AccountScope =>
  role === "account-manager" ? assignedAccountIds : "all";

export const accessOf = (role: Role, assignedAccountIds: readonly string[]): Access => ({
  scope: { accounts: scopeOf(role, assignedAccountIds) },
  can: permissionsOf(role),
});

/** Throws unless the viewer may do this at all. */
export const requireAction = (viewer: Pick<Access, "can">, action: Action): void => {
  if (!viewer.can[action])
    throw new AppError("not-allowed", "Your role does not allow this. Ask an administrator.");
};
