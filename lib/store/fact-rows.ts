import type { Account, Contract } from "@/lib/domain/account";
import type { Commitment, Segment } from "@/lib/domain/commitment";
import { entryRank, type LedgerEntry } from "@/lib/domain/ledger-entry";
import type { FactRow } from "@/lib/store/write-facts";

/** Domain facts as the columns of their tables. */

export const toAccountRow = (account: Account, sourceId: string | null): FactRow => ({
  id: account.id,
  sourceId,
  columns: {
    connection_id: account.connectionId,
    provider: account.provider,
    external_id: account.externalId,
    parent_id: account.parentId,
    name: account.name,
    slug: account.slug,
    access: account.access,
  },
});

export const toContractRow = (contract: Contract, sourceId: string | null): FactRow => ({
  id: contract.id,
  sourceId,
  columns: {
    external_id: contract.externalId,
    name: contract.name,
    starts_at: contract.start,
    ends_at: contract.end,
    zone: contract.zone,
  },
});

export const toCommitmentRow = (commitment: Commitment, sourceId: string | null): FactRow => ({
  id: commitment.id,
  sourceId,
  columns: {
    contract_id: commitment.contractId,
    provider: commitment.provider,
    external_id: commitment.externalId,
    name: commitment.name,
    description: commitment.description,
    side: commitment.side,
    shape: commitment.shape,
    model: commitment.model,
    category: commitment.category,
    vendor_type: commitment.vendorType,
    unit_kind: commitment.unit.kind,
    unit_code: commitment.unit.code,
    measure: commitment.measure,
    drawn_at: commitment.drawnAt,
    starts_at: commitment.start,
    ends_at: commitment.end,
    zone: commitment.zone,
  },
});

export const toSegmentRow = (segment: Segment, sourceId: string | null): FactRow => ({
  id: segment.id,
  sourceId,
  columns: {
    commitment_id: segment.commitmentId,
    external_id: segment.externalId,
    name: segment.name,
    starts_at: segment.start,
    ends_at: segment.end,
    granted: segment.granted,
  },
});

export const toLedgerEntryRow = (entry: LedgerEntry, sourceId: string | null): FactRow => ({
  id: entry.id,
  sourceId,
  columns: {
    commitment_id: entry.commitmentId,
    segment_id: entry.segmentId,
    kind: entry.kind,
    boundary: entry.boundary,
    effective_at: entry.effectiveAt,
    rank: entryRank(entry),
    ordinal: entry.ordinal,
    service_start: entry.serviceStart,
    service_end: entry.serviceEnd,
    amount: entry.amount,
    unit_kind: entry.unit.kind,
    unit_code: entry.unit.code,
    status: entry.status,
    origin: entry.origin,
    invoice_id: entry.invoiceId,
    detail: entry.detail,
    vendor_type: entry.vendorType,
  },
});
