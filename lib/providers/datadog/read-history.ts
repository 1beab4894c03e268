import type { Commitment } from "@/lib/domain/base/commitment";
import { addDuration, type CalendarDay } from "@/lib/domain/base/period";
import { completeDays, daysBackwards, dayWindow } from "@/lib/providers/datadog/days";
import type { TermsOf } from "@/lib/providers/datadog/read-terms";
import { readDay } from "@/lib/providers/datadog/sample-day";
import type { Scope } from "@/lib/providers/datadog/take-list";
import type { Trouble } from "@/lib/providers/datadog/trouble";
import { counted } from "@/lib/providers/datadog/words";
import { toleratedFailure } from "@/lib/providers/failure";
import { mergeConcurrently } from "@/lib/providers/http/merge";
import type { ProviderBatch, ProviderError } from "@/lib/providers/provider";

const callsAtOnce = 3;

/** The vendor restates its newest days: these are read again with every sync (metrics 3.14 ruling 26). */
const restatedDays = 3;

/** And so many once a week. */
const weeklyDays = 35;
const weekMs = 7 * 86_400_000;

/** So many failures in a row leave the rest of a product's days to the next sync. */
const failuresMax = 3;

type Job = { readonly scope: Scope; readonly day: CalendarDay };

type ScopeState = { inARow: number; failed: number; left: number; last: ProviderError | null };

/**
 * The utilization of each complete day of the backfill, a call per product and day, newest first.
 * Days the book holds are not asked for again; each day is yielded as soon as it is read, so a
 * history that stops goes on where it stopped.
 */
export async function* readHistory(
  of: TermsOf,
  scopes: readonly Scope[],
  into: Trouble[],
): AsyncGenerator<ProviderBatch, void, undefined> {
  const jobs = await listJobs(of, scopes);
  const states = new Map(
    scopes.map(({ name }): [string, ScopeState] => [
      name,
      { inARow: 0, failed: 0, left: 0, last: null },
    ]),
  );
  let done = 0;
  const total = jobs.length;

  async function* readJob({ scope, day }: Job): AsyncGenerator<ProviderBatch, void, undefined> {
    const state = states.get(scope.name);
    if (state === undefined) return;
    if (state.inARow >= failuresMax) {
      state.left += 1;
      return;
    }
    try {
      const read = await readDay(of, scope, day);
      state.inARow = 0;
      if (read.rejected.length > 0) yield { type: "rejected", rows: read.rejected };
      done += 1;
      yield { ...read.batch, progress: { done, total } };
    } catch (error) {
      state.last = toleratedFailure(error);
      state.inARow += 1;
      state.failed += 1;
    }
  }

  yield* mergeConcurrently(jobs, callsAtOnce, readJob);
  for (const [name, state] of states) {
    if (state.last !== null) into.push(inWords(name, state, state.last));
  }
}

const inWords = (name: string, { failed, left }: ScopeState, last: ProviderError): Trouble => {
  const rest = left === 0 ? "" : ` and ${counted(left, "day")} before them were not asked for`;
  const what = `${name}: ${counted(failed, "day")} of utilization could not be read${rest}`;
  return { reason: `${what}. The next sync goes on there. ${last.message}`, kind: last.kind };
};

const listJobs = async (
  { settings, context, accountId }: TermsOf,
  scopes: readonly Scope[],
): Promise<readonly Job[]> => {
  const days = daysBackwards(completeDays(context.now, settings.backfillDays));
  const again = new Set(days.slice(0, restatedDays));
  const weekly = {
    from: days.slice(0, weeklyDays).at(-1) ?? "",
    readAfter: addDuration(context.now, -weekMs),
  };
  const { historyWantedAt } = context;
  const wanted = historyWantedAt === null ? [] : [{ from: "", readAfter: historyWantedAt }];
  const recent = [weekly, ...wanted];
  const sampled = new Map<string, ReadonlySet<string>>();
  for (const { name, commitments } of scopes) {
    const of = { commitments: [...commitments.values()], recent };
    sampled.set(name, await context.listSampledDays(accountId, name, of));
  }
  return days.flatMap((day) =>
    scopes.flatMap((scope) => {
      const isKept = sampled.get(scope.name)?.has(day) === true && !again.has(day);
      const isEmpty = ![...scope.commitments.values()].some((each) => ranOn(each, day));
      return isKept || isEmpty ? [] : [{ scope, day }];
    }),
  );
};

const ranOn = ({ start, end }: Commitment, day: CalendarDay): boolean => {
  const window = dayWindow(day);
  return start < window.end && (end === null || window.start < end);
};
