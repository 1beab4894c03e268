import type { Contract } from "@/lib/domain/base/account";
import { parseInstant } from "@/lib/domain/base/period";
import type { ContractRow } from "@/lib/providers/metronome/api-schema";
import { contractAttributes, type Names } from "@/lib/providers/metronome/contract-attributes";
import type { CreditTypes } from "@/lib/providers/metronome/credit-types";
import type { CustomerIds } from "@/lib/providers/metronome/ids";
import type { At, Remarks } from "@/lib/providers/metronome/remarks";
import type { VendorRow } from "@/lib/providers/metronome/vendor-row";
import { badInstant } from "@/lib/providers/note";
import type { Sourced } from "@/lib/providers/provider";
import { withoutNul } from "@/lib/providers/rejected-row";
import { label } from "@/lib/providers/words";

export type ContractsOf = {
  readonly ids: CustomerIds;
  readonly types: CreditTypes;
  readonly names: Names;
  readonly remarks: Remarks;
};

/** A contract without an end is evergreen; without a start it cannot stand in the book. */
export const fromContract = (
  { ids, types, names, remarks }: ContractsOf,
  { row, source }: VendorRow<ContractRow>,
): Sourced<Contract>[] => {
  const at: At = { stream: "terms", source };
  const start = parseInstant(row.starting_at ?? "");
  if (start === null) {
    remarks.setAside(at, badInstant("starting_at", row.starting_at));
    return [];
  }
  const instantOf = (field: "ending_before" | "archived_at"): string | null => {
    const sent = row[field] ?? null;
    const instant = sent === null ? null : parseInstant(sent);
    if (sent !== null && instant === null) remarks.note(at, badInstant(field, sent));
    return instant;
  };
  const fact: Contract = {
    id: ids.contract(row.id),
    accountId: ids.accountId,
    externalId: withoutNul(row.id),
    name: label(row.name) ?? `Contract ${withoutNul(row.id)}`,
    start,
    end: instantOf("ending_before"),
    zone: "UTC",
    archivedAt: instantOf("archived_at"),
    attributes: contractAttributes(row, { types, names }),
  };
  return [{ fact, source }];
};
