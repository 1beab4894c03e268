"use client";

import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useAcceptDoubt } from "@/lib/client/connections";
import { formatInstant } from "@/lib/format/format-date";
import { paths } from "@/lib/paths/paths";
import type { WireConnection } from "@/lib/wire/connection";

type Doubt = WireConnection["doubts"][number];

type DoubtsListProps = {
  readonly connection: WireConnection;
  readonly canAccept: boolean;
};

/** What a source suddenly no longer lists: what is known, what came, and whose word makes it true. */
export const DoubtsList = ({ connection, canAccept }: DoubtsListProps) =>
  connection.doubts.length === 0 ? null : (
    <ul aria-label={`Not believed yet of ${connection.name}`}>
      {connection.doubts.map((doubt) => (
        <DoubtRow canAccept={canAccept} connectionId={connection.id} doubt={doubt} key={doubt.id} />
      ))}
    </ul>
  );

type DoubtRowProps = {
  readonly connectionId: string;
  readonly doubt: Doubt;
  readonly canAccept: boolean;
};

const DoubtRow = ({ connectionId, doubt, canAccept }: DoubtRowProps) => {
  const accept = useAcceptDoubt(connectionId);
  const { account, acceptedAt, acceptedBy } = doubt;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t border-line py-2">
      <div>
        <p>
          {account && (
            <>
              <Link className="font-heading" to={paths.account(account.id)}>
                {account.name}
              </Link>
              {": "}
            </>
          )}
          {doubt.reason}
        </p>
        <p className="text-ink3">
          {`Known ${doubt.known}, came ${doubt.came}. Said first ${formatInstant(doubt.doubtedAt)}, last ${formatInstant(doubt.lastSaidAt)}.`}
        </p>
        {accept.error && (
          <p className="text-overage" role="alert">
            {accept.error.message}
          </p>
        )}
      </div>
      {acceptedAt ? (
        <p className="text-ink2">
          {`Accepted ${formatInstant(acceptedAt)}${acceptedBy ? ` by ${acceptedBy}` : ""}, true with the next read that says so.`}
        </p>
      ) : (
        canAccept && (
          <Button disabled={accept.isPending} onClick={() => accept.mutate(doubt.id)}>
            Accept
          </Button>
        )
      )}
    </li>
  );
};
