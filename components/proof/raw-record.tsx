type RawRecordProps = {
  /** What the vendor sent, as it was sent. */
  readonly raw: string;
  /** Passages of it that the figure stands on. */
  readonly marks?: readonly string[];
};

type Piece = { readonly text: string; readonly isMarked: boolean; readonly at: number };

/** Cuts the text where a mark begins and ends; marks that do not occur are left out. */
export const splitAtMarks = (raw: string, marks: readonly string[]): Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < raw.length) {
    const next = marks
      .filter((mark) => mark !== "")
      .map((mark) => ({ mark, start: raw.indexOf(mark, at) }))
      .filter(({ start }) => start !== -1)
      .sort((left, right) => left.start - right.start || right.mark.length - left.mark.length)[0];
    const end = next?.start ?? raw.length;
    if (end > at) pieces.push({ text: raw.slice(at, end), isMarked: false, at });
    if (next) pieces.push({ text: next.mark, isMarked: true, at: end });
    at = next ? end + next.mark.length : raw.length;
  }
  return pieces;
};

/** The source record with the matching values marked. */
export const RawRecord = ({ raw, marks = [] }: RawRecordProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
  <section aria-label="Source record" className="max-h-80 overflow-auto bg-wash p-3" tabIndex={0}>
    <pre className="font-mono text-id break-words whitespace-pre-wrap text-ink2">
      {splitAtMarks(raw, marks).map(({ text, isMarked, at }) =>
        isMarked ? (
          <mark className="bg-accent-wash font-medium text-ink" key={at}>
            {text}
          </mark>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </pre>
  </section>
);
