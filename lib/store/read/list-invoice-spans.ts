import type { Commitment } from "@/lib/domain/base/commitment";
import { addDuration, contains } from "@/lib/domain/base/period";
import {
  type BurnSpan,
  type InvoiceDraw,
  invoiceSpan,
  streamKey,
} from "@/lib/domain/forecast/measured-burn";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

/** Four months of invoices hold three whole ones, however long the months are. */
const lookbackMs = 200 * 86_400_000;

/**
 * metrics 3.4: what the invoices of the last three complete periods drew, of every stream of
 * reported entries that a commitment running at `asOf` belongs to, by stream key.
 */
export const listInvoiceSpans = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  commitments: readonly Commitment[],
): Promise<ReadonlyMap<string, BurnSpan>> => {
  const reported = commitments.filter(
    ({ measure, model }) => measure === null && model === "discontinuous",
  );
  if (reported.length === 0) return new Map();
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const at = `${statement.bind(asOf)}::timestamptz`;
  const since = `${statement.bind(addDuration(asOf, -lookbackMs))}::timestamptz`;
  const rows = await db.query<DrawRow>(
    `select e.commitment_id, e.effective_at as at, -sum(e.amount) as consumed
     from ledger_entries e
     where ${believed("e", known)} and e.status = 'posted' and e.kind = 'drawdown'
       and e.origin = 'reported' and e.effective_at > ${since} and e.effective_at <= ${at}
       and ${inScope(statement, "e.account_id", scope)}
     group by e.commitment_id, e.effective_at`,
    statement.values,
  );
  const draws = new Map<string, InvoiceDraw[]>();
  for (const { commitment_id, at: stamp, consumed } of rows) {
    const own = draws.get(commitment_id) ?? [];
    own.push({ at: stamp, consumed: fromNumeric(consumed) });
    draws.set(commitment_id, own);
  }
  const streams = new Map<string, Commitment[]>();
  for (const commitment of reported) {
    const key = streamKey(commitment);
    streams.set(key, [...(streams.get(key) ?? []), commitment]);
  }
  const spans = new Map<string, BurnSpan>();
  for (const [key, members] of streams) {
    if (!members.some((member) => contains(member, asOf))) continue;
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
