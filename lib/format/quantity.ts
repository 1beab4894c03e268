/** How a vendor's word for a unit is printed after a number. Words not listed print as written. */
const suffixes: Readonly<Record<string, string>> = {
  MIUs: "MIU",
  Hours: "h",
  hours: "h",
  Hrs: "h",
  "instance-hours": "inst-h",
};

/** Units that are counted, not measured: no digits after the point on a page. */
const countedSuffixes = new Set(["h"]);

export const quantitySuffix = (code: string): string =>
  suffixes[code] ?? (/\bcredits?$/i.test(code) ? "cr" : code);

export const quantityMinorDigits = (code: string): number =>
  countedSuffixes.has(quantitySuffix(code)) ? 0 : 2;
