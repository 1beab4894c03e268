import {
  everyDay,
  type PlainBook,
  type PlainCharge,
  USD,
} from "@/tests/lib/store/read/book-writer";

export const now = "2026-11-20T14:05:00.000Z";
export const readAt = "2026-11-20T13:53:00.000Z";

const october: [string, string] = ["2026-10-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z"];
const november: [string, string] = ["2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z"];
const december: [string, string] = ["2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"];
const year: [string, string] = ["2026-10-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"];

const storeNovember = everyDay("2026-11", 1, 20, "10");

const toLine = (
  day: string,
  quantity: string,
  more: Omit<PlainCharge, "day" | "quantity"> = {},
): PlainCharge => ({ day, quantity, ...more });

/** One book with every shape of term that the queries must tell apart. */
export const northlight: PlainBook = {
  readAt,
  accounts: [
    {
      id: "acc_store",
      name: "Storefront",
      slug: "storefront",
      terms: [
        {
          id: "oct",
          name: "MIU allocation, October",
          contract: "c1",
          contractPeriod: year,
          grants: [["300", ...october]],
          days: everyDay("2026-10", 1, 31, "10"),
        },
        {
          id: "nov",
          name: "MIU allocation, November",
          description: "100% of it, _not_ less",
          contract: "c1",
          contractPeriod: year,
          grants: [["250", ...november]],
          days: storeNovember,
        },
        {
          id: "dec",
          name: "MIU allocation, December",
          contract: "c1",
          contractPeriod: year,
          grants: [["300", ...december]],
        },
      ],
      charges: [
        ...Object.keys(storeNovember).flatMap((day) => [
          toLine(day, "6", { service: "Functions", project: "shop" }),
          toLine(day, "4", { service: "Images", project: "shop" }),
        ]),
        toLine("2026-11-19", "3", { category: "credit" }),
        toLine("2026-11-19", "7", { unit: "GB-Seconds" }),
      ],
    },
    {
      id: "acc_docs",
      name: "Docs",
      terms: [
        // Behind plan: half of what the plan expects.
        {
          id: "docs_oct",
          contract: "c2",
          contractPeriod: year,
          grants: [["310", ...october]],
          days: everyDay("2026-10", 1, 31, "5"),
        },
        {
          id: "docs_nov",
          contract: "c2",
          contractPeriod: year,
          grants: [["300", ...november]],
          days: everyDay("2026-11", 1, 20, "5"),
        },
      ],
    },
    {
      id: "acc_search",
      name: "Search",
      terms: [
        // Two overlapping segments, drawn as one: the second opens on the 10th.
        {
          id: "search",
          grants: [
            ["100", ...november],
            ["80", "2026-11-10T00:00:00.000Z", "2026-12-10T00:00:00.000Z"],
          ],
          days: everyDay("2026-11", 1, 20, "6"),
        },
      ],
    },
    {
      id: "acc_data",
      name: "Data",
      terms: [
        {
          id: "unknown_amount",
          grants: [[null, ...november]],
          days: everyDay("2026-11", 1, 20, "5"),
        },
        // Used up on the 4th day, in money.
        {
          id: "spent",
          unit: USD,
          grants: [["20", ...november]],
          days: everyDay("2026-11", 1, 20, "5.25"),
        },
      ],
    },
    {
      id: "acc_late",
      name: "Late",
      streams: [
        { stream: "terms", lastCompleteAt: "2026-10-20T10:00:00.000Z" },
        {
          stream: "charges",
          state: "incomplete",
          reason: "the body was cut at line 12",
          lastCompleteAt: "2026-10-20T10:00:00.000Z",
          lastAttemptAt: readAt,
        },
      ],
      terms: [
        { id: "late_oct", grants: [["300", ...october]], days: everyDay("2026-10", 1, 19, "5") },
      ],
    },
    {
      id: "acc_none",
      name: "Hobby",
      terms: [],
    },
    {
      id: "acc_locked",
      name: "Locked",
      access: "needs-sign-in",
      streams: [],
    },
  ],
};
