"use client";

import type { ReactNode } from "react";
import { Figure } from "@/components/figures/figure";
import type { Tone } from "@/components/figures/tone";
import { AsyncSection } from "@/components/states/async-section";
import { poolOfRow } from "@/lib/charts/prepare-burn-order";
import { useAccount } from "@/lib/client/accounts";
import { useCommitment } from "@/lib/client/commitments";
import { keysOf } from "@/lib/domain/base/keys-of";
import { formatInstant } from "@/lib/format/format-date";
import type { AccountPosition } from "@/lib/wire/account";
import type { Meta } from "@/lib/wire/common";

type Pinned = Pick<Meta, "asOf" | "knownAt">;

type SharedFiguresProps = {
  readonly accountId: string;
  readonly commitmentId: string | null;
  readonly pinned: Pinned;
};

type Line = Pick<AccountPosition, "pool" | "available" | "exposure" | "drawn">;

/** What the page will say: read at the clocks that it will be pinned to. */
export const SharedFigures = ({ accountId, commitmentId, pinned }: SharedFiguresProps) =>
  commitmentId === null ? (
    <OfAccount accountId={accountId} pinned={pinned} />
  ) : (
    <OfCommitment commitmentId={commitmentId} pinned={pinned} />
  );

const words = {
  loading: <p className="min-h-20 text-ink3">Reading what the page will say</p>,
  errorTitle: "What the page will say could not be read",
};

const OfAccount = ({ accountId, pinned }: Omit<SharedFiguresProps, "commitmentId">) => (
  <AsyncSection {...words} query={useAccount(accountId, pinned)}>
    {({ data }) => <Said lines={data.positions} pinned={pinned} />}
  </AsyncSection>
);

const OfCommitment = (props: { readonly commitmentId: string; readonly pinned: Pinned }) => (
  <AsyncSection {...words} query={useCommitment(props.commitmentId, props.pinned)}>
    {({ data }) => (
      <Said lines={[{ pool: poolOfRow(data), ...data.figures }]} pinned={props.pinned} />
    )}
  </AsyncSection>
);

/** What can be used, is owed, or was used: a pool has one of the three. */
const answers = {
  balance: { figure: "available", word: "available", tone: "available" },
  target: { figure: "exposure", word: "still owed", tone: "postpaid" },
  hourly: { figure: "drawn", word: "used by the hour", tone: "drawn" },
} as const satisfies Readonly<
  Record<Line["pool"], { figure: keyof Line; word: string; tone: Tone }>
>;

const Said = ({ lines, pinned }: { readonly lines: readonly Line[]; readonly pinned: Pinned }) => (
  <section aria-label="The page says">
    <p className="text-label text-ink3">The page says</p>
    {lines.length === 0 && <p className="font-serif text-sentence">Nothing is running</p>}
    {inOrder(lines).map((line, index) => {
      const { figure, word, tone } = answers[line.pool];
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer, in its own order
        <p className="flex flex-wrap items-baseline gap-x-2" key={index}>
          <span className="font-serif text-term">
            <Figure className="equation-figure" isUnitToned tone={tone} value={line[figure]} />
          </span>
          <Word>{word}</Word>
        </p>
      );
    })}
    <p className="text-ink2">
      at {formatInstant(pinned.asOf)}, as known {formatInstant(pinned.knownAt)}. What is read later
      does not change this page.
    </p>
  </section>
);

const Word = ({ children }: { readonly children: ReactNode }) => (
  <span className="text-ink2">{children}</span>
);

/** Money that can be used first, as the page has it. */
const inOrder = (lines: readonly Line[]): readonly Line[] =>
  keysOf(answers).flatMap((pool) => lines.filter((line) => line.pool === pool));
