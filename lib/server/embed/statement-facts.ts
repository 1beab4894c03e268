import { type Amount, amountOf, subtractDecimals, ZERO } from "@/lib/domain/base/money";
import { addMonths, type Instant } from "@/lib/domain/base/period";
import { monthStatementOf } from "@/lib/domain/ledger/month-statement";
import { type StatementPool, statementView } from "@/lib/embed/statement";
import type { Access } from "@/lib/server/access";
import { getContext } from "@/lib/server/context";
import { draftsOf, unitsOf } from "@/lib/server/embed/month-facts";
import { readOutline } from "@/lib/server/embed/read-outline";
import { toFoot, toRead, type ViewAsked, type ViewMade } from "@/lib/server/embed/view-facts";
import { type Sight, sees } from "@/lib/server/embed/visible";
import { listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import { AppError } from "@/lib/server/errors";
import { listMonthMarks } from "@/lib/store/read/list-month-marks";
import {
  listStatementInvoices,
  type StatementInvoice,
} from "@/lib/store/read/list-statement-invoices";
import { listStatementSums, type StatementSum } from "@/lib/store/read/list-statement-sums";
import type { EmbedViewQuery } from "@/lib/wire/embed-view";

const monthsMax = 36;

export type MonthAsked = Pick<ViewAsked, "clocks"> & {
  readonly viewer: Access & { readonly session: Pick<Sight, "accountIds" | "commitmentIds"> };
  readonly query: Pick<EmbedViewQuery, "account" | "month">;
};

/** A month of the pools that are seen of an account. */
export const readStatement = async (asked: MonthAsked) => {
  const { viewer, query } = asked;
  const { account } = await listVisibleAccounts(asked);
  const { data, meta } = await readOutline(asked, account.id);
  const months = monthsBefore(meta.asOf);
  // The last whole month: of the running one there is no closing yet.
  const month = query.month ?? months[1] ?? meta.asOf.slice(0, 7);
  if (month > meta.asOf.slice(0, 7))
    throw new AppError("invalid-request", "That month has not begun.");
  const of = { accountId: account.id, month };
  const { db } = getContext();
  const [sums, allInvoices, allMarks] = await Promise.all([
    listStatementSums(db, viewer.scope, meta, of),
    listStatementInvoices(db, viewer.scope, meta, of),
    listMonthMarks(db, viewer.scope, meta, of),
  ]);
  const isSeen = (id: string): boolean => sees(viewer.session, { id, account });
  const pools = toPools(sums.filter(({ commitmentId }) => isSeen(commitmentId)));
  const rows = data.burnOrder.filter(({ id }) => isSeen(id));
  const marks = allMarks.filter(({ commitmentId }) => isSeen(commitmentId));
  const invoices = allInvoices.filter(({ commitmentId }) => isSeen(commitmentId));
  const told = {
    ...{ month, pools },
    units: unitsOf({ pools, marks, rows, invoices, asOf: meta.asOf, readAt: data.readAt }),
    invoices: toInvoices(invoices, pools),
    pending: draftsOf(rows, pools, marks),
  };
  return { told, months, rows, account, readAt: data.readAt, meta };
};

export const makeStatement = async (asked: ViewAsked): Promise<ViewMade> => {
  const { viewer, texts } = asked;
  const { told, months, rows, account, readAt, meta } = await readStatement(asked);
  const { month } = told;
  const foot = toFoot(asked, meta, readAt);
  return {
    data: { view: "statement", ...told },
    html: statementView(texts, {
      ...told,
      months: months.includes(month) ? months : [...months, month],
      opens: viewer.session.views.includes("statement"),
      foot,
    }),
    title: `${texts.words.statement}, ${texts.monthOf(month)}`,
    params: { account: account.id, month },
    meta,
    isStale: foot.isStale,
    read: toRead(readAt, rows),
  };
};

/** The running month first, then those before it. */
const monthsBefore = (asOf: Instant): string[] => {
  const first = `${asOf.slice(0, 7)}-01T00:00:00.000Z`;
  return Array.from({ length: monthsMax }, (_, index) =>
    addMonths(first, "UTC", -index).slice(0, 7),
  );
};

/** Those that had moved by then, pool by pool. */
export const toPools = (sums: readonly StatementSum[]): StatementPool[] => {
  const ids = [...new Set(sums.map(({ commitmentId }) => commitmentId))];
  return ids.flatMap((id) => {
    const own = sums.filter(({ commitmentId }) => commitmentId === id);
    const [first] = own;
    const kinds = own.flatMap(({ kind, before, during }) =>
      kind === null ? [] : [{ kind, before, during }],
    );
    if (first === undefined || kinds.length === 0) return [];
    const { name, unit, isGiven } = first;
    return [{ id, name, unit, statement: isGiven ? monthStatementOf(kinds) : null }];
  });
};

/** One line for each invoice and unit: an invoice draws several pools at once. */
const toInvoices = (
  rows: readonly StatementInvoice[],
  pools: readonly StatementPool[],
): { readonly id: string; readonly drawn: Amount }[] => {
  const lines = new Map<string, { readonly id: string; readonly drawn: Amount }>();
  for (const { commitmentId, invoiceId, amount } of rows) {
    const unit = pools.find(({ id }) => id === commitmentId)?.unit;
    if (unit === undefined) continue;
    const key = `${invoiceId} ${unit.code}`;
    const before = lines.get(key)?.drawn.amount ?? ZERO;
    lines.set(key, { id: invoiceId, drawn: amountOf(subtractDecimals(before, amount), unit) });
  }
  return [...lines.values()];
};
