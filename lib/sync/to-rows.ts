import type { FactCodec, FactRow } from "@/lib/store/codecs/fact-codec";

type Read<Fact> = { readonly fact: Fact; readonly source: FactRow["source"] };

/** Facts as rows of their table, each with the record it came from. */
export const toRows = <Fact>(codec: FactCodec<Fact>, facts: readonly Read<Fact>[]): FactRow[] =>
  facts.map(({ fact, source }) => codec.toRow(fact, source));
