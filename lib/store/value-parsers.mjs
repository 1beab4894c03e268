/**
 * How values of both engines become JavaScript: numeric, int8 and date stay text, so that no digit
 * and no calendar day is lost; timestamptz becomes ISO text with milliseconds and `Z`; jsonb is
 * parsed. Plain JavaScript, because the worker thread of the embedded database loads it as it is.
 */

const oid = {
  int8: 20,
  json: 114,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
  jsonb: 3802,
};
const arrayOid = { int8: 1016, date: 1182, timestamptz: 1185, numeric: 1231 };

const utcPattern = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00(?::?00)?$/;

/** @param {string} text @returns {string} */
const asText = (text) => text;

/**
 * "2026-11-20 14:05:00.5+00" -> "2026-11-20T14:05:00.500Z"
 * @param {string} text
 * @returns {string}
 */
export const parseTimestamp = (text) => {
  const found = utcPattern.exec(text);
  if (found) return `${found[1]}T${found[2]}.${(found[3] ?? "").padEnd(3, "0").slice(0, 3)}Z`;
  const milliseconds = Date.parse(text.replace(" ", "T").replace(/([+-]\d{2})$/, "$1:00"));
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not an instant: ${text}`);
  return new Date(milliseconds).toISOString();
};

/** @param {string} text "{a,NULL,\"b c\"}" @returns {(string | null)[]} */
const splitArray = (text) => {
  const inner = text.slice(1, -1);
  if (inner === "") return [];
  return inner.split(",").map((item) => (item === "NULL" ? null : item.replace(/^"(.*)"$/, "$1")));
};

/** @param {string} text @returns {(string | null)[]} */
const parseTimestamps = (text) =>
  splitArray(text).map((item) => (item === null ? null : parseTimestamp(item)));

/** @type {Readonly<Record<number, (text: string) => unknown>>} */
export const valueParsers = {
  [oid.int8]: asText,
  [oid.numeric]: asText,
  [oid.date]: asText,
  [oid.timestamp]: asText,
  [oid.timestamptz]: parseTimestamp,
  [oid.json]: JSON.parse,
  [oid.jsonb]: JSON.parse,
  [arrayOid.int8]: splitArray,
  [arrayOid.numeric]: splitArray,
  [arrayOid.date]: splitArray,
  [arrayOid.timestamptz]: parseTimestamps,
};
