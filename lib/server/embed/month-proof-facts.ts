import {
  type StatementColumn,
  type StatementMovement,
  statementMovements,
} from "@/lib/domain/base/embed-words";
import { kindsOfMovement } from "@/lib/domain/ledger/month-statement";
import { monthProof } from "@/lib/embed/month-proof";
import { getContext } from "@/lib/server/context";
import type { ProofMade } from "@/lib/server/embed/proof-facts";
import { toPools } from "@/lib/server/embed/statement-facts";
import type { ViewAsked } from "@/lib/server/embed/view-facts";
import { getVisibleCommitment, listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import { notFound } from "@/lib/server/errors";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { listStatementEntries } from "@/lib/store/read/list-statement-entries";
import { listStatementSums } from "@/lib/store/read/list-statement-sums";

type MonthAsked = { readonly month: string; readonly column: StatementColumn };

/** As many as a drawer can hold; the others are told as one sum. */
const entryMax = 100;

/** A column of the statement of one pool: the very sum that the statement shows, and what it adds up. */
export const proveMonth = async (
  asked: ViewAsked,
  { month, column }: MonthAsked,
): Promise<ProofMade> => {
  const { viewer, texts, clocks } = asked;
  const { account } = await listVisibleAccounts(asked);
  const row = await getVisibleCommitment(asked, account.id);
  const { meta } = await getCommitment(viewer, { commitmentId: row.id, ...clocks });
  const { db } = getContext();
  const of = { accountId: row.account.id, month };
  const sums = await listStatementSums(db, viewer.scope, meta, of);
  const [pool] = toPools(sums.filter(({ commitmentId }) => commitmentId === row.id));
  if (pool === undefined || pool.statement === null) throw notFound("figure");
  const { entries, entryCount } = isMovement(column)
    ? await listStatementEntries(db, viewer.scope, meta, {
        ...{ ...of, commitmentId: row.id, kinds: kindsOfMovement(column), limit: entryMax },
      })
    : { entries: [], entryCount: 0 };
  return {
    html: monthProof(texts, {
      ...{ column, month, unit: pool.unit, statement: pool.statement },
      commitment: { id: row.id, name: row.name },
      ...{ entries, entryCount },
      mayReadEntries: viewer.session.views.includes("ledger"),
    }),
    title: `${texts.words[column]}, ${texts.monthOf(month)}`,
    meta,
  };
};

const isMovement = (column: StatementColumn): column is StatementMovement =>
  statementMovements.some((each) => each === column);
