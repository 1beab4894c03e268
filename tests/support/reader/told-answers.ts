import { z } from "zod";
import type { Interview } from "@/tests/support/answers/interview";
import { textOf } from "@/tests/support/reader/exact";
import type { BurnReading } from "@/tests/support/reader/read-burn";
import type { Told } from "@/tests/support/reader/read-commitment";
import type { OutlookReading } from "@/tests/support/reader/read-forecast";

/** The answers of the API, as far as the reader holds something against them. */
const amount = z.object({ amount: z.string() });
const metric = z.looseObject({
  kind: z.string(),
  value: z.union([z.string(), amount]).optional(),
});
const burn = z.looseObject({
  kind: z.string(),
  value: z.object({ perDay: amount, days: z.int() }).optional(),
});
const figures = z.looseObject({ burnPerDay: burn }).catchall(z.unknown());
const pace = z.object({
  value: z.looseObject({ plan: amount, ratio: metric, variance: amount, days: metric }),
});
const row = z.looseObject({ id: z.string(), state: z.string(), figures });
const position = z.looseObject({
  unit: z.object({ kind: z.string(), code: z.string() }),
  side: z.string(),
  pool: z.string(),
  commitments: z.int(),
  withoutAmount: z.int(),
});
const account = z.looseObject({ id: z.string(), positions: z.array(position) });
const outlook = z.looseObject({
  segmentId: z.string(),
  emptyAt: z.string().nullable(),
  unused: z.string().nullable(),
  overage: z.string().nullable(),
  overFrom: z.string().nullable(),
});
const utilization = z.object({
  data: z.looseObject({ forecast: z.looseObject({ outlooks: z.array(outlook) }).nullable() }),
});
const summary = z.object({ data: z.looseObject({ positions: z.array(position) }) });

export type ToldRow = z.infer<typeof row>;
export type ToldPosition = z.infer<typeof position>;

export type ToldBook = {
  readonly rows: readonly ToldRow[];
  /** Of the whole book under "", and of each account under its id. */
  readonly positions: ReadonlyMap<string, readonly ToldPosition[]>;
  /** Of what runs, by segment. */
  readonly outlooks: ReadonlyMap<string, string>;
};

export const askBook = async (interview: Interview): Promise<ToldBook> => {
  const limit = "200";
  const rows = await interview.askPages("commitments", { limit });
  const accounts = await interview.askPages("accounts", { limit });
  const outlooks = new Map<string, string>();
  for (const { id, state } of rows.map((each) => row.parse(each))) {
    if (!running.includes(state)) continue;
    const { data } = utilization.parse(await interview.ask(`commitments/${id}/utilization`));
    for (const each of data.forecast?.outlooks ?? [])
      outlooks.set(each.segmentId, outlookWordOf(each));
  }
  const whole = summary.parse(await interview.ask("summary"));
  return {
    rows: rows.map((each) => row.parse(each)),
    outlooks,
    positions: new Map([
      ["", whole.data.positions],
      ...accounts.map((each) => {
        const { id, positions } = account.parse(each);
        return [id, positions] as const;
      }),
    ]),
  };
};

/** Null where there is no pace but a word. */
export const paceWordsOf = (told: unknown): Readonly<Record<string, string>> | null => {
  const { success, data } = pace.safeParse(told);
  if (!success) return null;
  const { plan, ratio, variance, days } = data.value;
  return {
    plan: plan.amount,
    paceRatio: wordOf(ratio),
    variance: variance.amount,
    paceDays: wordOf(days),
  };
};

const running = ["active", "exhausted", "evergreen"];

const outlookWordOf = ({ emptyAt, unused, overage, overFrom }: z.infer<typeof outlook>): string =>
  [emptyAt, unused, overage, overFrom].map(String).join(" ");

export const outlookWrittenOf = ({ emptyAt, unused, overage, overFrom }: OutlookReading): string =>
  [momentOf(emptyAt), unused && textOf(unused), overage && textOf(overage), momentOf(overFrom)]
    .map(String)
    .join(" ");

const momentOf = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();

/** A number as it is written, or the word in its place; a number that is incomplete is a number. */
export const wordOf = (told: unknown): string => {
  const { kind, value } = metric.parse(told);
  if (value === undefined) return kind;
  return typeof value === "string" ? value : value.amount;
};

export const burnWordOf = (told: unknown): string => {
  const { kind, value } = burn.parse(told);
  return value === undefined ? kind : `${value.perDay.amount} over ${value.days} days`;
};

export const writtenOf = (told: Told): string => (typeof told === "string" ? told : textOf(told));

export const burnWrittenOf = (told: BurnReading): string =>
  typeof told === "string" ? told : `${textOf(told.perDay)} over ${told.days} days`;
