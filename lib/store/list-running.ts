import type { Commitment } from "@/lib/domain/base/commitment";
import type { Instant } from "@/lib/domain/base/period";
import { commitmentCodec } from "@/lib/store/codecs/commitment-codec";
import type { StoredRow } from "@/lib/store/codecs/field";
import type { Queryable } from "@/lib/store/database";

/** What stands on a vendor's list: charges draw on terms, everything else is bought or sold as it stands. */
export type ListedKind = "contract" | "commitment" | "term";

/** What is believed and has not ended at an instant, by its kind: what a whole list should name. */
export const listRunning = async (
  tx: Queryable,
  accountId: string,
  at: Instant,
): Promise<readonly { readonly kind: ListedKind; readonly id: string }[]> =>
  tx.query(
    `select 'contract' as kind, id from contracts
     where account_id = $1 and known_to is null and archived_at is null
       and (ends_at is null or ends_at > $2)
     union all
     select 'commitment', id from commitments
     where account_id = $1 and known_to is null and archived_at is null and measure is null
       and (ends_at is null or ends_at > $2)
     union all
     select 'term', s.id from segments s
     join commitments c on c.account_id = s.account_id and c.id = s.commitment_id
       and c.known_to is null and c.measure is not null
     where s.account_id = $1 and s.known_to is null and (s.ends_at is null or s.ends_at > $2)
     order by 1, 2`,
    [accountId, at],
  );

export const listBelievedCommitments = async (
  tx: Queryable,
  accountId: string,
): Promise<readonly Commitment[]> => {
  const rows = await tx.query<StoredRow>(
    `select ${commitmentCodec.select("c")} from commitments c
     where c.account_id = $1 and c.known_to is null order by c.id`,
    [accountId],
  );
  return rows.map(commitmentCodec.fromRow);
};

/** How many posted entries of a vendor's own ledger are believed, of those of these that have any. */
export const countPosted = async (
  tx: Queryable,
  accountId: string,
  commitmentIds: readonly string[],
): Promise<readonly { readonly id: string; readonly entries: number }[]> =>
  tx.query(
    `select commitment_id as id, count(*)::int as entries from ledger_entries
     where account_id = $1 and known_to is null and origin = 'reported' and status = 'posted'
       and commitment_id = any($2::text[])
     group by commitment_id order by commitment_id`,
    [accountId, commitmentIds],
  );
