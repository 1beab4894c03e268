import type { Source } from "@/lib/sources/source";

export const metronome = {
  name: "Metronome",
  accountNoun: "customer",
  dayZone: "UTC",
  whyNothing: "The customer has no commit and no credit of its own; a parent's may be open to it.",
  isByTheHour: false,
} satisfies Source;
