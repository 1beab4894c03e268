import type { Sourced } from "@/lib/providers/provider";
import type { FactCodec, FactRow } from "@/lib/store/codecs/fact-codec";
import { sourceIdOf } from "@/lib/store/source-records";

/** Facts as rows of their table, each with the record it came from. */
export const toRows = <Fact>(codec: FactCodec<Fact>, facts: readonly Sourced<Fact>[]): FactRow[] =>
  facts.map(({ fact, source }) => codec.toRow(fact, sourceIdOf(source)));
