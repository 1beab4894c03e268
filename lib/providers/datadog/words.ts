import { quote as quoteText } from "@/lib/providers/words";

/** Names of resources are long here, and their end is what tells them apart. */
const quotedCharsMax = 120;

export const quote = (value: string): string => quoteText(value, quotedCharsMax);

export const counted = (count: number, one: string): string =>
  `${count} ${one}${count === 1 ? "" : "s"}`;
