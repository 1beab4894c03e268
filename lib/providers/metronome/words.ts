import type { Attribute } from "@/lib/domain/base/attribute";
import { cleanText } from "@/lib/providers/foreign-text";

/** An attribute may list many names. */
const attributeCharsMax = 4_000;

/** An attribute, or none where there is nothing to say. */
export const attribute = (key: string, title: string, text: string | null): Attribute[] =>
  text === null ? [] : [{ key, label: title, text: cleanText(text, attributeCharsMax) }];

/** "a", "a and b", "a, b and c"; null for an empty list. */
export const listed = (
  words: readonly string[] | null | undefined,
  joint: "and" | "or" = "and",
): string | null => {
  const kept = (words ?? []).map((word) => word.trim()).filter((word) => word !== "");
  const last = kept.at(-1);
  if (last === undefined) return null;
  return kept.length === 1 ? last : `${kept.slice(0, -1).join(", ")} ${joint} ${last}`;
};

export const customFields = (
  fields: Readonly<Record<string, unknown>> | null | undefined,
): Attribute[] =>
  Object.entries(fields ?? {}).flatMap(([name, value]) =>
    attribute(
      cleanText(`custom-field:${name}`),
      cleanText(name),
      cleanText(typeof value === "string" ? value : JSON.stringify(value)),
    ),
  );

/** "COMMIT_RATE" as people write it: "commit rate". */
export const plainWords = (word: string): string => word.toLowerCase().replaceAll("_", " ");

/** The day of an instant, as a template or a link names it. */
export const dayOf = (instant: string): string => instant.slice(0, 10);
