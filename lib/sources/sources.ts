import type { ProviderId } from "@/lib/domain/base/account";
import { datadog } from "@/lib/sources/datadog";
import { metronome } from "@/lib/sources/metronome";
import type { Source } from "@/lib/sources/source";
import { vercel } from "@/lib/sources/vercel";

const table = { vercel, metronome, datadog };

type SourceId = keyof typeof table;

/** The domain knows that facts have a source, and the name of none: what `ProviderId` may be is said here. */
declare module "@/lib/domain/base/account" {
  interface KnownSources extends Record<SourceId, true> {}
}

/** Every billing source, by the id under which the book keeps its facts. */
export const sources: Readonly<Record<ProviderId, Source>> = table;

// A literal of this file has no keys but those of its type, and is not empty.
export const sourceIds = Object.keys(table) as [SourceId, ...SourceId[]];
