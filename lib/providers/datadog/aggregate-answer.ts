import type { AggregatePoint, SampleDoubt } from "@/lib/domain/hourly/utilization-sample";
import { type FigureOf, toPoint } from "@/lib/providers/datadog/aggregate-figures";
import type { HttpAnswer } from "@/lib/providers/http/client";
import type { ClosedPeriod, RejectedRow, Sourced } from "@/lib/providers/provider";
import { toNote } from "@/lib/providers/rejected-row";
import type { DatadogSettings } from "@/lib/sources/datadog";

/** One answer of a sibling endpoint while it is taken apart. */
export type AggregateOf = {
  readonly accountId: string;
  readonly scope: string;
  readonly settings: DatadogSettings;
  readonly window: ClosedPeriod;
  readonly answer: HttpAnswer<unknown>;
};

export type AggregatesRead = {
  readonly points: readonly Sourced<AggregatePoint>[];
  readonly rejected: readonly RejectedRow[];
};

export type AnswerTaker = {
  /** One value; `raw` is the part of the answer that it stands in. */
  take(of: FigureOf, period: ClosedPeriod, value: unknown, raw: object): void;
  note(code: string, reason: string, raw: unknown): void;
  read(): AggregatesRead;
};

export const createAnswerTaker = ({
  accountId,
  scope,
  answer,
  window,
}: AggregateOf): AnswerTaker => {
  const { request, fetchedAt } = answer;
  // Products may have the same figure on the same day: each is a record of its own.
  const asked = `${scope} until ${window.end.slice(0, 10)}`;
  const points: Sourced<AggregatePoint>[] = [];
  const rejected: RejectedRow[] = [];
  const doubted = new Set<string>();

  const note: AnswerTaker["note"] = (code, reason, raw) => {
    const text = JSON.stringify({ asked, sent: raw });
    rejected.push(toNote({ accountId, stream: "aggregates", request, code, reason, raw: text }));
  };
  return {
    note,
    take: (of, period, value, raw) => {
      const { point, doubt } = toPoint(of, period, value);
      const text = JSON.stringify({ asked, ...raw });
      points.push({ fact: point, source: { request, line: null, fetchedAt, raw: text } });
      const key = `${point.measure} ${doubt}`;
      if (doubt === null || doubted.has(key)) return;
      // The first of its kind: one note for a series, not one for each day.
      doubted.add(key);
      note(`figure-${doubt}`, `${point.measure} of ${scope} ${explain(doubt)}`, raw);
    },
    read: () => ({ points, rejected }),
  };
};

const explain = (doubt: SampleDoubt): string => {
  switch (doubt) {
    case "scale":
      return "is on another scale than this connection reads: it is shown as not given.";
    case "out-of-range":
      return "lies outside nothing to all: it is shown as not given.";
    case "not-a-number":
      return "is no number: it is shown as not given.";
    case "not-given":
      return "has no value.";
  }
};
