import { entryKinds } from "@/lib/domain/ledger/entry-kinds";
import type { Texts } from "@/lib/embed/texts";
import { entryName } from "@/lib/format/entry-words";

/** What the lines of a proof are called by the book, and by a frame in its language. */
const wordsOf = ({ words }: Texts): ReadonlyMap<string, string> =>
  new Map<string, string>([
    ...entryKinds.map((kind) => [entryName(kind), words.kinds[kind]] as const),
    ["Available", words.available],
    ["Settled", words.settled],
    ["Pending", words.pending],
    ["Drawn", words.drawn],
    ["Granted", words.granted],
    ["Committed", words.committed],
    ["Lapsed", words.expired],
    ["Expired", words.expired],
    ["Exposure", words.stillOwed],
    ["Owed, settled", words.lines.owedSettled],
    ["Used", words.usedHours],
    ["Unused", words.unused],
    ["Committed in the days read", words.lines.committedRead],
    ["No such figure", words.lines.noFigure],
    ["Other movements", words.lines.otherMovements],
    ["True-up invoiced", words.lines.truedUp],
    ["Over or withdrawn, no longer usable", words.lines.unusable],
    ["Beyond the target, owed to nobody", words.lines.beyondTarget],
    ["Overdrawn, in a line of its own", words.lines.overdrawn],
    ["Covered by the pool", words.lines.covered],
    ["Beyond this pool: overage or another segment", words.lines.beyondPool],
  ]);

/** "Granted, Segment 4" with its word translated; what is a name stays as it is. */
export const lineText = (texts: Texts, label: string): string => {
  const known = wordsOf(texts);
  const whole = known.get(label);
  if (whole !== undefined) return whole;
  const comma = label.indexOf(", ");
  const word = comma === -1 ? undefined : known.get(label.slice(0, comma));
  if (word === undefined) return label;
  const rest = label.slice(comma + 2);
  return `${word}, ${/^\d{4}-\d{2}-\d{2}$/.test(rest) ? texts.day(rest) : rest}`;
};
