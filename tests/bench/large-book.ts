import type { Queryable } from "@/lib/store/database";
import { fillLedger } from "@/tests/bench/large-ledger";
import { accountTexts, connectionTexts, factTexts, termsText } from "@/tests/bench/large-terms";

export type BookSize = { readonly commitments: number; readonly entries: number };

/** Long ledgers stand in the two large books alone; of the smaller ones they would be the half. */
export const longLedgersFrom = 20_000;

/**
 * Accounts with twelve commitments each, written by the database itself. Of twenty accounts twelve
 * have monthly terms (ten have ended, one runs, one is to come), five have what a vendor reports with
 * its own ledger (pools in quarters, targets, a rollover), three are bought by the hour.
 */
export const fillBook = async (db: Queryable, { commitments, entries }: BookSize) => {
  const accounts = Math.ceil(commitments / 12);
  const hasLong = commitments >= longLedgersFrom;
  const perCommitment = (entries - (hasLong ? 140_000 : 0)) / commitments;
  for (const text of [
    ...connectionTexts,
    ...accountTexts(accounts),
    termsText(accounts, Math.max(1, perCommitment), hasLong),
    ...factTexts,
  ]) {
    await db.query(text);
  }
  await fillLedger(db);
  await db.query("drop table bench_terms");
  await db.query("analyze");
};
