import { addMonths, type Instant } from "@/lib/domain/base/period";
import { monthStatementOf } from "@/lib/domain/ledger/month-statement";
import { type StatementPool, statementView } from "@/lib/embed/statement";
import { getContext } from "@/lib/server/context";
import { toFoot, type ViewAsked, type ViewMade } from "@/lib/server/embed/view-facts";
import { sees } from "@/lib/server/embed/visible";
import { listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import { AppError } from "@/lib/server/errors";
import { getAccount } from "@/lib/server/queries/get-account";
import { listStatementSums, type StatementSum } from "@/lib/store/read/list-statement-sums";

const monthsMax = 36;

export const makeStatement = async (asked: ViewAsked): Promise<ViewMade> => {
  const { viewer, query, texts, clocks } = asked;
  const { account } = await listVisibleAccounts(asked);
  const { data, meta } = await getAccount(viewer, { accountId: account.id, ...clocks });
  const months = monthsBefore(meta.asOf);
  // The last whole month: of the running one there is no closing yet.
  const month = query.month ?? months[1] ?? meta.asOf.slice(0, 7);
  if (month > meta.asOf.slice(0, 7))
    throw new AppError("invalid-request", "That month has not begun.");
  const sums = await listStatementSums(getContext().db, viewer.scope, meta, {
    accountId: account.id,
    month,
  });
  const foot = toFoot(asked, meta, data.readAt);
  const pools = toPools(
    sums.filter((sum) => sees(viewer.session, { id: sum.commitmentId, account })),
  );
  return {
    html: statementView(texts, {
      month,
      months: months.includes(month) ? months : [...months, month],
      pools,
      foot,
    }),
    title: `${texts.words.statement}, ${texts.monthOf(month)}`,
    params: { account: account.id, month },
    meta,
    isStale: foot.isStale,
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
