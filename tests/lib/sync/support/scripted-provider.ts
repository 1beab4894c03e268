import type { Account } from "@/lib/domain/base/account";
import { type Commitment, type Segment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import type { Charge } from "@/lib/domain/ledger/charge";
import type {
  ClosedPeriod,
  Completeness,
  FetchContext,
  Provider,
  ProviderBatch,
  RejectedRow,
  Sourced,
} from "@/lib/providers/provider";

export const connectionId = "con_test";

const complete: Completeness = { state: "complete" };
export const brokenOff: Completeness = {
  state: "incomplete",
  reason: "The answer broke off. Sync again.",
  errorKind: "invalid-response",
};

export type ScriptedTerm = {
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly granted: string | null;
};

export type ScriptedTeam = {
  readonly name: string;
  readonly terms: readonly ScriptedTerm[];
  /** Amounts of usage rows by day; one row for each. */
  readonly charges: Readonly<Record<string, readonly string[]>>;
  readonly list?: "listed" | "missing";
  readonly termsRead?: Completeness;
  readonly chargesRead?: Completeness;
  /** The read of this team stops here, as when the process behind it fails. */
  readonly breaks?: Error;
  readonly rejected?: readonly RejectedRow[];
  readonly spendMeasure?: "effective-cost";
};

export type Script = {
  readonly now: string;
  readonly teams: readonly ScriptedTeam[];
  readonly listRead?: Completeness;
  /** Rows of the list of accounts that nobody could read. */
  readonly listRejected?: readonly RejectedRow[];
  readonly failsWith?: Error;
};

export const accountIdOf = (name: string): string => `acc_${name}`;

/** A provider like any other, that says what the script says. */
export const createScriptedProvider = (
  script: Script,
  beforeEach: (batch: ProviderBatch, context: FetchContext) => Promise<void> = async () => {},
): Provider => ({
  id: "vercel",
  check: async () => {},
  fetchBatches: async function* (_connection, context) {
    for (const batch of listBatches(script)) {
      await beforeEach(batch, context);
      yield batch;
    }
  },
});

function* listBatches(script: Script): Generator<ProviderBatch> {
  if (script.failsWith) throw script.failsWith;
  if (script.listRejected) yield { type: "rejected", rows: script.listRejected };
  yield {
    type: "accounts",
    accounts: script.teams
      .filter(({ list }) => list !== "missing")
      .map((team) => sourced(script, toAccount(team), { id: team.name })),
    completeness: script.listRead ?? complete,
  };
  for (const team of script.teams) {
    if (team.list === "missing") continue;
    if (team.breaks) throw team.breaks;
    yield* listTeamBatches(script, team);
  }
}

function* listTeamBatches(script: Script, team: ScriptedTeam): Generator<ProviderBatch> {
  const accountId = accountIdOf(team.name);
  if (team.rejected) yield { type: "rejected", rows: team.rejected };
  yield {
    type: "terms",
    accountId,
    contracts: [],
    invoices: [],
    commitments: team.terms.map((term) => sourced(script, toCommitment(team, term), term)),
    segments: team.terms.map((term) => sourced(script, toSegment(team, term), term)),
    completeness: team.termsRead ?? complete,
  };
  for (const window of listWindows(script, team)) {
    const charges = listCharges(script, team, window);
    for (let from = 0; from < charges.length; from += 500) {
      yield { type: "charges", accountId, window, charges: charges.slice(from, from + 500) };
    }
    const completeness = team.chargesRead ?? complete;
    yield { type: "charges-end", accountId, window, completeness };
  }
  yield { type: "account-end", accountId };
}

/** Terms that have begun, those that overlap as one, up to now. */
const listWindows = ({ now }: Script, { terms }: ScriptedTeam): ClosedPeriod[] => {
  const windows: ClosedPeriod[] = [];
  const begun = terms
    .filter(({ start }) => start < now)
    .map(({ start, end }) => ({ start, end: end < now ? end : now }))
    .sort((left, right) => (left.start < right.start ? -1 : 1));
  for (const term of begun) {
    const last = windows.at(-1);
    if (last === undefined || term.start >= last.end) windows.push(term);
    else windows.splice(-1, 1, { ...last, end: [last.end, term.end].sort()[1] ?? last.end });
  }
  return windows;
};

const listCharges = (script: Script, team: ScriptedTeam, window: ClosedPeriod): Sourced<Charge>[] =>
  Object.entries(team.charges).flatMap(([day, amounts]) =>
    amounts
      .map((amount) => sourced(script, toCharge(day, amount), { day, amount }))
      .filter(({ fact }) => fact.start >= window.start && fact.start < window.end),
  );

const sourced = <Fact>({ now }: Script, fact: Fact, raw: object): Sourced<Fact> => ({
  fact,
  source: { request: "GET /scripted", line: 1, fetchedAt: now, raw: JSON.stringify(raw) },
});

const toAccount = ({ name }: ScriptedTeam): Account => ({
  id: accountIdOf(name),
  provider: "vercel",
  connectionId,
  externalId: `team_${name}`,
  parentId: null,
  name,
  slug: name,
  access: "readable",
  attributes: [],
});

const commitmentIdOf = (team: ScriptedTeam, term: ScriptedTerm): string =>
  `cmt_${team.name}_${term.name}`;

const toCommitment = (team: ScriptedTeam, term: ScriptedTerm): Commitment => ({
  id: commitmentIdOf(team, term),
  accountId: accountIdOf(team.name),
  contractId: null,
  provider: "vercel",
  externalId: term.name,
  name: term.name,
  description: null,
  side: "bought",
  shape: "burn-down",
  model: "discontinuous",
  category: "usage",
  vendorType: "Enterprise",
  unit: { kind: "quantity", code: "MIUs" },
  measure: "pricing-quantity",
  drawnAt: "commitment",
  start: term.start,
  end: term.end,
  zone: "UTC",
  ...UNSAID_TERMS,
});

const toSegment = (team: ScriptedTeam, term: ScriptedTerm): Segment => ({
  id: `seg_${team.name}_${term.name}`,
  accountId: accountIdOf(team.name),
  commitmentId: commitmentIdOf(team, term),
  externalId: term.name,
  name: term.name,
  start: term.start,
  end: term.end,
  granted: term.granted,
});

/** Days begin at 08:00Z, as in California in winter. */
const toCharge = (day: string, amount: string): Charge => ({
  start: `${day}T08:00:00.000Z`,
  end: new Date(Date.parse(`${day}T08:00:00.000Z`) + 86_400_000).toISOString(),
  day,
  category: "usage",
  service: "Functions",
  projectId: null,
  projectName: null,
  region: null,
  pricingUnit: "MIUs",
  pricingQuantity: amount,
  effectiveCost: amount,
  billedCost: "0",
  currency: "USD",
});
