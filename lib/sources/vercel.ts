import type { Source } from "@/lib/sources/source";

export const vercel = {
  name: "Vercel",
  accountNoun: "team",
  dayZone: "America/Los_Angeles",
  whyNothing: "Teams without an Enterprise contract answer with an empty list.",
  isByTheHour: false,
} satisfies Source;
