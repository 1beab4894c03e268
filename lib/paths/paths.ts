import { type Page, toPage } from "@/lib/paths/page";
import type { AccountQuery } from "@/lib/wire/account";
import type { CommitmentQuery } from "@/lib/wire/commitment";
import type { InventoryQuery } from "@/lib/wire/inventory";

/** What a list can be asked, without the clocks and without a place in it. */
type Asks<Query> = Partial<Omit<Query, "asOf" | "knownAt" | "cursor" | "limit">>;

/** Every page there is, once: what it is called in an address and what may be said there. */
export const paths = {
  overview: () => toPage("/"),
  accounts: (search: Asks<AccountQuery> = {}) => toPage("/accounts", search),
  /** `proof`: with the drawer open that takes a total apart. */
  account: (accountId: string, search: { readonly proof?: string; readonly total?: string } = {}) =>
    toPage(`/accounts/${encodeURIComponent(accountId)}`, search),
  commitments: (search: Asks<CommitmentQuery> = {}) => toPage("/commitments", search),
  /** With a drawer open: what an `entry` is made of, or the `proof` of a figure. */
  commitment: (
    commitmentId: string,
    search: { readonly entry?: string; readonly proof?: string } = {},
  ) => toPage(`/commitments/${encodeURIComponent(commitmentId)}`, search),
  inventory: (search: Asks<InventoryQuery> = {}, place: "expiry" | null = null) =>
    toPage("/commitments/inventory", search, place),
  timeline: () => toPage("/timeline"),
  reports: () => toPage("/reports"),
  rollForward: () => toPage("/reports/roll-forward"),
  sources: (search: { readonly tab?: "issues" } = {}) => toPage("/sources", search),
  access: (search: { readonly tab?: "keys" | "embeds" | "shares" | "audit" } = {}) =>
    toPage("/access", search),
  makeEmbed: () => toPage("/access/embeds/new"),
  embed: (embedId: string) => toPage(`/access/embeds/${encodeURIComponent(embedId)}`),
  /** Why a page may show an embed, or may not. */
  checkEmbed: (search: { readonly embed?: string; readonly origin?: string } = {}) =>
    toPage("/embed/check", search),
  /** A person's own page. */
  you: () => toPage("/you"),
  apiReference: (search: { readonly operation?: string } = {}) => toPage("/docs/api", search),
  sandbox: () => toPage("/sandbox"),
} satisfies Readonly<Record<string, (...given: never[]) => Page>>;
