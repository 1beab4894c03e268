import type { Commitment } from "@/lib/domain/base/commitment";
import { contains, type Instant } from "@/lib/domain/base/period";
import {
  type BurnSpan,
  type InvoiceDraw,
  invoiceSpan,
  streamKey,
} from "@/lib/domain/forecast/measured-burn";
import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import { groupBy } from "@/lib/domain/standing/positions";
import type { Queryable } from "@/lib/store/database";
import { type Cuts, cutsTable } from "@/lib/store/read/cuts";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { oneOf } from "@/lib/store/read/one-of";
import { believed, createStatement } from "@/lib/store/read/statement";

/** Four months of invoices hold three whole ones, however long the months are. */
const lookback = `interval '${200 * 24} hours'`;

/**
 * metrics 3.4: what the invoices of the last three complete periods drew, of every stream of
 * reported entries that a commitment running at `asOf` belongs to, by stream key.
 */
export const listInvoiceSpans = async (
  db: Queryable,
  cuts: Cuts,
  knownAt: Instant,
  commitments: readonly Commitment[],
): Promise<ReadonlyMap<string, BurnSpan>> => {
  const reported = commitments.filter(
    ({ measure, model }) => measure === null && model === "discontinuous",
  );
  if (reported.length === 0) return new Map();
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<DrawRow>(
    `select e.commitment_id, e.effective_at as at, -sum(e.amount) as consumed
     from ${cutsTable(statement, cuts)}
     join commitments c on c.account_id = cuts.account_id and ${believed("c", known)}
     join ledger_entries e on e.account_id = c.account_id and e.commitment_id = c.id
     where ${believed("e", known)} and e.status = 'posted'
       and ${oneOf("e.kind", kindsIn("drawdown"))}
       and c.measure is null and c.model = 'discontinuous' and e.origin = 'reported'
       and e.effective_at > cuts.at - ${lookback} and e.effective_at <= cuts.at
     group by e.commitment_id, e.effective_at`,
    statement.values,
  );
  const draws = new Map<string, InvoiceDraw[]>();
  for (const { commitment_id, at: stamp, consumed } of rows) {
    const own = draws.get(commitment_id) ?? [];
    own.push({ at: stamp, consumed: fromNumeric(consumed) });
    draws.set(commitment_id, own);
  }
  const streams = groupBy(reported, streamKey);
  const spans = new Map<string, BurnSpan>();
  for (const [key, members] of streams) {
    const asOf = cuts.get(members[0].accountId);
    if (asOf === undefined || !members.some((member) => contains(member, asOf))) continue;
    const drawing = members.filter(({ id }) => draws.has(id));
    const start = drawing.map((member) => member.start).sort()[0] ?? asOf;
    const own = drawing.flatMap(({ id }) => draws.get(id) ?? []);
    const span = invoiceSpan(own, start, asOf);
    if (span !== undefined) spans.set(key, span);
  }
  return spans;
};

type DrawRow = {
  readonly commitment_id: string;
  readonly at: string;
  readonly consumed: string;
};
