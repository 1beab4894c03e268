import type { LedgerStep } from "@/lib/domain/ledger/running-ledger";
import { ledgerEntryCodec } from "@/lib/store/codecs/ledger-entry-codec";
import type { Queryable } from "@/lib/store/database";
import {
  bindPlace,
  type EntryRow,
  type LedgerPlace,
  placeColumns,
  placeOf,
} from "@/lib/store/read/entry-row";
import { type LedgerFilter, ledgerSource } from "@/lib/store/read/ledger-source";
import { type Clocks, createStatement, type Scope } from "@/lib/store/read/statement";

export type ForwardRow = LedgerStep & {
  readonly commitmentName: string;
  readonly place: LedgerPlace;
};

/**
 * The next entries of a ledger, oldest first and without a balance: whoever reads on carries it along
 * (`runLedger`). A page costs its own rows, however far into the ledger it is.
 */
export const listLedgerForward = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  whose: Pick<LedgerFilter, "accountId" | "commitmentId" | "segmentId">,
  { after, limit }: { readonly after: LedgerPlace | null; readonly limit: number },
): Promise<ForwardRow[]> => {
  const statement = createStatement();
  const source = ledgerSource(statement, scope, clocks, whose);
  const isAfter = after === null ? "true" : `${placeColumns} > ${bindPlace(statement, after)}`;
  const rows = await db.query<EntryRow>(
    `select * from (${source}) ledger where ${isAfter}
     order by effective_at, rank, ordinal, id limit ${statement.bind(limit)}`,
    statement.values,
  );
  return rows.map((row) => ({
    entry: ledgerEntryCodec.fromRow(row),
    shape: row.shape,
    isGiven: row.is_given,
    commitmentName: row.commitment_name,
    place: placeOf(row),
  }));
};
