import { createHash } from "node:crypto";
import { isProviderError, ProviderError } from "@/lib/providers/provider";

export type ResumeOptions = {
  readonly rereadMax: number;
  /** Of the decoded body. */
  readonly bytesMax: number;
};

/**
 * A body that breaks off is read again from its start; what was already passed on is checked
 * against its digest and passed over. Readers behind it see one unbroken body, so no row is lost
 * and none is doubled, and nobody needs to mark or take back what a first reading yielded. When the
 * second reading begins differently (the vendor's figures moved in between) it is not stitched to
 * the first: the body ends there, incomplete, and the next sync reads it anew.
 */
export async function* resumeBody(
  first: AsyncIterable<Uint8Array>,
  reopen: () => Promise<AsyncIterable<Uint8Array>>,
  { rereadMax, bytesMax }: ResumeOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  let chunks = first;
  let passedOn = { length: 0, digest: "" };
  for (let rereads = 0; ; rereads += 1) {
    const hash = createHash("sha256");
    let length = 0;
    try {
      for await (const chunk of chunks) {
        const known = Math.min(chunk.length, Math.max(0, passedOn.length - length));
        if (known > 0) {
          length += known;
          hash.update(chunk.subarray(0, known));
          const isAllKnownRead = length === passedOn.length;
          if (isAllKnownRead && hash.copy().digest("hex") !== passedOn.digest) throw changed();
        }
        if (known === chunk.length) continue;
        const fresh = known === 0 ? chunk : chunk.subarray(known);
        length += fresh.length;
        if (length > bytesMax) throw tooLarge(bytesMax);
        hash.update(fresh);
        yield fresh;
      }
      if (length < passedOn.length) throw changed();
      return;
    } catch (error) {
      const isBroken = isProviderError(error) && error.retryable;
      if (!isBroken || rereads >= rereadMax) throw error;
      if (length > passedOn.length) passedOn = { length, digest: hash.digest("hex") };
      chunks = await reopen();
    }
  }
}

const changed = (): ProviderError =>
  new ProviderError(
    "The answer broke off, and a second reading of it began differently. Sync again later.",
    { kind: "invalid-response" },
  );

const tooLarge = (bytesMax: number): ProviderError =>
  new ProviderError(`The answer is larger than ${bytesMax} bytes and was not read to its end.`, {
    kind: "too-large",
  });
