/** What JSON may say and PostgreSQL refuses: the zero byte and half of a surrogate pair. */
const refused = /\\u(?:0000|d[89a-f])/;

/** JSON for a `jsonb` parameter; what the database cannot hold becomes the replacement character. */
export const toJsonText = (value: unknown): string => {
  const text = JSON.stringify(value);
  return refused.test(text) ? JSON.stringify(value, replaceRefused) : text;
};

const replaceRefused = (_key: string, value: unknown): unknown =>
  typeof value === "string"
    ? value.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD")
    : value;
