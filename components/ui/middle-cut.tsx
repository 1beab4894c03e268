type MiddleCutProps = {
  readonly text: string;
  /** Characters kept at the end: the part that tells ids apart. */
  readonly tail?: number;
  readonly isMono?: boolean;
};

/**
 * A long id cut in the middle by the width it has. The text stays whole for copying, for a screen
 * reader and on hover.
 */
export const MiddleCut = ({ text, tail = 4, isMono = false }: MiddleCutProps) => {
  const cut = Math.max(0, text.length - tail);
  return (
    <span
      className={`inline-flex max-w-full min-w-0 align-bottom ${isMono ? "font-mono text-id" : ""}`}
      title={text}
    >
      <span className="min-w-0 truncate whitespace-pre">{text.slice(0, cut)}</span>
      <span className="shrink-0 whitespace-pre">{text.slice(cut)}</span>
    </span>
  );
};
