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
        read,
        "terms",
        read.terms.map(({ completeness }) => completeness),
      ),
    );
  }
  // Without a term there is nothing to ask charges for: that is a whole read of nothing.
  const termsAreWhole = read.terms.length > 0 && read.terms.every(isWhole);
  if (read.windows.length > 0 || (termsAreWhole && read.ledger.length === 0)) {
    streams.push(toStreamRead(withTermsDoubt(read), "charges", read.chargeTroubles));
  }
  if (read.ledger.length > 0) {
    streams.push(
      toStreamRead(
        read,
        "ledger",
        read.ledger.map(({ completeness }) => completeness),
      ),
    );
  }
  return streams;
};

const isWhole = ({ completeness }: { readonly completeness: Completeness }): boolean =>
  completeness.state === "complete";

/** Terms that are not believed to be gone were not asked charges for. */
const withTermsDoubt = (read: AccountRead): AccountRead => {
  const doubt = read.doubts.get("terms");
  if (doubt === undefined || read.doubts.has("charges")) return read;
  return { ...read, doubts: new Map([...read.doubts, ["charges", doubt]]) };
};

const toStreamRead = (
  { doubts, setAside }: AccountRead,
  stream: RejectedRow["stream"],
  completeness: readonly Completeness[],
): StreamRead => {
  const broken = completeness.find((each) => each.state === "incomplete");
  if (broken?.state === "incomplete") {
    return { stream, trouble: { reason: broken.reason, errorKind: broken.errorKind } };
  }
  const doubt = doubts.get(stream);
  if (doubt !== undefined) return { stream, trouble: { reason: doubt, errorKind: "doubted" } };
  const count = setAside.get(stream) ?? 0;
  if (count === 0) return { stream, trouble: null };
  return { stream, trouble: { reason: rowsSetAside(count), errorKind: "rows-set-aside" } };
};

export const rowsSetAside = (count: number): string =>
  `${count === 1 ? "1 row" : `${count} rows`} could not be read and ${count === 1 ? "was" : "were"} set aside; see Data issues.`;
