import type { Contract } from "@/lib/domain/base/account";
import { defineFactCodec } from "@/lib/store/codecs/fact-codec";
import { nullable } from "@/lib/store/codecs/field";
import { attributes, instant, ownAccount, text } from "@/lib/store/codecs/field-kinds";

export const contractCodec = defineFactCodec<Contract>("contracts", {
  accountId: ownAccount,
  externalId: text("external_id"),
  name: text("name"),
  start: instant("starts_at"),
  end: nullable(instant("ends_at")),
  zone: text("zone"),
  archivedAt: nullable(instant("archived_at")),
  attributes: attributes("attributes"),
});
