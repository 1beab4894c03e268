import { AccountPositions } from "@/components/accounts/account-positions";
import { AccountState } from "@/components/accounts/account-state";
import { PageTitle } from "@/components/layout/page-title";
import { TakeAway } from "@/components/share/take-away";
import type { Address } from "@/lib/client/use-address";
import { formatAge } from "@/lib/format/format-age";
import { paths } from "@/lib/paths/paths";
import { sources } from "@/lib/sources/sources";
import type { AccountDetail } from "@/lib/wire/account";
import type { Meta } from "@/lib/wire/common";

const kindText = ({ provider }: AccountDetail): string => {
  const { name, accountNoun } = sources[provider];
  return `${name} ${accountNoun}`;
};

const countText = ({ commitments, commitmentCount }: AccountDetail): string => {
  if (commitments === "unread") return "commitments not read";
  return `${commitmentCount} ${commitmentCount === 1 ? "commitment" : "commitments"}`;
};

type AccountHeadProps = {
  readonly account: AccountDetail;
  readonly address: Pick<Address, "set">;
  readonly meta: Meta;
};

export const AccountHead = ({ account, address, meta }: AccountHeadProps) => (
  <>
    <PageTitle
      crumbs={[{ label: "Accounts", to: paths.accounts() }]}
      actions={
        <TakeAway accountId={account.id} commitmentId={null} meta={meta} name={account.name} />
      }
      freshness={
        <>
          <AccountState account={account} />
          {account.readAt && `, read ${formatAge(account.readAt, meta.knownAt)}`}
        </>
      }
      note={`${kindText(account)}, ${countText(account)}`}
      title={account.name}
    />
    <AccountPositions account={account} address={address} />
  </>
);
