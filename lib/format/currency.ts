/**
 * Digits after the point where ISO 4217 says other than two. Printed amounts, never stored ones,
 * are rounded to these.
 */
const minorDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Signs that stand alone without doubt; every other currency is printed by its code. */
const symbols: Readonly<Record<string, string>> = {
  USD: "$",
  EUR: "€",
  GBP: "£",
  JPY: "¥",
  CNY: "CN¥",
  KRW: "₩",
  INR: "₹",
  BRL: "R$",
  CAD: "CA$",
  AUD: "A$",
  NZD: "NZ$",
  MXN: "MX$",
  SGD: "SG$",
  HKD: "HK$",
};

export const currencyMinorDigits = (code: string): number => minorDigits[code] ?? 2;

/** "$", or the code and a space that does not break. */
export const currencySign = (code: string): string => symbols[code] ?? `${code}\u00a0`;
