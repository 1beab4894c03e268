import { z } from "zod";
import { accountIds } from "@/lib/sources/account-ids";
import { listField } from "@/lib/sources/setting-field";
import { defineSource } from "@/lib/sources/source";

/** The calls that a restricted token may lack and that the book can do without. */
const calls = ["credit-types", "contracts", "commits", "credits"] as const;
export type MetronomeCall = (typeof calls)[number];

const settings = z.strictObject({
  /** Customers to read by id; empty, with no Salesforce account either, means all. */
  customerIds: accountIds,
  salesforceAccountIds: accountIds,
  /** Calls this token may not make, left out and said so. */
  withoutCalls: z.array(z.enum(calls)),
});
export type MetronomeSettings = z.infer<typeof settings>;

const customerIds = listField({
  name: "customerIds",
  label: "Customer ids",
  hint: "Empty reads every customer.",
});

const salesforceAccountIds = listField({
  name: "salesforceAccountIds",
  label: "Salesforce account ids",
});

export const metronome = defineSource({
  name: "Metronome",
  accountNoun: "customer",
  dayZone: "UTC",
  isByTheHour: false,
  whyNothing: "The customer has no commit and no credit of its own; a parent's may be open to it.",
  gifts: ["CREDIT"],
  address: { usual: "https://api.metronome.com", variable: "METRONOME_API_URL" },
  keys: [
    {
      name: "secret",
      label: "API token",
      phrase: "an API token",
      variable: "METRONOME_API_KEY",
    },
  ],
  needs: {
    onConnect: "a read-only token is enough; the first read starts by itself",
    beforeStart: "a read-only token is enough",
    inReadme: "to read; no more",
  },
  gives: "customers, contracts, commits and credits with the vendor's own ledgers",
  settings,
  defaults: { customerIds: [], salesforceAccountIds: [], withoutCalls: [] },
  accountSettings: ["customerIds", "salesforceAccountIds"],
  forms: {
    connect: [customerIds, salesforceAccountIds],
    change: [
      customerIds,
      salesforceAccountIds,
      listField({
        name: "withoutCalls",
        label: "Calls the token may not make",
        hint: "Of credit-types, contracts, commits, credits.",
      }),
    ],
    upFront: [],
  },
  variables: [],
});
