/**
 * Tells a kind of error of ours from every other. A server is made of bundles that hold a copy of each
 * file, and `instanceof` compares copies; a registered symbol is the same in all of them.
 */
export const isBranded = (value: unknown, brand: symbol): boolean =>
  typeof value === "object" && value !== null && brand in value;
