import { createDice } from "@/sandbox/dice";
import { USD } from "@/sandbox/metronome/credit-types";
import { createCustomer, createCustomerBook } from "@/sandbox/metronome/customer-book";
import type { Customer, CustomerBook } from "@/sandbox/metronome/model";
import { NORTHLIGHT_CUSTOMERS } from "@/sandbox/metronome/northlight-customers";
import type { Scene } from "@/sandbox/metronome/scene";
import type { CustomerStory } from "@/sandbox/metronome/story-parts";

export type MetronomeWorld = {
  /** Cheap: no ledger is made for them. */
  readonly customers: readonly Customer[];
  find(idOrSlug: string): Customer | null;
  /** As the vendor knows the customer at the clock's instant. */
  book(customer: Customer): CustomerBook;
  /** The clock's full hour: nothing changes within one. */
  now(): number;
};

export type MetronomeWorldInput = {
  readonly seed: string;
  readonly anchorMonth: number;
  readonly anchorAt: number;
  readonly clock: () => number;
  /** Beside the story's own. */
  readonly customers: number;
  readonly entriesPerCustomer: number | null;
};

const FIRST = ["Amber", "Birch", "Copper", "Delta", "Ember", "Fern", "Granite", "Heron"];
const SECOND = ["Logistics", "Software", "Labs", "Media", "Foods", "Energy", "Bank", "Travel"];
const MONTHS = 14;
/** At least so many of them lie before the anchor day. */
const MONTHS_PASSED = 12;
const KEPT_BOOKS = 64;

const generatedStory = (seed: string, slug: string, entries: number | null): CustomerStory => {
  const dice = createDice(`${seed}/${slug}`);
  const pick = (words: readonly string[]): string => words[dice.between(0, words.length - 1)] ?? "";
  const granted = dice.between(40, 900) * 1_000_000;
  const contract = "main";
  return {
    slug,
    name: `${pick(FIRST)} ${pick(SECOND)} ${slug.slice(-4)}`,
    from: -12,
    contracts: [{ key: contract, name: "Annual agreement", from: -12, to: 2 }],
    pools: [
      {
        key: "annual",
        type: dice.between(1, 4) === 1 ? "POSTPAID" : "PREPAID",
        name: "Annual commit",
        product: "Platform commit",
        contract,
        unit: USD,
        segments: [{ amount: String(granted), from: -12, to: 2 }],
      },
      {
        key: "welcome",
        type: "CREDIT",
        name: "Welcome credit",
        product: "Service credit",
        contract,
        unit: USD,
        segments: [{ amount: String(granted / 100), from: -12, to: -6 }],
        terms: { priority: 10 },
      },
    ],
    usage: [
      {
        unit: USD,
        perMonth: String(Math.floor((granted / MONTHS / 100) * dice.between(60, 130))),
        invoices: entries === null ? 1 : Math.max(1, Math.ceil(entries / MONTHS_PASSED)),
      },
    ],
  };
};

const HOUR_MS = 3_600_000;

export const createMetronomeWorld = (input: MetronomeWorldInput): MetronomeWorld => {
  const { seed, anchorMonth, anchorAt, entriesPerCustomer } = input;
  const told = new Map(NORTHLIGHT_CUSTOMERS.map((story) => [story.slug, story]));
  const generated = Array.from(
    { length: input.customers },
    (_, index) => `account-${String(index + 1).padStart(5, "0")}`,
  );
  const storyOf = (slug: string): CustomerStory =>
    told.get(slug) ?? generatedStory(seed, slug, entriesPerCustomer);
  const customers = [...told.keys(), ...generated].map((slug) =>
    createCustomer(storyOf(slug), { seed, anchorMonth }),
  );
  const byName = new Map(
    customers.flatMap((customer) => [
      [customer.id, customer] as const,
      [customer.slug, customer] as const,
    ]),
  );
  const books = new Map<string, { readonly now: number; readonly book: CustomerBook }>();
  const now = (): number => Math.floor(input.clock() / HOUR_MS) * HOUR_MS;

  const book = ({ slug }: Customer): CustomerBook => {
    const at = now();
    const known = books.get(slug);
    if (known?.now === at) return known.book;
    const scene: Scene = { seed, anchorMonth, anchorAt, now: at };
    const made = createCustomerBook(storyOf(slug), scene);
    books.delete(slug);
    books.set(slug, { now: at, book: made });
    const [oldest] = books.keys();
    if (books.size > KEPT_BOOKS && oldest !== undefined) books.delete(oldest);
    return made;
  };
  return { customers, find: (name) => byName.get(name) ?? null, book, now };
};
