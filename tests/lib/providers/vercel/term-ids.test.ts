import { describe, expect, test } from "vitest";
import type { Sourced, SourceRecord } from "@/lib/providers/provider";
import { commitmentRow } from "@/lib/providers/vercel/api-schema";
import { fillTerms } from "@/lib/providers/vercel/fill-terms";
import { groupTerms } from "@/lib/providers/vercel/group-terms";
import { fromCommitmentRow, type Term } from "@/lib/providers/vercel/map";

const day = (date: string): string => `${date}T00:00:00.000Z`;

const rowOf = (id: string, start: string, end: string, quantity: number): string =>
  JSON.stringify({
    ContractId: "sub_1",
    ContractPeriodStart: day("2026-01-01"),
    ContractPeriodEnd: day("2027-01-01"),
    ContractCommitmentId: id,
    ContractCommitmentPeriodStart: day(start),
    ContractCommitmentPeriodEnd: day(end),
    ContractCommitmentCategory: "Usage",
    ContractCommitmentType: "Enterprise",
    ContractCommitmentUnit: "MIUs",
    ContractCommitmentQuantity: quantity,
    BillingCurrency: "USD",
  });

/** Two months under one id, two rows that differ in their amount alone, and three that overlap. */
const lists: readonly (readonly [string, readonly string[]])[] = [
  [
    "months under one id",
    [
      rowOf("cmt", "2026-09-01", "2026-10-01", 100),
      rowOf("cmt", "2026-10-01", "2026-11-01", 200),
      rowOf("other", "2026-11-01", "2026-12-01", 300),
    ],
  ],
  [
    "rows alike but for their amount",
    [
      rowOf("cmt", "2026-09-01", "2026-10-01", 100),
      rowOf("cmt", "2026-09-01", "2026-10-01", 200),
      rowOf("other", "2026-10-01", "2026-11-01", 300),
    ],
  ],
  [
    "terms that overlap",
    [
      rowOf("first", "2026-09-01", "2026-11-01", 100),
      rowOf("second", "2026-10-01", "2026-12-01", 200),
      rowOf("third", "2026-11-15", "2027-01-01", 300),
      rowOf("alone", "2027-02-01", "2027-03-01", 400),
    ],
  ],
];

const sourceOf = (raw: string): SourceRecord => ({
  request: "GET /v1/billing/contract-commitments?teamId=team_1",
  line: 1,
  fetchedAt: day("2026-11-20"),
  raw,
});

const termOf = (raw: string): Sourced<Term> => {
  const mapped = fromCommitmentRow(commitmentRow.parse(JSON.parse(raw)));
  if (mapped.type !== "fact") throw new Error(mapped.reason);
  return { fact: mapped.fact, source: sourceOf(raw) };
};

const of = {
  connectionId: "con",
  accountId: "acc",
  teamId: "team_1",
  spendMeasure: "effective-cost",
} as const;

/** Every term with its id, the group it stands in and its amount. */
const factsOf = (terms: readonly Sourced<Term>[]): readonly string[] => {
  const { commitments, segments } = groupTerms(of, terms);
  return [
    ...commitments.map(({ fact }) => `${fact.id} ${fact.start} ${fact.end}`),
    ...segments.map(({ fact }) => `${fact.id} in ${fact.commitmentId}: ${fact.granted}`),
  ].sort();
};

const subsetsOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: 2 ** items.length }, (_, bits) =>
    items.filter((_item, place) => (bits >> place) & 1),
  );

describe("identity never depends on neighbours (metrics 3.14 ruling 25)", () => {
  test.each(lists)("%s keep ids, groups and amounts, whichever rows cannot be read", (_, rows) => {
    const known = rows.map(sourceOf);
    const whole = factsOf(rows.map(termOf));
    expect(new Set(whole.map((fact) => fact.split(" ")[0])).size).toBe(whole.length);
    for (const readable of subsetsOf(rows))
      expect(factsOf(fillTerms(readable.map(termOf), known))).toEqual(whole);
  });

  // What differs in its amount alone has no name of its own: there the first read decides.
  const named = lists.filter(([name]) => name !== "rows alike but for their amount");

  test.each(named)("%s are told apart at a first read too", (_, rows) => {
    const idsOf = (some: readonly string[]): readonly string[] =>
      groupTerms(of, some.map(termOf)).segments.map(({ fact }) => `${fact.id} ${fact.granted}`);
    const whole = idsOf(rows);
    for (const readable of subsetsOf(rows))
      expect(whole).toEqual(expect.arrayContaining([...idsOf(readable)]));
  });

  test("a row that was amended is taken as it came", () => {
    const [first = "", ...others] = lists[2]?.[1] ?? [];
    const amended = rowOf("first", "2026-09-01", "2026-11-15", 150);
    const filled = fillTerms([termOf(amended)], [first, ...others].map(sourceOf));
    expect(factsOf(filled)).toEqual(factsOf([amended, ...others].map(termOf)));
  });
});
