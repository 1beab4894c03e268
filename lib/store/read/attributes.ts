import type { Attribute } from "@/lib/domain/base/commitment";

/** Written by fact-rows.ts and by nothing else. */
export const readAttributes = (text: string): readonly Attribute[] =>
  text === "[]" ? [] : (JSON.parse(text) as Attribute[]);

/** SQL: the texts alone, so that a search for "order" does not match every label. */
export const textsOf = (column: string): string =>
  `jsonb_path_query_array(${column}::jsonb, '$[*].text')::text`;
