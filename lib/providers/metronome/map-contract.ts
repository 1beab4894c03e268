import type { Contract } from "@/lib/domain/base/account";
import { parseInstant } from "@/lib/domain/base/period";
import { cleanText } from "@/lib/providers/foreign-text";
import type { ContractRow } from "@/lib/providers/metronome/api-schema";
import { contractAttributes, type Names } from "@/lib/providers/metronome/contract-attributes";
import type { CreditTypes } from "@/lib/providers/metronome/credit-types";
import type { CustomerIds } from "@/lib/providers/metronome/ids";
import { type KnownPeriods, keepKnown } from "@/lib/providers/metronome/known-dates";
import type { At, Remarks } from "@/lib/providers/metronome/remarks";
import type { VendorRow } from "@/lib/providers/metronome/vendor-row";
import { badInstant } from "@/lib/providers/note";
import type { Sourced } from "@/lib/providers/provider";
import { label } from "@/lib/providers/words";

export type ContractsOf = {
  readonly ids: CustomerIds;
  readonly types: CreditTypes;
  readonly names: Names;
  /** What the book knows of when each runs. */
  readonly known: KnownPeriods;
  readonly remarks: Remarks;
};

/** A contract without an end is evergreen; without a start it cannot stand in the book. */
export const fromContract = (
  { ids, types, names, known, remarks }: ContractsOf,
  { row, source }: VendorRow<ContractRow>,
): Sourced<Contract>[] => {
  const at: At = { stream: "terms", source };
  const start = parseInstant(row.starting_at ?? "");
  if (start === null) {
    remarks.setAside(at, badInstant("starting_at", row.starting_at));
    return [];
  }
  const before = known.get(ids.contract(row.id));
  const instantOf = (
    field: "ending_before" | "archived_at",
    kept: string | null,
  ): string | null => {
    const sent = row[field] ?? null;
    const instant = sent === null ? null : parseInstant(sent);
    return sent === null || instant !== null
      ? instant
      : keepKnown(remarks, at, badInstant(field, sent), kept);
  };
  const fact: Contract = {
    id: ids.contract(row.id),
    accountId: ids.accountId,
    externalId: cleanText(row.id),
    name: label(row.name) ?? `Contract ${cleanText(row.id)}`,
    start,
    end: instantOf("ending_before", before?.end ?? null),
    zone: "UTC",
    archivedAt: instantOf("archived_at", before?.archivedAt ?? null),
    attributes: contractAttributes(row, { types, names }),
  };
  return [{ fact, source }];
};
