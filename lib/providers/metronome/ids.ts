import { stableId } from "@/lib/providers/stable-id";

/** One customer of one connection, and the ids its facts have in the book. */
export type CustomerIds = {
  readonly customerId: string;
  readonly accountId: string;
  contract(contractId: string): string;
  /** Commits and credits share one space of ids. */
  commitment(commitId: string): string;
  segment(commitId: string, key: string): string;
  invoiceItem(commitId: string, key: string): string;
  /** An entry has no id of its own: what it says, without its amount, and its place among alike. */
  entry(commitId: string, parts: readonly string[]): string;
};

export const idsOf = (connectionId: string, customerId: string): CustomerIds => {
  const id = (prefix: string, ...parts: readonly string[]): string =>
    stableId(prefix, connectionId, customerId, ...parts);
  return {
    customerId,
    accountId: id("acc"),
    contract: (contractId) => id("ctr", contractId),
    commitment: (commitId) => id("cmt", commitId),
    segment: (commitId, key) => id("seg", commitId, key),
    invoiceItem: (commitId, key) => id("inv", commitId, key),
    entry: (commitId, parts) => id("ent", commitId, ...parts),
  };
};
