import { entryRank } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { defineFactCodec } from "@/lib/store/codecs/fact-codec";
import { nullable } from "@/lib/store/codecs/field";
import {
  decimal,
  instant,
  ownAccount,
  text,
  unit,
  whole,
  word,
} from "@/lib/store/codecs/field-kinds";
import { entryKindOf } from "@/lib/store/read/entry-kind-of";

/** The order of `compareEntries`, kept so that SQL orders entries the same way. */
const rank = {
  column: { name: "rank", type: "smallint", isNullable: false },
  of: entryRank,
} as const;

export const ledgerEntryCodec = defineFactCodec<LedgerEntry>(
  "ledger_entries",
  {
    accountId: ownAccount,
    commitmentId: text("commitment_id"),
    segmentId: nullable(text("segment_id")),
    kind: word("kind", entryKindOf),
    boundary: word("boundary"),
    effectiveAt: instant("effective_at"),
    serviceStart: nullable(instant("service_start")),
    serviceEnd: nullable(instant("service_end")),
    amount: decimal("amount"),
    unit,
    status: word("status"),
    origin: word("origin"),
    invoiceId: nullable(text("invoice_id")),
    detail: nullable(text("detail")),
    vendorType: nullable(text("vendor_type")),
    ordinal: whole("ordinal"),
  },
  [rank],
);
