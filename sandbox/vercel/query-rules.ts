/** A value that keeps the published rules, or the sentence that says which one it breaks. */
export type Checked<Value> =
  | { readonly isValid: true; readonly value: Value }
  | { readonly isValid: false; readonly message: string };

const valid = <Value>(value: Value): Checked<Value> => ({ isValid: true, value });
const invalid = (message: string): Checked<never> => ({ isValid: false, message });

/** A parameter given twice is refused: which of the two counts is not documented. */
export const single = (query: URLSearchParams, name: string): Checked<string | null> =>
  query.getAll(name).length > 1
    ? invalid(`Invalid request: \`${name}\` must be given once`)
    : valid(query.get(name));

const UTC_DATE_TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|\+00:00)$/;

const utcInstant = (query: URLSearchParams, name: string): Checked<number> => {
  const given = single(query, name);
  if (!given.isValid) return given;
  if (given.value === null || given.value === "") {
    return invalid(`Invalid request: missing required property \`${name}\``);
  }
  const match = UTC_DATE_TIME.exec(given.value);
  const instant = Date.parse(given.value);
  const isRealDay =
    !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(match?.[1] ?? "-");
  if (!match || !isRealDay) {
    return invalid(`Invalid request: \`${name}\` should be an ISO 8601 date-time in UTC`);
  }
  return valid(instant);
};

const yearAfter = (instant: number): number => {
  const date = new Date(instant);
  return date.setUTCFullYear(date.getUTCFullYear() + 1);
};

export const dateRange = (
  query: URLSearchParams,
): Checked<{ readonly from: number; readonly to: number }> => {
  const from = utcInstant(query, "from");
  if (!from.isValid) return from;
  const to = utcInstant(query, "to");
  if (!to.isValid) return to;
  if (from.value >= to.value) return invalid("Invalid request: `from` must be before `to`");
  if (to.value > yearAfter(from.value)) {
    return invalid("Invalid request: the date range must not be longer than 1 year");
  }
  return valid({ from: from.value, to: to.value });
};

/** A whole number of at least `lowest`, or null when it is not given. */
export const wholeNumber = (
  query: URLSearchParams,
  name: string,
  lowest: number,
  highest: number,
): Checked<number | null> => {
  const given = single(query, name);
  if (!given.isValid) return given;
  if (given.value === null) return valid(null);
  const number = Number(given.value);
  const isWithin = /^\d+$/.test(given.value) && number >= lowest && number <= highest;
  return isWithin
    ? valid(number)
    : invalid(`Invalid request: \`${name}\` should be a number from ${lowest} to ${highest}`);
};
