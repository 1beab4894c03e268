import { compareDecimals, parseDecimal } from "@/lib/domain/base/money";
import { parseInstant } from "@/lib/domain/base/period";

const member = /"(?:[^"\\]|\\.)*"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*)/g;

/** The members of a raw JSON record whose value is one of `values`: what a figure stands on. */
export const markRaw = (raw: string, values: readonly (string | null)[]): string[] => {
  const wanted = values.filter((value) => value !== null);
  const marks = [...raw.matchAll(member)]
    .filter(([, value = ""]) => wanted.some((each) => isSame(plainOf(value), each)))
    .map(([text]) => text);
  return [...new Set(marks)];
};

/** The text of a JSON string without its quotes; a number as it is written. */
const plainOf = (value: string): string =>
  value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value;

const isSame = (found: string, wanted: string): boolean => {
  if (found === wanted) return true;
  const instant = parseInstant(found);
  if (instant !== null) return instant === parseInstant(wanted);
  const [left, right] = [parseDecimal(found), parseDecimal(wanted)];
  return left !== null && right !== null && compareDecimals(left, right) === 0;
};
