import { createDice } from "@/sandbox/dice";
import { cutTo, type Exact, exact, proportion } from "@/sandbox/exact-number";
import type { Invoice } from "@/sandbox/metronome/burn";
import { EUR, USD } from "@/sandbox/metronome/credit-types";
import { monthAt, startOfMonth } from "@/sandbox/metronome/months";
import { type Scene, unitKey } from "@/sandbox/metronome/scene";
import type { CustomerStory, UsageStory } from "@/sandbox/metronome/story-parts";
import { uuidOf } from "@/sandbox/uuid";

const HOUR_MS = 3_600_000;

const digitsOf = ({ unit }: UsageStory): number => {
  if (unit.id === USD.id) return 1;
  return unit.id === EUR.id ? 2 : 0;
};

type Use = { readonly perMonth: Exact; readonly invoices: bigint; readonly digits: number };

/** An invoice's use, unevenly: the same month of the same seed is always the same. */
const invoiceUse = (label: string, { perMonth, invoices, digits }: Use): Exact => {
  const share = proportion(perMonth, BigInt(createDice(label).between(700, 1_300)), 1_000n);
  return cutTo(share / invoices, digits);
};

/** The ends of the invoices of the month, on whole hours; the last ends with the month. */
const invoiceEnds = (month: number, count: number): readonly number[] => {
  const start = startOfMonth(month);
  const hours = (startOfMonth(month + 1) - start) / HOUR_MS;
  return Array.from(
    { length: count },
    (_, index) => start + Math.floor((hours * (index + 1)) / count) * HOUR_MS,
  );
};

type From = {
  readonly scene: Scene;
  readonly contractId: (customer: string, contract: string) => string;
};

/** Every invoice that has begun. The running one is a draft: it holds what was used so far. */
export const invoicesOf = (
  { slug, from }: CustomerStory,
  usage: UsageStory,
  { scene, contractId }: From,
): readonly Invoice[] => {
  const { seed, now, anchorMonth } = scene;
  const { child, invoices: count = 1 } = usage;
  const digits = digitsOf(usage);
  const told = { perMonth: exact(usage.perMonth), invoices: BigInt(count), digits };
  const user = child?.customer ?? slug;
  const childContract = child && contractId(child.customer, child.contract);
  const label = `${seed}/${user}/${unitKey(usage.unit, usage.isQuantity)}`;
  const found: Invoice[] = [];
  let start = startOfMonth(anchorMonth + from);
  for (let month = monthAt(start); start <= now; month += 1) {
    for (const end of invoiceEnds(month, count)) {
      if (start > now) return found;
      const use = invoiceUse(`${label}/${end}`, told);
      const passed = BigInt(Math.floor((now - start) / HOUR_MS));
      const whole = BigInt((end - start) / HOUR_MS);
      const soFar = end <= now ? use : cutTo(proportion(use, passed, whole), digits);
      const id = uuidOf(`invoice/${user}/${end}`);
      found.push({ id, at: end, use: soFar, contractId: childContract });
      start = end;
    }
  }
  return found;
};
