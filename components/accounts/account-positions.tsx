import type { ReactNode } from "react";
import { HourlyPosition } from "@/components/accounts/hourly-position";
import { TargetPosition } from "@/components/accounts/target-position";
import { toBarParts } from "@/components/figures/bar-parts";
import { Equation } from "@/components/figures/equation";
import type { EquationTerm } from "@/components/figures/equation-term";
import { Fact } from "@/components/figures/fact";
import { Facts } from "@/components/figures/facts";
import { isBelowZero, termsApart } from "@/components/figures/left-terms";
import { Proves } from "@/components/figures/proves";
import { RatioText } from "@/components/figures/ratio-text";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { type ProveTotal, proveCommitmentAt, proveTotalAt } from "@/components/proof/prove";
import { Link } from "@/components/ui/link";
import { sayWhatComes } from "@/lib/charts/what-comes-words";
import type { Address } from "@/lib/client/use-address";
import { paths } from "@/lib/paths/paths";
import type { AccountDetail, AccountPosition } from "@/lib/wire/account";

export const positionKey = ({ side, pool, unit }: AccountPosition): string =>
  `${side} ${pool} ${unit.kind} ${unit.code}`;

type AccountPositionsProps = {
  readonly account: AccountDetail;
  readonly address: Pick<Address, "set">;
};

/** What can be used now, unit by unit; under it what is owed and what runs by the hour. */
export const AccountPositions = ({ account, address }: AccountPositionsProps) => {
  const prove = proveTotalAt(address);
  const of = (pool: AccountPosition["pool"]) =>
    account.positions.filter((position) => position.pool === pool);
  const balances = of("balance");
  return (
    <div className="mb-5 space-y-4">
      {balances.map((position, index) => (
        <BalancePosition
          facts={
            index === 0 && <HeadFacts account={account} address={address} position={position} />
          }
          key={positionKey(position)}
          position={position}
          prove={prove}
        />
      ))}
      {of("target").map((position, index) => (
        <TargetPosition key={positionKey(position)} position={position} prove={prove}>
          {balances.length === 0 && index === 0 && (
            <HeadFacts account={account} address={address} position={position} />
          )}
        </TargetPosition>
      ))}
      {of("hourly").map((position) => (
        <HourlyPosition key={positionKey(position)} position={position} prove={prove} />
      ))}
    </div>
  );
};

type BalancePositionProps = {
  readonly position: AccountPosition;
  readonly prove: ProveTotal;
  /** The facts of the account, beside its first position. */
  readonly facts: ReactNode;
};

const BalancePosition = ({ position, prove, facts }: BalancePositionProps) => {
  const { figure, label, tone } = answerOf(position);
  return (
    <Equation
      answer={{ label, value: position[figure], tone, onProve: prove(position, figure) }}
      bar={<SegmentedBar parts={toBarParts(position)} size="hero" unit={position.unit} />}
      facts={facts}
      terms={figure === "notYetOpen" ? [] : termsOf(position, prove)}
    />
  );
};

/** What can be used; what is missing where nothing is left; what is to come where nothing has begun. */
const answerOf = (position: AccountPosition) => {
  if (position.available.kind === "not-started")
    return { figure: "notYetOpen", label: "Not yet open", tone: "ink" } as const;
  if (isBelowZero(position))
    return { figure: "overdrawn", label: "Overdrawn", tone: "overage" } as const;
  const label = position.side === "bought" ? "Left" : "Available";
  return { figure: "available", label, tone: "available" } as const;
};

/** A vendor's own ledger knows drafts; a derived one knows only what was granted and drawn. */
const termsOf = (position: AccountPosition, prove: ProveTotal): EquationTerm[] => {
  const term = (
    label: string,
    figure: "settled" | "pending" | "granted" | "drawn" | "lapsed",
    operator: EquationTerm["operator"],
    tone: EquationTerm["tone"] = "ink",
  ): EquationTerm => ({
    ...{ label, operator, tone },
    value: position[figure],
    onProve: prove(position, figure),
  });
  const words = { overdrawn: "Overdrawn, apart", unusable: "Over, no longer usable" };
  return [
    ...(position.pending.kind === "not-applicable"
      ? [
          term("Granted to date", "granted", "="),
          term("Drawn", "drawn", "−"),
          term("Lapsed", "lapsed", "−", "lapsed"),
        ]
      : [term("Settled", "settled", "="), term("Pending", "pending", "−", "pending")]),
    ...termsApart(position, words).map((each) => ({
      ...each,
      onProve: prove(position, each.operator === "−" ? "unusable" : "overdrawn"),
    })),
  ];
};

const HeadFacts = ({
  account,
  address,
  position,
}: AccountPositionsProps & { readonly position: AccountPosition }) => {
  const next = account.nextEvent;
  const said = next ? sayWhatComes(next.whatComes) : null;
  return (
    <Facts>
      {next && said && (
        <Fact
          label="What comes"
          note={<Link to={paths.commitment(next.commitmentId)}>{next.commitmentName}</Link>}
          tone={said.tone === "overage" ? "overage" : "ink"}
          value={
            <Proves onProve={proveCommitmentAt(address, next.commitmentId)("whatComes")}>
              {said.text}
            </Proves>
          }
        />
      )}
      <Fact
        label="Utilization"
        note={
          position.pool === "target" ? "attained ÷ target" : "drawn ÷ granted to date, as adjusted"
        }
        value={
          <Proves onProve={proveTotalAt(address)(position, "utilization")}>
            <RatioText isStrong value={position.utilization} />
          </Proves>
        }
      />
    </Facts>
  );
};
