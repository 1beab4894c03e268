import type { Contract } from "@/lib/domain/base/account";
import { type Commitment, type Segment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import { unitKey } from "@/lib/domain/base/money";
import type { Note } from "@/lib/providers/note";
import type { Sourced } from "@/lib/providers/provider";
import { stableId } from "@/lib/providers/stable-id";
import { type Term, termZone } from "@/lib/providers/vercel/map";
import { termKey } from "@/lib/providers/vercel/term-key";
import { nameContract, nameTerm, nameTogether } from "@/lib/providers/vercel/term-name";
import type { VercelSettings } from "@/lib/sources/vercel";

export type TermsOf = {
  readonly connectionId: string;
  readonly accountId: string;
  readonly teamId: string;
  readonly spendMeasure: VercelSettings["spendMeasure"];
};

export type GroupedTerms = {
  readonly contracts: readonly Sourced<Contract>[];
  readonly commitments: readonly Sourced<Commitment>[];
  readonly segments: readonly Sourced<Segment>[];
  readonly notes: readonly (Note & { readonly term: Sourced<Term> })[];
};

/** A term with the key that tells it from others of the same id. */
type KeyedTerm = Sourced<Term> & { readonly key: string };
type Some<Item> = readonly [Item, ...Item[]];

/** All rows of one team, looked at together. */
export const groupTerms = (of: TermsOf, terms: readonly Sourced<Term>[]): GroupedTerms => {
  const { keyed, notes } = keyTerms(terms);
  const contracts = groupBy(keyed, ({ fact }) => fact.contractExternalId).map((members) =>
    toContract(of, members),
  );
  const pools = groupBy(keyed, ({ fact }) => `${fact.category} ${unitKey(fact.unit)}`)
    .flatMap(splitWhereNothingOverlaps)
    .map((members) => toCommitment(of, members));
  return {
    contracts: contracts.map(({ contract }) => contract),
    commitments: pools.map(({ commitment }) => commitment),
    segments: pools.flatMap(({ segments }) => segments),
    notes: [...notes, ...contracts.flatMap(({ note }) => (note === null ? [] : [note]))],
  };
};

/**
 * A row that comes twice counts once. Rows that share an id but differ are all kept. Those that differ in
 * their end or amount alone are told apart by their place in a fixed order, so the order in which the vendor
 * lists them does not matter.
 */
const keyTerms = (
  terms: readonly Sourced<Term>[],
): { keyed: KeyedTerm[]; notes: GroupedTerms["notes"] } => {
  const keyed: KeyedTerm[] = [];
  const notes: (Note & { term: Sourced<Term> })[] = [];
  for (const sameId of groupBy(terms, ({ fact }) => fact.externalId)) {
    const distinct = groupBy(sameId, ({ fact }) => JSON.stringify(fact));
    for (const [, ...repeats] of distinct) {
      for (const term of repeats) {
        const reason = `The row ${term.fact.externalId} came more than once and counts once.`;
        notes.push({ code: "repeated-row", reason, term });
      }
    }
    const inOrder = distinct.map(([first]) => first).sort(byPeriod);
    const alike = new Map<string, number>();
    for (const [place, term] of inOrder.entries()) {
      const key = termKey(term.fact);
      const ordinal = alike.get(key) ?? 0;
      alike.set(key, ordinal + 1);
      keyed.push({ ...term, key: ordinal === 0 ? key : JSON.stringify([key, ordinal]) });
      if (place > 0) {
        const reason = `ContractCommitmentId ${term.fact.externalId} names ${inOrder.length} different rows; all are kept.`;
        notes.push({ code: "duplicate-id", reason, term });
      }
    }
  }
  return { keyed, notes };
};

const toContract = (
  of: TermsOf,
  members: Some<KeyedTerm>,
): {
  contract: Sourced<Contract>;
  note: GroupedTerms["notes"][number] | null;
} => {
  const [first] = members;
  const periods = members.map(({ fact }) => fact.contract);
  const starts = periods.map(({ start }) => start).sort();
  const ends = periods.map(({ end }) => end).sort();
  const [start = first.fact.contract.start] = starts;
  const end = ends.at(-1) ?? first.fact.contract.end;
  const isOnePeriod = starts.at(-1) === start && ends[0] === end;
  const { contractExternalId } = first.fact;
  return {
    contract: {
      source: first.source,
      fact: {
        id: contractIdOf(of, contractExternalId),
        accountId: of.accountId,
        externalId: contractExternalId,
        name: nameContract(factsOf(members)),
        start,
        end,
        zone: termZone,
        archivedAt: null,
        attributes: [],
      },
    },
    note: isOnePeriod
      ? null
      : {
          code: "contract-period-differs",
          reason: `The rows of contract ${contractExternalId} give different contract periods; the widest is shown.`,
          term: first,
        },
  };
};

/** Terms of one unit that overlap cannot be told apart in the charges: they are drawn as one. */
const toCommitment = (
  of: TermsOf,
  members: Some<KeyedTerm>,
): { commitment: Sourced<Commitment>; segments: Sourced<Segment>[] } => {
  const [first] = members;
  const terms = factsOf(members);
  const isTogether = members.length > 1;
  const contractIds = new Set(terms.map(({ contractExternalId }) => contractExternalId));
  const period = { start: first.fact.start, end: latestEnd(members) };
  // Named after the first term, alone or not: one that joins later leaves the id as it was.
  const id = stableId("cmt", of.connectionId, of.teamId, first.key);
  return {
    commitment: {
      source: first.source,
      fact: {
        id,
        accountId: of.accountId,
        contractId: contractIds.size === 1 ? contractIdOf(of, first.fact.contractExternalId) : null,
        provider: "vercel",
        externalId: terms.map(({ externalId }) => externalId).join(", "),
        name: isTogether ? nameTogether(terms, period) : nameTerm(first.fact),
        description: first.fact.description,
        side: "bought",
        shape: "burn-down",
        model: "discontinuous",
        category: first.fact.category,
        vendorType: [...new Set(terms.map(({ vendorType }) => vendorType))].join(", "),
        unit: first.fact.unit,
        measure: first.fact.category === "usage" ? "pricing-quantity" : of.spendMeasure,
        drawnAt: isTogether ? "contract" : "commitment",
        ...period,
        zone: termZone,
        ...UNSAID_TERMS,
      },
    },
    segments: members.map(({ fact, source, key }) => ({
      source,
      fact: {
        id: stableId("seg", of.connectionId, of.teamId, key),
        accountId: of.accountId,
        commitmentId: id,
        externalId: fact.externalId,
        name: nameTerm(fact),
        start: fact.start,
        end: fact.end,
        granted: fact.granted,
      },
    })),
  };
};

const contractIdOf = ({ connectionId, teamId }: TermsOf, contractExternalId: string): string =>
  stableId("ctr", connectionId, teamId, contractExternalId);

/** Runs of terms in order of time, each run touching the next in no instant. */
const splitWhereNothingOverlaps = (members: Some<KeyedTerm>): Some<KeyedTerm>[] => {
  const runs: [KeyedTerm, ...KeyedTerm[]][] = [];
  let runEnd = "";
  for (const term of [...members].sort(byPeriod)) {
    const run = runs.at(-1);
    if (run !== undefined && term.fact.start < runEnd) run.push(term);
    else runs.push([term]);
    if (run === undefined || term.fact.end > runEnd) runEnd = term.fact.end;
  }
  return runs;
};

const latestEnd = (members: Some<KeyedTerm>): string =>
  members.reduce(
    (latest, { fact }) => (fact.end > latest ? fact.end : latest),
    members[0].fact.end,
  );

const byPeriod = (left: Sourced<Term>, right: Sourced<Term>): number =>
  compareText(left.fact.start, right.fact.start) ||
  compareText(left.fact.end, right.fact.end) ||
  compareText(left.fact.externalId, right.fact.externalId) ||
  compareText(JSON.stringify(left.fact), JSON.stringify(right.fact));

const compareText = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;

const groupBy = <Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Some<Item>[] => {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
};

const factsOf = (members: Some<KeyedTerm>): Some<Term> => [
  members[0].fact,
  ...members.slice(1).map(({ fact }) => fact),
];
