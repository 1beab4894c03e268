import { createHash } from "node:crypto";
import type { Charge } from "@/lib/domain/ledger/charge";

/** The content of a charge row; rows have no id at the vendor. */
export const digestCharge = (charge: Charge): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        charge.start,
        charge.end,
        charge.category,
        charge.service,
        charge.projectId,
        charge.projectName,
        charge.region,
        charge.pricingUnit,
        charge.pricingQuantity,
        charge.effectiveCost,
        charge.billedCost,
        charge.currency,
      ]),
    )
    .digest("hex")
    .slice(0, 32);

export type WindowDigest = { add(digest: string): void; text(): string; count(): number };

const modulus = 1n << 128n;

/** The same whatever the order of the rows, and different when a row stands twice. */
export const createWindowDigest = (): WindowDigest => {
  let sum = 0n;
  let count = 0;
  return {
    add: (digest) => {
      sum = (sum + BigInt(`0x${digest}`)) % modulus;
      count += 1;
    },
    text: () => `${count}.${sum.toString(16)}`,
    count: () => count,
  };
};
