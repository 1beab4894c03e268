import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

/** Part of a list that stands inside a commitment: when it may be used, and when it is paid for. */
export type ScheduleItem = {
  readonly kind: "segment" | "invoice";
  readonly commitmentId: string;
  readonly id: string;
};

/** What is believed of the schedules of what a vendor reports whole, segments only while they have not ended. */
export const listSchedules = (
  tx: Queryable,
  accountId: string,
  at: Instant,
): Promise<readonly ScheduleItem[]> =>
  tx.query(
    `select 'segment' as kind, s.commitment_id as "commitmentId", s.id from segments s
     join commitments c on c.account_id = s.account_id and c.id = s.commitment_id
       and c.known_to is null and c.measure is null
     where s.account_id = $1 and s.known_to is null and (s.ends_at is null or s.ends_at > $2)
     union all
     select 'invoice', commitment_id, id from invoice_items
     where account_id = $1 and known_to is null
     order by 1, 2, 3`,
    [accountId, at],
  );
