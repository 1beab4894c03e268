import { type BodyOptions, readRecords } from "@/lib/providers/http/body-lines";
import type { BodyRecord } from "@/lib/providers/http/body-record";

export type ReadBody = {
  readonly records: readonly BodyRecord[];
  readonly failure: unknown;
};

/** Cuts a body into pieces of the given lengths, over and over. */
export async function* inPieces(
  body: string | Uint8Array,
  lengths: readonly number[] = [Number.POSITIVE_INFINITY],
): AsyncGenerator<Uint8Array> {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  let from = 0;
  for (let piece = 0; from < bytes.length; piece += 1) {
    const length = lengths[piece % lengths.length] ?? bytes.length;
    yield bytes.subarray(from, Math.min(bytes.length, from + length));
    from += length;
  }
}

export const readBody = async (
  body: AsyncIterable<Uint8Array>,
  options?: BodyOptions,
): Promise<ReadBody> => {
  const records: BodyRecord[] = [];
  try {
    for await (const group of readRecords(body, options)) records.push(...group);
  } catch (failure) {
    return { records, failure };
  }
  return { records, failure: null };
};

export const valuesOf = ({ records }: ReadBody): unknown[] =>
  records.flatMap((record) => (record.type === "record" ? [record.value] : []));

/** "not-json 3": what was set aside, and where. */
export const troublesOf = ({ records }: ReadBody): string[] =>
  records.flatMap((record) => (record.type === "record" ? [] : [`${record.code} ${record.line}`]));
