import type { Source } from "@/lib/sources/source";

export const datadog = {
  name: "Datadog",
  accountNoun: "organization",
  dayZone: "UTC",
  whyNothing: "Either nothing is committed, or cost data is not set up for these products.",
  isByTheHour: true,
} satisfies Source;
