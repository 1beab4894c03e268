type Value = string | number | boolean | null | readonly string[];
type Detail = Readonly<Record<string, Value>>;

export type AuditChange = {
  /** Word for word, as it was kept; null where nothing was there to change. */
  readonly before: string | null;
  readonly after: string | null;
  /** What the entry says beside the change. */
  readonly with: string | null;
};

/** One field by itself, several under their names. */
const print = (fields: readonly (readonly [name: string, value: Value])[]): string | null => {
  const [first] = fields;
  if (first === undefined) return null;
  if (fields.length === 1) return JSON.stringify(first[1]);
  return JSON.stringify(Object.fromEntries(fields));
};

const ending = (detail: Detail, end: string) =>
  Object.entries(detail)
    .filter(([name]) => name.endsWith(end))
    .map(([name, value]) => [name.slice(0, -end.length), value] as const);

/** What an entry of the log changed from what to what, and all else that it says. */
export const auditChange = (detail: Detail): AuditChange => {
  const rest = Object.entries(detail).filter(([name]) => !/\.(before|after)$/.test(name));
  return {
    before: print(ending(detail, ".before")),
    after: print(ending(detail, ".after")),
    with: rest.length === 0 ? null : JSON.stringify(Object.fromEntries(rest)),
  };
};
