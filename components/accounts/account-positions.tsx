import { HourlyPosition } from "@/components/accounts/hourly-position";
import { TargetPosition } from "@/components/accounts/target-position";
import { sayWhatComes } from "@/components/commitments/what-comes";
import { toBarParts } from "@/components/figures/bar-parts";
import { Equation } from "@/components/figures/equation";
import type { EquationTerm } from "@/components/figures/equation-term";
import { Fact } from "@/components/figures/fact";
import { Facts } from "@/components/figures/facts";
import { isBelowZero, termsApart } from "@/components/figures/left-terms";
import { RatioText } from "@/components/figures/ratio-text";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths/paths";
import type { AccountDetail, AccountPosition } from "@/lib/wire/account";

export const positionKey = ({ side, pool, unit }: AccountPosition): string =>
  `${side} ${pool} ${unit.kind} ${unit.code}`;

/** What can be used now, unit by unit; under it what is owed and what runs by the hour. */
export const AccountPositions = ({ account }: { readonly account: AccountDetail }) => {
  const of = (pool: AccountPosition["pool"]) =>
    account.positions.filter((position) => position.pool === pool);
  const balances = of("balance");
  return (
    <div className="mb-5 space-y-4">
      {balances.map((position, index) => (
        <BalancePosition
          account={index === 0 ? account : null}
          key={positionKey(position)}
          position={position}
        />
      ))}
      {of("target").map((position, index) => (
        <TargetPosition key={positionKey(position)} position={position}>
          {balances.length === 0 && index === 0 && (
            <HeadFacts account={account} position={position} />
          )}
        </TargetPosition>
      ))}
      {of("hourly").map((position) => (
        <HourlyPosition key={positionKey(position)} position={position} />
      ))}
    </div>
  );
};

type BalancePositionProps = {
  readonly position: AccountPosition;
  /** With the facts of the account, beside its first position. */
  readonly account: AccountDetail | null;
};

const BalancePosition = ({ position, account }: BalancePositionProps) => {
  const isBelow = isBelowZero(position);
  const word = position.side === "bought" ? "Left" : "Available";
  return (
    <Equation
      answer={{
        label: isBelow ? "Overdrawn" : word,
        value: isBelow ? position.overdrawn : position.available,
        tone: isBelow ? "overage" : "available",
      }}
      bar={<SegmentedBar parts={toBarParts(position)} size="hero" unit={position.unit} />}
      facts={account && <HeadFacts account={account} position={position} />}
      terms={termsOf(position)}
    />
  );
};

/** A vendor's own ledger knows drafts; a derived one knows only what was granted and drawn. */
const termsOf = (position: AccountPosition): EquationTerm[] => [
  ...(position.pending.kind === "not-applicable"
    ? derivedTerms(position)
    : ([
        { label: "Settled", value: position.settled, operator: "=" },
        { label: "Pending", value: position.pending, operator: "−", tone: "pending" },
      ] satisfies EquationTerm[])),
  ...termsApart(position, { overdrawn: "Overdrawn, apart", unusable: "Over, no longer usable" }),
];

const derivedTerms = (position: AccountPosition): EquationTerm[] => [
  { label: "Granted to date", value: position.granted, operator: "=" },
  { label: "Drawn", value: position.drawn, operator: "−" },
  { label: "Lapsed", value: position.lapsed, operator: "−", tone: "lapsed" },
];

const HeadFacts = ({
  account,
  position,
}: {
  readonly account: AccountDetail;
  readonly position: AccountPosition;
}) => {
  const next = account.nextEvent;
  const said = next ? sayWhatComes(next.whatComes) : null;
  return (
    <Facts>
      {next && said && (
        <Fact
          label="What comes"
          note={<Link to={paths.commitment(next.commitmentId)}>{next.commitmentName}</Link>}
          tone={said.tone === "text-overage" ? "overage" : "ink"}
          value={said.text}
        />
      )}
      <Fact
        label="Utilization"
        note={position.pool === "target" ? "attained ÷ target" : "drawn ÷ granted to date"}
        value={<RatioText isStrong value={position.utilization} />}
      />
    </Facts>
  );
};
