import type { Piece } from "@/lib/server/download";

export type Outcome = {
  readonly rows: number;
  /** Everything was made and handed over. */
  readonly isWhole: boolean;
  /** What went wrong; null when nothing did, and when the reader left. */
  readonly error: unknown;
};

type Settings = {
  /** The reader left. */
  readonly signal: AbortSignal;
  /** Called once, however it ends, before the last byte is out. */
  readonly onEnd: (outcome: Outcome) => Promise<void>;
};

/**
 * Makes a piece when the reader asks for it and none ahead, so that memory does not grow with the
 * file. A reader who leaves ends the making; what goes wrong breaks the file off, visibly.
 */
export const streamPieces = (
  pieces: AsyncGenerator<Piece, void>,
  { signal, onEnd }: Settings,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let rows = 0;
  let hasLeft = false;
  let hasEnded = false;
  const end = async (isWhole: boolean, error: unknown = null): Promise<void> => {
    if (hasEnded) return;
    hasEnded = true;
    await onEnd({ rows, isWhole, error });
  };
  const leave = async (): Promise<void> => {
    hasLeft = true;
    await pieces.return();
    await end(false);
  };
  /** A stretch that shows nothing is passed over: a reader waits for bytes. */
  const findNext = async (): Promise<IteratorResult<Piece, void>> => {
    let next = await pieces.next();
    while (!next.done && next.value.data.length === 0 && !hasLeft) {
      rows += next.value.rows;
      next = await pieces.next();
    }
    return next;
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const stop = () => {
          controller.error(signal.reason);
          // Whoever notes the end has told the log when that failed.
          leave().catch(() => undefined);
        };
        if (signal.aborted) stop();
        else signal.addEventListener("abort", stop, { once: true });
      },
      pull: async (controller) => {
        try {
          const next = await findNext();
          if (hasLeft) return;
          if (next.done) {
            await end(true);
            controller.close();
            return;
          }
          rows += next.value.rows;
          const { data } = next.value;
          controller.enqueue(typeof data === "string" ? encoder.encode(data) : data);
        } catch (error) {
          await end(false, error);
          throw error;
        }
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
};
