import type { Account } from "@/lib/domain/base/account";
import { cleanText } from "@/lib/providers/foreign-text";
import type { CustomerRow } from "@/lib/providers/metronome/api-schema";
import { idsOf } from "@/lib/providers/metronome/ids";
import { attribute, customFields, listed } from "@/lib/providers/metronome/words";
import { label } from "@/lib/providers/words";

/**
 * A customer is an account. Parents are known contract by contract only, so they stand there and
 * not here. What hangs on a customer is mapped in `map-contract.ts`, `map-commitment.ts` and
 * `map-ledger.ts`.
 */
export const fromCustomer = (connectionId: string, row: CustomerRow): Account => {
  const aliases = [...new Set([...(row.ingest_aliases ?? []), row.external_id ?? ""])];
  const salesforce = label(row.customer_config?.salesforce_account_id);
  return {
    ...unlistedCustomer(connectionId, row.id),
    name: label(row.name) ?? cleanText(row.id),
    attributes: [
      ...attribute("salesforce-account", "Salesforce account", salesforce),
      ...attribute("aliases", "Aliases", listed(aliases)),
      ...attribute("archived", "Archived", label(row.archived_at)),
      ...customFields(row.custom_fields),
    ],
  };
};

/** A customer that is named in the connection and of which nothing else is known. */
export const unlistedCustomer = (connectionId: string, customerId: string): Account => ({
  id: idsOf(connectionId, customerId).accountId,
  provider: "metronome",
  connectionId,
  externalId: cleanText(customerId),
  parentId: null,
  name: cleanText(customerId),
  slug: null,
  access: "readable",
  attributes: [],
});
