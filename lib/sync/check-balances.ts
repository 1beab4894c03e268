import type { Commitment, VendorBalance } from "@/lib/domain/base/commitment";
import { findValue } from "@/lib/domain/base/metric";
import { type Decimal, isZero } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import { segmentTotals } from "@/lib/domain/ledger/segment-totals";
import { groupBy } from "@/lib/domain/standing/positions";
import { assess } from "@/lib/domain/standing/standing";
import { type TieOut, tieOut } from "@/lib/domain/standing/tie-out";
import type { RejectedRow, Sourced } from "@/lib/providers/provider";
import type { AccountRead } from "@/lib/sync/account-read";

/**
 * A note for every ledger that does not add up to the balance its vendor states, for no reason that
 * has a name (metrics 3.12), or that does not close where a segment ends. Nothing is set aside: both figures stay and are shown.
 */
export const checkBalances = (read: AccountRead, at: Instant): RejectedRow[] => {
  const whole = [...read.terms, ...read.ledger].every(
    ({ completeness }) => completeness.state === "complete",
  );
  const balances = read.ledger.flatMap((batch) => batch.balances);
  if (!whole || read.doubts.size > 0 || balances.length === 0) return [];
  const commitments = new Map(
    read.terms.flatMap((batch) => batch.commitments).map(({ fact }) => [fact.id, fact]),
  );
  const segments = groupBy(
    read.terms.flatMap((batch) => batch.segments.map(({ fact }) => fact)),
    ({ commitmentId }) => commitmentId,
  );
  const entries = groupBy(
    read.ledger.flatMap((batch) => batch.entries.map(({ fact }) => fact)),
    ({ commitmentId }) => commitmentId,
  );
  return balances.flatMap((balance) => {
    const commitment = commitments.get(balance.fact.id);
    if (commitment === undefined) return [];
    const { id } = commitment;
    const own = segmentTotals(segments.get(id) ?? [], entries.get(id) ?? [], at);
    const standing = assess(
      {
        commitment,
        accountName: "",
        connectionName: "",
        contract: null,
        segments: own,
        read: { readTo: at, termsGap: null, consumptionGap: null, gapIsAnywhere: false },
        hours: null,
        vendorBalance: balance.fact.amount,
      },
      at,
    );
    const tied = findValue(tieOut(standing, at));
    const unexplained = tied === null || isZero(tied.unexplained) ? [] : [differs(balance, tied)];
    const isTarget = commitment.shape === "build-up";
    const open = isTarget ? [] : standing.segments.flatMap((each) => staysOpen(each, at));
    return [...unexplained, ...open].map((finding) => toNote(commitment, balance, finding));
  });
};

type Finding = Pick<RejectedRow, "code" | "reason"> & { readonly amount: Decimal };

const differs = (
  { fact: { unit } }: Sourced<VendorBalance>,
  { ours, vendor, unexplained }: TieOut,
): Finding => ({
  code: "does-not-foot",
  reason: `the entries come to ${ours}, the vendor states ${vendor}: ${unexplained} ${unit.code} have no explanation`,
  amount: unexplained,
});

/** What is left of a pool at its end expires, so an ended segment stands at zero. */
const staysOpen = ({ segment, balance }: SegmentFigures, at: Instant): Finding[] => {
  const { end, name } = segment;
  if (end === null || end > at || balance === null || isZero(balance)) return [];
  const reason = `${name} has ended and its entries come to ${balance}, not to nothing`;
  return [{ code: "does-not-close", reason, amount: balance }];
};

const toNote = (
  { id, accountId, name }: Commitment,
  { fact, source }: Sourced<VendorBalance>,
  { code, reason, amount }: Finding,
): RejectedRow => ({
  accountId,
  commitmentId: id,
  stream: "ledger",
  request: source.request,
  line: source.line,
  code,
  reason: `"${name}": ${reason}.`,
  raw: source.raw,
  carries: { amount, unit: fact.unit },
  isSetAside: false,
});
