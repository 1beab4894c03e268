/** SQL: the texts alone, so that a search for "order" does not match every label. */
export const textsOf = (column: string): string =>
  `jsonb_path_query_array(${column}::jsonb, '$[*].text')::text`;
