import type { Queryable } from "@/lib/store/database";
import { textsOf } from "@/lib/store/read/attributes";

const separated = (columns: readonly string[]): string =>
  `lower(concat_ws(chr(31), ${columns.join(", ")}))`;

/** The words that accounts and commitments are found by, in small letters. */
export const writeWords = async (tx: Queryable, accountIds: readonly string[]): Promise<void> => {
  await tx.query(
    `insert into standing_words as kept (account_id, commitment_id, words, terms)
     select c.account_id, c.id, ${separated(commitmentWords)}, ${separated(commitmentTerms)}
     from commitments c
     join accounts a on a.account_id = c.account_id and a.id = c.account_id and a.known_to is null
     left join contracts t
       on t.account_id = c.account_id and t.id = c.contract_id and t.known_to is null
     where c.account_id = any($1::text[]) and c.known_to is null
     on conflict (account_id, commitment_id) do update
       set words = excluded.words, terms = excluded.terms
     where (kept.words, kept.terms) is distinct from (excluded.words, excluded.terms)`,
    [accountIds],
  );
  await tx.query(
    `update account_standings s set words = w.words, terms = w.terms
     from (
       select a.account_id, ${separated(accountWords)} as words, ${separated(accountTerms)} as terms
       from accounts a where a.account_id = any($1::text[]) and a.known_to is null
     ) w
     where s.account_id = w.account_id
       and (s.words, s.terms) is distinct from (w.words, w.terms)`,
    [accountIds],
  );
};

export const accountWords = ["a.name", "a.slug", "a.external_id", "a.id"] as const;
export const commitmentWords = ["c.name", "c.external_id", "c.id", ...accountWords] as const;
export const commitmentTerms = [
  "c.description",
  "t.external_id",
  "t.name",
  textsOf("c.attributes"),
  textsOf("t.attributes"),
] as const;

/** A sales order or an opportunity stands on a commitment or a contract, and names its account. */
const mentionsIn = (table: string): string =>
  `(select string_agg(${textsOf("m.attributes")}, chr(31) order by m.id) from ${table} m
     where m.account_id = a.account_id and m.known_to is null)`;

const accountTerms = [
  textsOf("a.attributes"),
  mentionsIn("commitments"),
  mentionsIn("contracts"),
] as const;
