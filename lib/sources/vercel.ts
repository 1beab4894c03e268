import { z } from "zod";
import { drawMeasures } from "@/lib/domain/base/commitment";
import { accountIds } from "@/lib/sources/account-ids";
import { choiceField, listField } from "@/lib/sources/setting-field";
import { defineSource } from "@/lib/sources/source";

const settings = z.strictObject({
  /** The teams to read; empty means every team the token can see. */
  teamIds: accountIds,
  /** What draws a Spend term down, a visible choice. */
  spendMeasure: z.enum(drawMeasures).exclude(["pricing-quantity"]),
});
export type VercelSettings = z.infer<typeof settings>;

export const vercel = defineSource({
  name: "Vercel",
  accountNoun: "team",
  dayZone: "America/Los_Angeles",
  isByTheHour: false,
  whyNothing: "Teams without an Enterprise contract answer with an empty list.",
  gifts: [],
  address: { usual: "https://api.vercel.com", variable: "VERCEL_API_URL" },
  keys: [
    {
      name: "secret",
      label: "Access token",
      phrase: "an access token",
      variable: "VERCEL_TOKEN",
    },
  ],
  needs: {
    onConnect: "a token that may read billing; the first read starts by itself",
    beforeStart: "a token that may read billing; connected at the next start",
    inReadme:
      "a role that may read billing: Owner, Member, Developer, Security, Billing, Enterprise Viewer",
  },
  gives: "teams, terms in MIU or dollars, daily charges; the ledger is derived",
  settings,
  defaults: { teamIds: [], spendMeasure: "effective-cost" },
  accountSettings: ["teamIds"],
  forms: {
    connect: [
      listField({
        name: "teamIds",
        label: "Team ids",
        hint: "Empty reads every team the token can see.",
      }),
    ],
    change: [],
    upFront: [
      choiceField({
        name: "spendMeasure",
        label: "Spend terms draw on",
        options: [
          { value: "effective-cost", label: "EffectiveCost" },
          { value: "billed-cost", label: "BilledCost" },
        ],
      }),
    ],
  },
  variables: [],
});
