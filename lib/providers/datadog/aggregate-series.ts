import { addDuration, fromEpochMs } from "@/lib/domain/base/period";
import {
  type AggregateOf,
  type AggregatesRead,
  type AnswerTaker,
  createAnswerTaker,
} from "@/lib/providers/datadog/aggregate-answer";
import { unexpected } from "@/lib/providers/datadog/aggregate-columns";
import { isRatio, type SeriesFigures } from "@/lib/providers/datadog/aggregate-figures";
import { type SeriesMetric, seriesMetric } from "@/lib/providers/datadog/api-schema";
import { isOnOtherScale } from "@/lib/providers/datadog/utilization-value";
import { quote } from "@/lib/providers/datadog/words";
import type { ClosedPeriod } from "@/lib/providers/provider";
import { asRecord } from "@/lib/providers/words";

const dayMs = 86_400_000;

/** Seconds are documented; what is larger than this can only be milliseconds. */
const secondsMax = 1e11;

/** Series run beside `times`, a point per day; each known one is kept, also where it holds nothing. */
export const readSeries = (of: AggregateOf, metrics: readonly SeriesFigures[]): AggregatesRead => {
  const taker = createAnswerTaker(of);
  const body = asRecord(of.answer.body);
  if (body === null) throw unexpected(of.scope);
  for (const { member, series } of metrics) {
    const read = seriesMetric.safeParse(member === null ? body : body[member]);
    if (!read.success) {
      const reason = `${member ?? "The series"} of ${of.scope} has no times: nothing of it is kept.`;
      taker.note("unexpected-shape", reason, member === null ? null : body[member]);
      continue;
    }
    const days = readDays(of, read.data.times, taker, member);
    if (days !== null) takeMetric(of, { metric: read.data, series, days, member }, taker);
  }
  return taker.read();
};

type MetricOf = Pick<SeriesFigures, "member" | "series"> & {
  readonly metric: SeriesMetric;
  readonly days: readonly ClosedPeriod[];
};

const takeMetric = (
  of: AggregateOf,
  { metric, series, days, member }: MetricOf,
  taker: AnswerTaker,
): void => {
  const { scale } = of.settings;
  const sent = metric.series ?? {};
  for (const name of Object.keys(sent)) {
    if (name in series) continue;
    const reason = `Series ${quote(name)} of ${of.scope} is not known here and not kept.`;
    taker.note("unknown-series", reason, { member, name });
  }
  for (const [name, figure] of Object.entries(series)) {
    const values = sent[name];
    if (Array.isArray(values) && values.length !== days.length) {
      const reason = `Series ${quote(name)} of ${of.scope} has ${values.length} values for ${days.length} times: which is whose is not known, so none is kept.`;
      taker.note("lengths-differ", reason, { member, name });
      continue;
    }
    const given: readonly unknown[] = Array.isArray(values) ? values : [];
    const isOther = isRatio(figure) && isOnOtherScale(given, scale);
    const { unit } = metric;
    const told = { ...of, ...of.settings, figure, span: "day", unit } as const;
    for (const [index, day] of days.entries()) {
      const value = given[index];
      const raw = { member, series: name, time: metric.times[index], value };
      taker.take({ ...told, reading: { scale, isOther } }, day, value, raw);
    }
  }
};

/** The days of `times`; null, with a note, where they are no days in order. */
const readDays = (
  { scope }: AggregateOf,
  times: readonly unknown[],
  taker: AnswerTaker,
  member: string | null,
): readonly ClosedPeriod[] | null => {
  const instants = times.map(toMs);
  const isInOrder = instants.every((at, index) => at !== null && at > (instants[index - 1] ?? 0));
  const gaps = instants.flatMap((at, index) =>
    index === 0 ? [] : [(at ?? 0) - (instants[index - 1] ?? 0)],
  );
  if (!isInOrder || (gaps.length > 0 && Math.min(...gaps) !== dayMs)) {
    const reason = `The times of ${member ?? "the series"} of ${scope} are not days in order: nothing of it is kept.`;
    taker.note("not-daily", reason, { member, times: times.slice(0, 5) });
    return null;
  }
  return instants.map((at) => {
    const start = fromEpochMs(at ?? 0);
    return { start, end: addDuration(start, dayMs) };
  });
};

const toMs = (time: unknown): number | null => {
  if (typeof time !== "number" || !Number.isSafeInteger(time) || time <= 0) return null;
  const ms = time > secondsMax ? time : time * 1_000;
  return ms <= 8.64e15 ? ms : null;
};
