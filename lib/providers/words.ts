import { cleanText } from "@/lib/providers/foreign-text";

/** Text with something in it, cleaned, or null. */
export const label = (value: string | null | undefined): string | null => {
  const trimmed = value?.trim() ?? "";
  return trimmed === "" ? null : cleanText(trimmed);
};

/** Foreign text in a sentence of ours: short, printable, in quotes. */
export const quote = (value: string, charsMax = 80): string =>
  `"${value.replace(/\p{C}+/gu, " ").slice(0, charsMax)}"`;

export const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
