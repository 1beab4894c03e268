import type { Segment } from "@/lib/domain/base/commitment";
import { defineFactCodec } from "@/lib/store/codecs/fact-codec";
import { nullable } from "@/lib/store/codecs/field";
import { decimal, instant, ownAccount, text } from "@/lib/store/codecs/field-kinds";

export const segmentCodec = defineFactCodec<Segment>("segments", {
  accountId: ownAccount,
  commitmentId: text("commitment_id"),
  externalId: text("external_id"),
  name: text("name"),
  start: instant("starts_at"),
  end: nullable(instant("ends_at")),
  granted: nullable(decimal("granted")),
});
