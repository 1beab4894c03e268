import type { ReactNode } from "react";
import { positionKey } from "@/components/accounts/account-positions";
import { AccountState } from "@/components/accounts/account-state";
import { WhatComesText } from "@/components/commitments/what-comes";
import { toBarParts, toTargetParts } from "@/components/figures/bar-parts";
import { Figure } from "@/components/figures/figure";
import { isBelowZero } from "@/components/figures/left-terms";
import { Proves } from "@/components/figures/proves";
import { RatioText } from "@/components/figures/ratio-text";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { type ProveTotal, proveCommitmentAt, proveTotalAt } from "@/components/proof/prove";
import type { Column } from "@/components/ui/table-column";
import type { Address } from "@/lib/client/use-address";
import { sources } from "@/lib/sources/sources";
import type { AccountPosition, AccountRow } from "@/lib/wire/account";

/** Nothing runs now: which kind of nothing it is. An unread account is never an empty one. */
const absence = ({ access, commitments, nextEvent }: AccountRow): string => {
  if (access !== "readable" || commitments === "unread") return "not read";
  if (commitments === "none") return "no commitment";
  return nextEvent?.whatComes.kind === "opens" ? "not started" : "ended";
};

/** One line per unit inside a cell; without any, the word for it. */
const perUnit = (
  row: AccountRow,
  cell: (position: AccountPosition) => ReactNode,
  none: ReactNode = absence(row),
): ReactNode =>
  row.positions.length === 0 ? (
    <span className="text-ink3">{none}</span>
  ) : (
    row.positions.map((position) => (
      <div className="flex min-h-5 items-center justify-end" key={positionKey(position)}>
        {cell(position)}
      </div>
    ))
  );

/** Of a row: the address names the account beside the total. */
const proveIn = (address: Pick<Address, "set">, { id }: AccountRow): ProveTotal =>
  proveTotalAt(address, { account: id });

const partsOf = (position: AccountPosition) =>
  position.pool === "target" ? toTargetParts(position) : toBarParts(position);

type AnswerProps = { readonly position: AccountPosition; readonly prove: ProveTotal };

/** Money to spend stands alone; what is owed and what is still to come say so. */
const Answer = ({ position, prove }: AnswerProps) => {
  const { pool, available, exposure, remaining } = position;
  if (pool === "balance" && isBelowZero(position))
    return (
      <>
        <span className="mr-1.5 text-ink3">overdrawn</span>
        <Figure
          isStrong
          onProve={prove(position, "overdrawn")}
          precision="whole"
          tone="overage"
          value={position.overdrawn}
        />
      </>
    );
  if (pool === "balance")
    return (
      <Figure isStrong onProve={prove(position, "available")} precision="whole" value={available} />
    );
  return (
    <>
      <span className="mr-1.5 text-ink3">{pool === "target" ? "owed" : "to come"}</span>
      <Figure
        onProve={prove(position, pool === "target" ? "exposure" : "remaining")}
        precision="whole"
        tone={pool === "target" ? "postpaid" : "ink"}
        value={pool === "target" ? exposure : remaining}
      />
    </>
  );
};

export const accountColumns = (address: Pick<Address, "set">): readonly Column<AccountRow>[] => [
  {
    id: "name",
    label: "Account",
    isName: true,
    phone: "title",
    cell: ({ name }) => <strong className="font-heading">{name}</strong>,
  },
  {
    id: "source",
    label: "Source",
    priority: 2,
    phone: "note",
    className: "sm:min-w-36",
    cell: ({ provider, slug }) => (
      <span className="whitespace-normal wrap-anywhere text-ink3">
        {sources[provider].name}
        {slug && `, ${slug}`}
      </span>
    ),
  },
  {
    id: "bar",
    label: "Drawn",
    align: "bar",
    width: "128px",
    priority: 2,
    phone: "bar",
    cell: (row) =>
      perUnit(
        row,
        (position) => (
          <SegmentedBar className="min-w-24" parts={partsOf(position)} unit={position.unit} />
        ),
        null,
      ),
  },
  {
    id: "utilization",
    label: "Utilization",
    align: "number",
    cell: (row) =>
      perUnit(row, (position) => (
        <Proves onProve={proveIn(address, row)(position, "utilization")}>
          <RatioText value={position.utilization} />
        </Proves>
      )),
  },
  {
    id: "committed",
    label: "Committed",
    align: "number",
    priority: 3,
    suffixSlot: "26px",
    cell: (row) =>
      perUnit(row, (position) => (
        <Figure
          onProve={proveIn(address, row)(position, "committed")}
          precision="whole"
          value={position.committed}
        />
      )),
  },
  {
    id: "available",
    label: "Available, left, owed",
    align: "number",
    isAnswer: true,
    suffixSlot: "26px",
    phone: "value",
    cell: (row) =>
      perUnit(row, (position) => <Answer position={position} prove={proveIn(address, row)} />),
  },
  {
    id: "next",
    label: "What comes",
    className: "pl-3",
    priority: 2,
    cell: ({ nextEvent }) =>
      nextEvent ? (
        <Proves onProve={proveCommitmentAt(address, nextEvent.commitmentId)("whatComes")}>
          <WhatComesText value={nextEvent.whatComes} />
        </Proves>
      ) : (
        <span className="text-ink3">–</span>
      ),
  },
  { id: "state", label: "Read", phone: "meta", cell: (row) => <AccountState account={row} /> },
];
