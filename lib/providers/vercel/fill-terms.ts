import { parseExactJson } from "@/lib/providers/http/exact-json";
import type { Sourced, SourceRecord } from "@/lib/providers/provider";
import { commitmentRow } from "@/lib/providers/vercel/api-schema";
import { fromCommitmentRow, type Term } from "@/lib/providers/vercel/map";
import { termKey } from "@/lib/providers/vercel/term-key";

/**
 * The terms of a list that is not whole, with those that the book knows and that may be the missing ones:
 * terms that overlap are drawn as one, and one of them that cannot be read changes nothing of that
 * (metrics 3.14 ruling 25). Of several rows under one key all or none are taken as they were read now.
 */
export const fillTerms = (
  read: readonly Sourced<Term>[],
  known: readonly SourceRecord[],
): readonly Sourced<Term>[] => {
  const before = byKey(known.flatMap(toTerm));
  const now = byKey(read);
  return [...new Set([...now.keys(), ...before.keys()])].flatMap((key) => {
    const [own, kept] = [now.get(key) ?? [], before.get(key) ?? []];
    return own.length < kept.length ? kept : own;
  });
};

const byKey = (terms: readonly Sourced<Term>[]): ReadonlyMap<string, readonly Sourced<Term>[]> => {
  const groups = new Map<string, Sourced<Term>[]>();
  for (const term of terms) {
    const key = termKey(term.fact);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [term]);
    else group.push(term);
  }
  return groups;
};

/** What was kept of a row when it could be read. */
const toTerm = (source: SourceRecord): readonly Sourced<Term>[] => {
  const row = commitmentRow.safeParse(parseExactJson(source.raw));
  const mapped = row.success ? fromCommitmentRow(row.data) : null;
  return mapped?.type === "fact" ? [{ fact: mapped.fact, source }] : [];
};
