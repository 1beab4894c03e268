import { AccountState } from "@/components/accounts/account-state";
import { toBarParts } from "@/components/commitments/bar-parts";
import { RatioText } from "@/components/commitments/ratio-text";
import { sayWhatComes } from "@/components/commitments/what-comes";
import { Equation } from "@/components/figures/equation";
import { Fact } from "@/components/figures/fact";
import { Facts } from "@/components/figures/facts";
import { PageTitle } from "@/components/layout/page-title";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { formatAge } from "@/lib/format/format-age";
import type { AccountDetail } from "@/lib/wire/account";
import type { Meta } from "@/lib/wire/common";

const kinds = {
  vercel: "Vercel team",
  metronome: "Metronome customer",
  datadog: "Datadog organization",
} as const;

const countText = ({ commitments, commitmentCount }: AccountDetail): string => {
  if (commitments === "unread") return "commitments not read";
  return `${commitmentCount} ${commitmentCount === 1 ? "commitment" : "commitments"}`;
};

type AccountHeadProps = { readonly account: AccountDetail; readonly meta: Meta };

export const AccountHead = ({ account, meta }: AccountHeadProps) => (
  <>
    <PageTitle
      crumbs={[{ label: "Accounts", href: "/accounts" }]}
      actions={
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          One page
        </Button>
      }
      freshness={
        <>
          <AccountState account={account} />
          {account.readAt && `, read ${formatAge(account.readAt, meta.knownAt)}`}
        </>
      }
      note={`${kinds[account.provider]}, ${countText(account)}`}
      title={account.name}
    />
    {account.positions.map((position, index) => (
      <div className="mb-5" key={`${position.side} ${position.unit.code}`}>
        <Equation
          answer={{
            label: position.side === "bought" ? "Left" : "Available",
            value: position.available,
            tone: "available",
          }}
          bar={<SegmentedBar parts={toBarParts(position)} size="hero" unit={position.unit} />}
          facts={index === 0 ? <HeadFacts account={account} /> : null}
          terms={[
            { label: "Granted to date", value: position.granted, operator: "=" },
            { label: "Drawn", value: position.drawn, operator: "−" },
            { label: "Lapsed", value: position.lapsed, operator: "−", tone: "lapsed" },
          ]}
        />
      </div>
    ))}
  </>
);

const HeadFacts = ({ account }: { readonly account: AccountDetail }) => {
  const next = account.nextEvent;
  const said = next ? sayWhatComes(next.whatComes) : null;
  const [position] = account.positions;
  return (
    <Facts>
      {next && said && (
        <Fact
          label="What comes"
          note={<Link href={`/commitments/${next.commitmentId}`}>{next.commitmentName}</Link>}
          tone={said.tone === "text-overage" ? "overage" : "ink"}
          value={said.text}
        />
      )}
      {position && (
        <Fact
          label="Utilization"
          note="drawn ÷ granted to date"
          value={<RatioText isStrong value={position.utilization} />}
        />
      )}
    </Facts>
  );
};
