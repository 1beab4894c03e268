import { describe, expect, test } from "vitest";
import type { Piece } from "@/lib/server/download";
import { type Outcome, streamPieces } from "@/lib/server/stream-pieces";

const toText = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

/**
 * Pieces that say when they are made, and whether making them came to an end. Every third has a row and no
 * byte yet, as where rows are packed.
 */
const makePieces = (count: number, failAt = -1) => {
  const seen = { made: 0, isOver: false };
  async function* pieces(): AsyncGenerator<Piece, void> {
    try {
      for (let index = 0; index < count; index += 1) {
        if (index === failAt) throw new Error("the database went away");
        seen.made += 1;
        yield index % 3 === 2 ? { data: "", rows: 1 } : { data: `${index};`, rows: 1 };
      }
    } finally {
      seen.isOver = true;
    }
  }
  return { seen, pieces: pieces() };
};

const open = (count: number, failAt?: number) => {
  const outcomes: Outcome[] = [];
  const leaving = new AbortController();
  const made = makePieces(count, failAt);
  const stream = streamPieces(made.pieces, {
    signal: leaving.signal,
    onEnd: async (outcome) => {
      outcomes.push(outcome);
    },
  });
  return { ...made, stream, outcomes, leaving };
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("a file that is made while it is read", () => {
  test("holds every piece in order, and is whole", async () => {
    const { stream, outcomes } = open(7);
    expect(await toText(stream)).toBe("0;1;3;4;6;");
    expect(outcomes).toEqual([{ rows: 7, isWhole: true, error: null }]);
  });

  test("is made no faster than it is read: nothing waits in memory", async () => {
    const { stream, seen } = open(1_000);
    await settle();
    expect(seen.made).toBe(0);
    const reader = stream.getReader();
    await reader.read();
    await settle();
    expect(seen.made).toBe(1);
    await reader.read();
    await settle();
    expect(seen.made).toBe(2);
    await reader.cancel();
  });

  test.each(["cancels", "hangs up"])(
    "ends when its reader %s, and says that it is not whole",
    async (how) => {
      const { stream, seen, outcomes, leaving } = open(1_000);
      const reader = stream.getReader();
      await reader.read();
      if (how === "cancels") await reader.cancel();
      else leaving.abort(new Error("gone"));
      await settle();
      expect(seen).toEqual({ made: 1, isOver: true });
      expect(outcomes).toEqual([{ rows: 1, isWhole: false, error: null }]);
    },
  );

  test("is not begun for a reader who has left already", async () => {
    const leaving = new AbortController();
    leaving.abort(new Error("gone"));
    const { seen, pieces } = makePieces(3);
    const outcomes: Outcome[] = [];
    const stream = streamPieces(pieces, {
      signal: leaving.signal,
      onEnd: async (outcome) => {
        outcomes.push(outcome);
      },
    });
    await expect(toText(stream)).rejects.toThrow("gone");
    expect(seen.made).toBe(0);
    expect(outcomes).toMatchObject([{ rows: 0, isWhole: false }]);
  });

  test("breaks off where it fails: its reader cannot take it for whole", async () => {
    const { stream, outcomes } = open(5, 3);
    await expect(toText(stream)).rejects.toThrow("the database went away");
    expect(outcomes).toMatchObject([{ rows: 3, isWhole: false, error: expect.any(Error) }]);
  });

  test("breaks off when its end cannot be noted", async () => {
    const { pieces } = makePieces(2);
    const stream = streamPieces(pieces, {
      signal: new AbortController().signal,
      onEnd: () => Promise.reject(new Error("no audit log")),
    });
    await expect(toText(stream)).rejects.toThrow("no audit log");
  });
});
