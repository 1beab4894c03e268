import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resumeBody } from "@/lib/providers/http/resumable-body";
import { ProviderError } from "@/lib/providers/provider";
import { inPieces } from "@/tests/lib/providers/http/bodies";

const broken = new ProviderError("reset", { kind: "unavailable", retryable: true });

/** The first `bytes` of a body, and then the connection is gone. */
async function* breaking(body: string, bytes: number, lengths: readonly number[]) {
  yield* inPieces(new TextEncoder().encode(body).subarray(0, bytes), lengths);
  throw broken;
}

const readAll = async (body: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of body) parts.push(part);
  } catch (failure) {
    return { text: Buffer.concat(parts).toString(), failure };
  }
  return { text: Buffer.concat(parts).toString(), failure: null };
};

const options = { rereadMax: 2, bytesMax: 1_000_000 };

test("a body that breaks off twice, anywhere, is passed on once and whole", async () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.string({ maxLength: 60 }),
      fc.tuple(fc.nat(80), fc.nat(80)),
      fc.tuple(lengths, lengths, lengths),
      async (body, breaks, [first, second, third]) => {
        const later = [breaking(body, breaks[1], second), inPieces(body, third)];
        const reopen = async () => later.shift() ?? inPieces("");
        const read = await readAll(resumeBody(breaking(body, breaks[0], first), reopen, options));
        expect(read).toEqual({ text: body, failure: null });
      },
    ),
    { numRuns: 500 },
  );
});

describe("a second reading is never stitched to a different first one", () => {
  test.each([
    ["it begins differently", "abXdefgh"],
    ["it is shorter", "abc"],
    ["it is empty", ""],
  ])("%s", async (_, second) => {
    const body = resumeBody(breaking("abcdef", 5, [2]), async () => inPieces(second, [3]), options);
    const { text, failure } = await readAll(body);
    expect(text).toBe("abcde");
    expect(failure).toMatchObject({ kind: "invalid-response", retryable: false });
  });
});

test("it gives up after so many readings with the reason of the last, and what came stays", async () => {
  let openings = 0;
  const body = resumeBody(
    breaking("abcdef", 3, [1]),
    async () => {
      openings += 1;
      return breaking("abcdef", 4, [1]);
    },
    options,
  );
  expect(await readAll(body)).toEqual({ text: "abcd", failure: broken });
  expect(openings).toBe(2);
});

test("a failure that another reading would not mend is not read again", async () => {
  const refused = new ProviderError("no", { kind: "authentication" });
  async function* failing() {
    yield* inPieces("ab");
    throw refused;
  }
  const never = async () => {
    throw new Error("was read again");
  };
  expect(await readAll(resumeBody(failing(), never, options))).toMatchObject({ failure: refused });
});

test("a body larger than the limit is ended there and said so", async () => {
  const never = async () => {
    throw new Error("was read again");
  };
  const body = resumeBody(inPieces("abcdefgh", [3]), never, { rereadMax: 2, bytesMax: 5 });
  const { failure } = await readAll(body);
  expect(failure).toMatchObject({ kind: "too-large", retryable: false });
});
