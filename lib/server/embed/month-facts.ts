import { findValue, mapMetric, NOT_GIVEN } from "@/lib/domain/base/metric";
import { isZero } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { monthBillingOf } from "@/lib/domain/ledger/month-billing";
import { monthStateOf } from "@/lib/domain/ledger/month-state";
import { addStatements } from "@/lib/domain/ledger/month-statement";
import type { StatementDrafts, StatementPool, StatementUnit } from "@/lib/embed/statement";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { PoolMarks } from "@/lib/store/read/list-month-marks";
import type { StatementInvoice } from "@/lib/store/read/list-statement-invoices";
import type { CommitmentRow } from "@/lib/wire/commitment";

type MonthFacts = {
  readonly pools: readonly StatementPool[];
  readonly marks: readonly PoolMarks[];
  readonly rows: readonly CommitmentRow[];
  readonly invoices: readonly StatementInvoice[];
  readonly asOf: Instant;
  readonly readAt: Instant | null;
};

/** What stands under the table of each unit: how the month was billed, and whether it stays as it is. */
export const unitsOf = (facts: MonthFacts): StatementUnit[] => {
  const codes = [...new Set(facts.pools.map(({ unit }) => unit.code))];
  return codes.flatMap((code) => {
    const pools = facts.pools.filter(({ unit }) => unit.code === code);
    const [first] = pools;
    return first === undefined ? [] : [unitOf(first.unit, { ...facts, pools })];
  });
};

const unitOf = (unit: StatementUnit["unit"], facts: MonthFacts): StatementUnit => {
  const { pools, marks, rows, invoices, asOf, readAt } = facts;
  const isOf = (id: string): boolean => pools.some((pool) => pool.id === id);
  const given = pools.flatMap(({ statement }) => (statement === null ? [] : [statement]));
  const billing =
    given.length < pools.length
      ? NOT_GIVEN
      : monthBillingOf(
          addStatements(given),
          invoices.flatMap(({ commitmentId, amount }) => (isOf(commitmentId) ? [amount] : [])),
        );
  return {
    unit,
    billedClosing: toAmountMetric(
      mapMetric(billing, ({ closing }) => closing),
      unit,
    ),
    notInvoiced: toAmountMetric(
      mapMetric(billing, ({ difference }) => difference),
      unit,
    ),
    state: monthStateOf(
      marks.filter(({ commitmentId }) => isOf(commitmentId)),
      {
        ...{ asOf, readAt },
        areDraftsKnown: !rows.some(
          ({ id, figures }) => isOf(id) && figures.pending.kind === "no-data",
        ),
      },
    ),
  };
};

/** The very figure of every other view, of each pool that has drafts, or of which nobody knows. */
export const draftsOf = (
  rows: readonly CommitmentRow[],
  pools: readonly StatementPool[],
  marks: readonly PoolMarks[],
): StatementDrafts[] =>
  rows.flatMap(({ id, name, shape, model, unit, figures: { pending } }) => {
    const isPool = shape === "burn-down" && model === "discontinuous";
    const amount = findValue(pending);
    const isTold = pools.some((pool) => pool.id === id) && pending.kind === "no-data";
    if (!isPool || !(isTold || (amount !== null && !isZero(amount.amount)))) return [];
    const count = marks.find(({ commitmentId }) => commitmentId === id)?.allDrafts ?? 0;
    return [{ name, unit, metric: pending, drafts: amount === null ? null : count }];
  });
