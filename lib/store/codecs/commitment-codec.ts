import { type Commitment, termEdges } from "@/lib/domain/base/commitment";
import { defineFactCodec } from "@/lib/store/codecs/fact-codec";
import { nullable } from "@/lib/store/codecs/field";
import {
  attributes,
  decimal,
  instant,
  ownAccount,
  text,
  unit,
  word,
  words,
} from "@/lib/store/codecs/field-kinds";

export const commitmentCodec = defineFactCodec<Commitment>("commitments", {
  accountId: ownAccount,
  contractId: nullable(text("contract_id")),
  provider: word("provider"),
  externalId: text("external_id"),
  name: text("name"),
  description: nullable(text("description")),
  side: word("side"),
  shape: word("shape"),
  model: word("model"),
  category: word("category"),
  vendorType: text("vendor_type"),
  unit,
  measure: nullable(word("measure")),
  drawnAt: word("drawn_at"),
  start: instant("starts_at"),
  end: nullable(instant("ends_at")),
  zone: text("zone"),
  undated: words("undated", termEdges),
  priority: nullable(decimal("priority")),
  createdAt: nullable(instant("created_at")),
  archivedAt: nullable(instant("archived_at")),
  rolledOverFrom: nullable(text("rolled_over_from")),
  rolloverFraction: nullable(decimal("rollover_fraction")),
  perHour: nullable(decimal("per_hour")),
  vendorStatus: nullable(text("vendor_status")),
  attributes: attributes("attributes"),
});
