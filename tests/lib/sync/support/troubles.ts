import type { Fault } from "@/sandbox/start-sandbox";

/** What can go wrong at one team's endpoint, and how a sync that meets it has to end. */
export type Trouble = {
  readonly name: string;
  readonly fault: Fault;
  /** How the first run of an empty book ends. */
  readonly run: "complete" | "incomplete" | "failed";
  /** How a run ends that meets it in a book with good figures, where that is another way. */
  readonly again?: "incomplete";
  /** What the run and the connection say; null when there is nothing to do. */
  readonly says: RegExp | null;
  readonly saysAgain?: RegExp;
  readonly keeps: { readonly segments: Kept; readonly charges: Kept };
  readonly setAside: { readonly code: string; readonly reason: RegExp } | null;
  /** Figures move only by the rows that the source still sends but nobody can read. */
  readonly figures: "stay" | "move";
  readonly reachesTheEnd?: true;
};

type Kept = "all" | "some" | "none";

const terms = "/v1/billing/contract-commitments";
const charges = "/v1/billing/charges";

const nothing = { segments: "none", charges: "none" } as const;
const termsOnly = { segments: "all", charges: "none" } as const;
const someTerms = { segments: "some", charges: "some" } as const;
const someCharges = { segments: "all", charges: "some" } as const;
const everything = { segments: "all", charges: "all" } as const;

const rowsSetAside = /could not be read and (was|were) set aside; see Data issues/;
const noJson = /not JSON but something else, perhaps a web page. Check the address/;

export const troubles: readonly Trouble[] = [
  {
    name: "terms cut in the middle of a line",
    fault: { kind: "cut", path: terms, bytes: 2_000, ending: "clean" },
    run: "incomplete",
    says: /broke off at line \d+. Read it again/,
    keeps: someTerms,
    setAside: { code: "cut", reason: /ended in the middle of line \d+/ },
    figures: "stay",
  },
  {
    name: "charges cut in the middle of a line",
    fault: { kind: "cut", path: charges, bytes: 4_000, ending: "clean" },
    run: "incomplete",
    says: /broke off at line \d+. Read it again/,
    keeps: someCharges,
    setAside: { code: "cut", reason: /ended in the middle of line \d+/ },
    figures: "stay",
  },
  {
    name: "charges whose connection breaks off, each time they are read again",
    fault: { kind: "cut", path: charges, bytes: 1_500 },
    run: "incomplete",
    says: /while reading Vercel. Sync again later/,
    keeps: someCharges,
    setAside: { code: "cut", reason: /ended in the middle of line \d+/ },
    figures: "stay",
  },
  {
    name: "one malformed line among good terms",
    fault: { kind: "malformed-line", path: terms, line: 3 },
    run: "incomplete",
    says: rowsSetAside,
    keeps: someTerms,
    setAside: { code: "not-json", reason: /^Line 3 is not valid JSON/ },
    figures: "stay",
    reachesTheEnd: true,
  },
  {
    name: "one malformed line among good charges",
    fault: { kind: "malformed-line", path: charges, line: 3 },
    run: "incomplete",
    says: rowsSetAside,
    keeps: someCharges,
    setAside: { code: "not-json", reason: /^Line 3 is not valid JSON/ },
    figures: "stay",
    reachesTheEnd: true,
  },
  {
    name: "a term of an unknown category",
    fault: { kind: "unknown-category", path: terms },
    run: "incomplete",
    says: rowsSetAside,
    keeps: someTerms,
    setAside: { code: "unknown-category", reason: /ContractCommitmentCategory.*"Capacity"/ },
    figures: "stay",
    reachesTheEnd: true,
  },
  {
    name: "a charge of an unknown category",
    fault: { kind: "unknown-category", path: charges },
    run: "incomplete",
    says: rowsSetAside,
    keeps: someCharges,
    setAside: { code: "unknown-category", reason: /ChargeCategory.*"Redemption"/ },
    figures: "stay",
    reachesTheEnd: true,
  },
  {
    name: "fields that nobody announced",
    fault: { kind: "extra-fields" },
    run: "complete",
    says: null,
    keeps: everything,
    setAside: null,
    figures: "stay",
  },
  {
    name: "a web page in place of terms",
    fault: { kind: "html", path: terms },
    run: "incomplete",
    says: noJson,
    keeps: nothing,
    setAside: { code: "not-json", reason: /not JSON/ },
    figures: "stay",
  },
  {
    name: "a web page in place of charges",
    fault: { kind: "html", path: charges },
    run: "incomplete",
    says: noJson,
    keeps: termsOnly,
    setAside: { code: "not-json", reason: /not JSON/ },
    figures: "stay",
  },
  {
    name: "401",
    fault: { kind: "status", status: 401 },
    run: "failed",
    says: /does not accept the token of connection "Test". Make a new token/,
    keeps: nothing,
    setAside: null,
    figures: "stay",
  },
  {
    name: "403",
    fault: { kind: "status", status: 403 },
    run: "incomplete",
    says: /may not read this. Give its user a role at Vercel that sees billing/,
    keeps: nothing,
    setAside: null,
    figures: "stay",
  },
  {
    name: "404 costs_not_found",
    fault: { kind: "status", path: charges, status: 404, code: "costs_not_found" },
    run: "complete",
    says: null,
    // Nothing charged yet is an answer where nothing was known, and none where charges were.
    again: "incomplete",
    saysAgain: /lists none of the \d+ known charges.*until it is accepted under Sources/,
    keeps: termsOnly,
    setAside: null,
    figures: "stay",
  },
  ...(["retry-after", "reset-epoch"] as const).flatMap((headers): Trouble[] => [
    {
      name: `429 with ${headers} once`,
      fault: { kind: "rate-limited", headers, times: 1 },
      run: "complete",
      says: null,
      keeps: everything,
      setAside: null,
      figures: "stay",
    },
    {
      name: `429 with ${headers} again and again`,
      fault: { kind: "rate-limited", path: charges, headers },
      run: "incomplete",
      says: /allows no more requests for now. The next sync will read what is missing/,
      keeps: termsOnly,
      setAside: null,
      figures: "stay",
    },
  ]),
  {
    name: "500 again and again",
    fault: { kind: "status", status: 500 },
    run: "incomplete",
    says: /has trouble at the moment. Sync again later/,
    keeps: nothing,
    setAside: null,
    figures: "stay",
  },
  {
    name: "a connection that hangs before it answers",
    fault: { kind: "hang", path: terms },
    run: "incomplete",
    says: /Sync again/,
    keeps: nothing,
    setAside: null,
    figures: "stay",
  },
  {
    name: "a connection that hangs in the middle of a body",
    fault: { kind: "hang", path: charges, when: "mid-body", bytes: 600, after: 10, times: 3 },
    run: "incomplete",
    says: /Sync again/,
    keeps: someCharges,
    setAside: { code: "cut", reason: /ended in the middle of line \d+/ },
    figures: "stay",
  },
];
