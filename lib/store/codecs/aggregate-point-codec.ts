import type { AggregatePoint } from "@/lib/domain/hourly/utilization-sample";
import { defineFactCodec } from "@/lib/store/codecs/fact-codec";
import { nullable } from "@/lib/store/codecs/field";
import { decimal, instant, ownAccount, text, unit, word } from "@/lib/store/codecs/field-kinds";

export const aggregatePointCodec = defineFactCodec<AggregatePoint>("aggregate_points", {
  accountId: ownAccount,
  scope: text("scope"),
  measure: text("measure"),
  basis: text("basis"),
  span: word("span"),
  start: instant("starts_at"),
  end: instant("ends_at"),
  value: nullable(decimal("value")),
  unit: nullable(unit),
});
