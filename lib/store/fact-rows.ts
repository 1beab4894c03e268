import type { Account, Contract } from "@/lib/domain/base/account";
import type {
  Attribute,
  Commitment,
  InvoiceItem,
  Segment,
  VendorBalance,
} from "@/lib/domain/base/commitment";
import type { AggregatePoint, UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import { entryRank } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { FactRow } from "@/lib/store/write-facts";

/** Domain facts as the columns of their tables. */

const toText = (attributes: readonly Attribute[]): string => JSON.stringify(attributes);

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
    attributes: toText(account.attributes),
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
    archived_at: contract.archivedAt,
    attributes: toText(contract.attributes),
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
    undated: commitment.undated.join(","),
    priority: commitment.priority,
    created_at: commitment.createdAt,
    archived_at: commitment.archivedAt,
    rolled_over_from: commitment.rolledOverFrom,
    rollover_fraction: commitment.rolloverFraction,
    per_hour: commitment.perHour,
    vendor_status: commitment.vendorStatus,
    attributes: toText(commitment.attributes),
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

export const toInvoiceItemRow = (item: InvoiceItem, sourceId: string | null): FactRow => ({
  id: item.id,
  sourceId,
  columns: {
    commitment_id: item.commitmentId,
    external_id: item.externalId,
    at: item.at,
    amount: item.amount,
    unit_kind: item.unit.kind,
    unit_code: item.unit.code,
    invoice_id: item.invoiceId,
    is_invoiced: item.isInvoiced,
  },
});

export const toVendorBalanceRow = (balance: VendorBalance, sourceId: string | null): FactRow => ({
  id: balance.id,
  sourceId,
  columns: {
    amount: balance.amount,
    unit_kind: balance.unit.kind,
    unit_code: balance.unit.code,
  },
});

export const toSampleRow = (sample: UtilizationSample, sourceId: string | null): FactRow => ({
  id: sample.id,
  sourceId,
  columns: {
    commitment_id: sample.commitmentId,
    day: sample.day,
    starts_at: sample.start,
    ends_at: sample.end,
    utilization: sample.utilization,
    raw: sample.raw,
    doubt: sample.doubt,
  },
});

export const toAggregateRow = (point: AggregatePoint, sourceId: string | null): FactRow => ({
  id: point.id,
  sourceId,
  columns: {
    scope: point.scope,
    measure: point.measure,
    basis: point.basis,
    span: point.span,
    starts_at: point.start,
    ends_at: point.end,
    value: point.value,
    unit_kind: point.unit?.kind ?? null,
    unit_code: point.unit?.code ?? null,
  },
});
