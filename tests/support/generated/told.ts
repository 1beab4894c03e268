import type { Account, ProviderId } from "@/lib/domain/base/account";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { Completeness, ProviderBatch, Sourced } from "@/lib/providers/provider";
import { createDice, type Dice } from "@/sandbox/dice";

export type Reading = { readonly seed: number; readonly reading: number; readonly at: Instant };

/** One reading of the invented sources, and how chance is thrown in it. */
export type Told = Reading & {
  /** The same at every reading of the book. */
  dice(of: string): Dice;
  /** Whether, at this reading, one in so many of such things is another than before. */
  isChanged(of: string, oneIn: number): boolean;
  sourced<Fact>(fact: Fact, raw: object): Sourced<Fact>;
};

export const createTold = ({ seed, reading, at }: Reading): Told => ({
  seed,
  reading,
  at,
  dice: (of) => createDice(`${seed} ${of}`),
  // What a later reading said stays said.
  isChanged: (of, oneIn) =>
    Array.from({ length: reading }, (_, earlier) =>
      createDice(`${seed} ${of} ${earlier + 1}`).between(1, oneIn),
    ).includes(1),
  sourced: (fact, raw) => ({
    fact,
    source: { request: "GET /generated", line: 1, fetchedAt: at, raw: JSON.stringify(raw) },
  }),
});

export const complete: Completeness = { state: "complete" };

/** Now and then a stream breaks off, for one of a few reasons. */
export const completenessOf = ({ dice, reading }: Told, of: string): Completeness => {
  const thrown = dice(`completeness ${of} ${reading}`);
  if (thrown.between(1, 5) > 1) return complete;
  const reasons = ["The answer broke off.", "The source has trouble.", "Not allowed."];
  const reason = reasons[thrown.between(0, reasons.length - 1)] ?? "";
  return { state: "incomplete", reason: `${reason} Sync again.`, errorKind: "unavailable" };
};

/** Exact text with few or many digits; never zero, positive. */
export const amountOf = (dice: Dice, max: number): string => {
  const digits = [0, 0, 2, 7, 18][dice.between(0, 4)] ?? 0;
  const fraction = Array.from({ length: digits }, () => dice.between(0, 9)).join("");
  const whole = dice.between(1, max);
  return /[1-9]/.test(fraction) ? `${whole}.${fraction.replace(/0+$/, "")}` : String(whole);
};

/** The first instant of a month counted from January 2026, or one beside it. */
export const monthEdge = (dice: Dice, month: number): Instant =>
  addDuration(monthStart(month), dice.between(-1, 1));

export const monthStart = (month: number): Instant =>
  new Date(Date.UTC(2026, month, 1)).toISOString();

/** Some instant of a month, now and then its very first or last. */
export const someInstant = (dice: Dice, month: number): Instant =>
  dice.between(1, 3) === 1
    ? monthEdge(dice, month + dice.between(0, 1))
    : addDuration(monthStart(month), dice.between(0, 27 * 86_400_000));

/** Names that sort otherwise by letters, by numbers and by people. */
export const nameOf = (dice: Dice, noun: string): string =>
  [
    `${noun} ${dice.between(1, 20)}`,
    `${noun.toLowerCase()} ${dice.between(1, 20)}`,
    noun,
    `Ö-${noun}`,
  ][dice.between(0, 3)] ?? noun;

export const accountsBatch = (
  told: Told,
  provider: ProviderId,
  accounts: readonly Pick<Account, "id" | "access">[],
): ProviderBatch => ({
  type: "accounts",
  completeness: completenessOf(told, `accounts ${provider}`),
  accounts: accounts.map(({ id, access }) => {
    const dice = told.dice(`account ${id}`);
    const suffix = told.isChanged(`name ${id}`, 4) ? " (renamed)" : "";
    const account: Account = {
      id,
      provider,
      connectionId: `con_${provider}`,
      externalId: `ext_${id}`,
      parentId: null,
      name: `${nameOf(dice, "Account")}${suffix}`,
      slug: dice.between(0, 1) === 0 ? null : id,
      access,
      attributes: [{ key: "crm", label: "CRM", text: `001-${id}` }],
    };
    return told.sourced(account, { id });
  }),
});
