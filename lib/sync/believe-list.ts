import { doubtReason } from "@/lib/domain/base/doubt";
import type { Instant } from "@/lib/domain/base/period";
import type { ListRow, SentList } from "@/lib/providers/provider";
import type { Database } from "@/lib/store/database";
import { weighLists } from "@/lib/store/doubts";
import { listVendorRows, replaceVendorRows } from "@/lib/store/vendor-lists";
import type { SyncState } from "@/lib/sync/sync-state";

/**
 * What to read by, of a list that stands beside the accounts: the rows that came, with those that were known
 * where the list is not whole, or not to be believed yet (metrics 3.14 rulings 23 and 24).
 */
export const believeList = (
  db: Database,
  state: Pick<SyncState, "troubles">,
  connectionId: string,
  { list, noun, rows, isWhole }: SentList,
  at: Instant,
): Promise<readonly ListRow[]> =>
  db.transaction(async (tx) => {
    const of = { connectionId, list };
    const known = await listVendorRows(tx, of);
    const came = new Set(rows.map(({ id }) => id));
    const missing = known.filter(({ id }) => !came.has(id));
    if (isWhole) {
      const counts = { known: known.length, came: came.size, missing: missing.map(({ id }) => id) };
      const [doubted] = await weighLists(
        tx,
        { connectionId, accountId: null, stream: "accounts" },
        [{ list, noun, ...counts }],
        at,
      );
      if (doubted === undefined) {
        await replaceVendorRows(tx, of, rows);
        return rows;
      }
      state.troubles.push({ kind: "doubted", message: doubtReason(doubted) });
    }
    const all = [...missing, ...rows];
    await replaceVendorRows(tx, of, all);
    return all;
  });
