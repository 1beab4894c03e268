import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import { defineFactCodec } from "@/lib/store/codecs/fact-codec";
import { nullable } from "@/lib/store/codecs/field";
import {
  calendarDay,
  decimal,
  instant,
  ownAccount,
  text,
  word,
} from "@/lib/store/codecs/field-kinds";

export const utilizationSampleCodec = defineFactCodec<UtilizationSample>("utilization_samples", {
  accountId: ownAccount,
  commitmentId: text("commitment_id"),
  day: calendarDay("day"),
  start: instant("starts_at"),
  end: instant("ends_at"),
  utilization: nullable(decimal("utilization")),
  raw: text("raw"),
  doubt: nullable(word("doubt")),
});
