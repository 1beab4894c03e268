import {
  multiplyDecimals,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
} from "@/lib/domain/base/money";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { entriesOf, find, type Reading } from "@/tests/lib/providers/metronome/reading";
import { now } from "@/tests/lib/providers/reading";
import { balanceAt } from "@/tests/support/oracles/balances";

type Expected = ReturnType<Sandbox["metronome"]["expected"]>[number];

const amountOf = ({ amount }: LedgerEntry): string => amount;

const sumOf = (entries: readonly LedgerEntry[], kind: LedgerEntry["kind"]): string =>
  sumDecimals(entries.filter((entry) => entry.kind === kind).map(amountOf));

/** What was read of the commitments that the sandbox has figures of, added up as it adds them. */
export const figuresOf = (reading: Reading, expected: readonly Expected[]) =>
  expected.map(({ commitmentId }) => {
    const own = find(reading.commitments, commitmentId);
    const entries = entriesOf(reading, own);
    const posted = entries.filter(
      ({ status, effectiveAt }) => status === "posted" && effectiveAt <= now,
    );
    const sold = reading.segments.filter((segment) => segment.commitmentId === own.id);
    const drafts = entries.filter(({ status }) => status === "draft").map(amountOf);
    const settled = balanceAt(entries, now);
    const pending = negateDecimal(sumDecimals(drafts));
    const leftIn = (id: string) =>
      balanceAt(
        entries.filter(({ segmentId }) => segmentId === id),
        now,
      );
    return {
      id: commitmentId,
      committed: sumDecimals(sold.map(({ granted }) => granted ?? "not given")),
      granted: sumOf(posted, "grant"),
      rolledIn: sumOf(posted, "rollover-in"),
      used: negateDecimal(sumOf(posted, "drawdown")),
      lapsed: negateDecimal(sumOf(posted, "expiration")),
      rolledOut: negateDecimal(sumOf(posted, "rollover-out")),
      truedUp: negateDecimal(sumOf(posted, "true-up")),
      canceled: sumOf(posted, "cancellation"),
      credited: sumOf(posted, "credit-back"),
      adjusted: sumOf(posted, "adjustment"),
      settled,
      pending,
      available: subtractDecimals(settled, pending),
      vendorBalance: reading.balances.find(({ id }) => id === own.id)?.amount,
      segments: sold.map(({ id, externalId }) => [externalId, leftIn(id)]),
    };
  });

/** The sandbox's own figures, which no code of ours computed: cents made dollars, nothing else. */
export const inUnits = (figures: Expected) => {
  const plain = (sent: string) => multiplyDecimals(sent, figures.unit.isCents ? "0.01" : "1");
  return {
    id: figures.commitmentId,
    committed: plain(figures.committed),
    granted: plain(figures.granted),
    rolledIn: plain(figures.rolledIn),
    used: plain(figures.used),
    lapsed: plain(figures.lapsed),
    rolledOut: plain(figures.rolledOut),
    truedUp: plain(figures.truedUp),
    canceled: plain(figures.canceled),
    credited: plain(figures.credited),
    adjusted: plain(figures.adjusted),
    settled: plain(figures.settled),
    pending: plain(figures.pending),
    available: plain(figures.available),
    vendorBalance: plain(figures.vendorBalance),
    segments: figures.segments.map(({ id, left }) => [id, plain(left)]),
  };
};
