import { formatInstant } from "@/lib/format/format-date";
import type { WhatComes } from "@/lib/wire/commitment";

const words: Readonly<Record<Extract<WhatComes, { at: string }>["kind"], string>> = {
  "runs-out": "Runs out",
  lapses: "Lapses",
  "hands-over": "Used up, then the next is drawn",
  opens: "Opens",
  exhausted: "Used up",
  ends: "Ends",
  "falls-short": "Falls short",
  "reaches-target": "Reaches its target",
};

/** What comes, to the minute: "Runs out 21 Dec 2026, 04:12 UTC". Null for what has no instant. */
export const eventText = (event: WhatComes): string | null =>
  "at" in event ? `${words[event.kind]} ${formatInstant(event.at)}` : null;
