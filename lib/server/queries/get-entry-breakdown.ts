import { amountOf, sumDecimals, type Unit } from "@/lib/domain/base/money";
import { type Access, requireAction } from "@/lib/server/access";
import { getCommitmentBook } from "@/lib/server/answers/account-book";
import { toLedgerEntry } from "@/lib/server/answers/ledger-entry";
import { askedClocks } from "@/lib/server/answers/moment";
import { chargeSpanOf, toNotCounted } from "@/lib/server/answers/proof-parts";
import { getContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import {
  type ChargeLine,
  listChargeLines,
  listUncountedCharges,
} from "@/lib/store/read/list-charges";
import { findLedgerRow } from "@/lib/store/read/list-ledger-rows";
import type { Meta } from "@/lib/wire/common";
import type { EntryBreakdown } from "@/lib/wire/ledger";

/** What a day's drawdown is made of, by service and project, and which rows it leaves out. */
export const getEntryBreakdown = async (
  viewer: Access,
  input: {
    readonly commitmentId: string;
    readonly entryId: string;
    readonly asOf?: string | undefined;
    readonly knownAt?: string | undefined;
  },
): Promise<{ data: EntryBreakdown; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const { commitmentId, entryId } = input;
  const own = await getCommitmentBook(viewer, askedClocks(input, clock()), commitmentId);
  const { standing, scope, clocks, meta } = own;
  const { commitment } = standing.record;
  const filter = { accountId: commitment.accountId, commitmentId };
  const row = await findLedgerRow(db, scope, clocks, filter, entryId);
  if (row === null) throw notFound("ledger entry");
  const entry = toLedgerEntry(row, clocks.asOf);
  const { serviceStart, unit } = entry;
  const { measure } = commitment;
  if (measure === null || serviceStart === null) {
    return { data: { entry, day: null, consumed: null, lines: [], notCounted: [] }, meta };
  }
  const span = chargeSpanOf(entry, standing);
  const [lines, notCounted] = await Promise.all([
    listChargeLines(db, scope, clocks, span, { measure, unit }),
    listUncountedCharges(db, scope, clocks, span, { measure, unit }),
  ]);
  return {
    data: {
      entry,
      day: entry.detail,
      consumed: amountOf(sumDecimals(lines.map(({ amount }) => amount)), unit),
      lines: lines.map((line) => toLine(line, unit)),
      notCounted: notCounted.map(toNotCounted),
    },
    meta,
  };
};

const toLine = (line: ChargeLine, unit: Unit): EntryBreakdown["lines"][number] => ({
  service: line.service,
  project: line.projectName ?? line.projectId,
  rows: line.rows,
  amount: amountOf(line.amount, unit),
});
