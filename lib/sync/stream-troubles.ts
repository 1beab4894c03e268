import type { Completeness, RejectedRow } from "@/lib/providers/provider";
import type { StreamRead } from "@/lib/store/stream-reads";
import type { AccountRead } from "@/lib/sync/account-read";

/**
 * How far each stream of an account got. Rows set aside leave a stream incomplete even when the
 * body was read to its end: a total that lacks a row never stands without the word.
 */
export const streamTroubles = (read: AccountRead): StreamRead[] => {
  const streams: StreamRead[] = [];
  if (read.terms.length > 0) {
    streams.push(
      toStreamRead(
        "terms",
        read.terms.map(({ completeness }) => completeness),
        read.setAside,
      ),
    );
  }
  // Without a term there is nothing to ask charges for: that is a whole read of nothing.
  const termsAreWhole = read.terms.length > 0 && read.terms.every(isWhole);
  if (read.windows.length > 0 || (termsAreWhole && read.ledger.length === 0)) {
    streams.push(toStreamRead("charges", read.chargeTroubles, read.setAside));
  }
  if (read.ledger.length > 0) {
    streams.push(
      toStreamRead(
        "ledger",
        read.ledger.map(({ completeness }) => completeness),
        read.setAside,
      ),
    );
  }
  return streams;
};

const isWhole = ({ completeness }: { readonly completeness: Completeness }): boolean =>
  completeness.state === "complete";

const toStreamRead = (
  stream: RejectedRow["stream"],
  completeness: readonly Completeness[],
  setAside: AccountRead["setAside"],
): StreamRead => {
  const broken = completeness.find((each) => each.state === "incomplete");
  if (broken?.state === "incomplete") {
    return { stream, trouble: { reason: broken.reason, errorKind: broken.errorKind } };
  }
  const count = setAside.get(stream) ?? 0;
  if (count === 0) return { stream, trouble: null };
  const rows = count === 1 ? "1 row" : `${count} rows`;
  return {
    stream,
    trouble: {
      reason: `${rows} could not be read and ${count === 1 ? "was" : "were"} set aside; see Data issues.`,
      errorKind: "rows-set-aside",
    },
  };
};
