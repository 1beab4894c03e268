import { type Fault, findFault } from "@/sandbox/faults/fault";
import { type Answer, jsonAnswer } from "@/sandbox/http/answer";
import type { Body } from "@/sandbox/metronome/body-rules";
import { breakBalances } from "@/sandbox/metronome/break-balances";
import type { Commitment, CustomerBook } from "@/sandbox/metronome/model";
import { commitmentObject } from "@/sandbox/metronome/objects";
import { pageOf, readCursor } from "@/sandbox/metronome/paging";
import { segmentAt } from "@/sandbox/metronome/pool";
import { refusal } from "@/sandbox/metronome/refusals";

const LARGEST_PAGE = 25;
/** Ledgers in the commits list end here; the balances list has them whole. */
const COMMITS_LEDGER_MOST = 20;

export type BalanceList = {
  readonly idName: "id" | "commit_id" | "credit_id";
  readonly flag: string;
  readonly has: (commitment: Commitment) => boolean;
};

const instantOf = (value: unknown): number | null =>
  typeof value === "string" ? Date.parse(value) : null;

/** Each filter asks for any access: two of them may be met by two segments. */
const isInTime = ({ segments }: Commitment, body: Body): boolean => {
  const covering = instantOf(body.covering_date);
  const from = instantOf(body.starting_at);
  const before = instantOf(body.effective_before);
  return (
    (covering === null || segmentAt(segments, covering) !== undefined) &&
    (from === null || segments.some(({ end }) => end > from)) &&
    (before === null || segments.some(({ start }) => start < before))
  );
};

const isArchivedIn = ({ contracts }: CustomerBook, commitment: Commitment, now: number): boolean =>
  [commitment, contracts.find(({ id }) => id === commitment.contractId)].some(
    (item) => item && item.archivedAt !== null && item.archivedAt <= now,
  );

const matching = (list: BalanceList, book: CustomerBook, body: Body, now: number) =>
  book.commitments.filter(
    (commitment) =>
      list.has(commitment) &&
      (commitment.contractId === null || body[list.flag] === true) &&
      (body.include_archived === true || !isArchivedIn(book, commitment, now)) &&
      (body[list.idName] === undefined || body[list.idName] === commitment.id) &&
      isInTime(commitment, body),
  );

const ledgerMost = ({ idName }: BalanceList): number | undefined =>
  idName === "commit_id" ? COMMITS_LEDGER_MOST : undefined;

type Asked = { readonly body: Body; readonly now: number; readonly faults: readonly Fault[] };

export const answerBalances = (
  list: BalanceList,
  book: CustomerBook,
  { body, now, faults }: Asked,
): Answer => {
  const cursor = readCursor(body.next_page);
  if (cursor === null) return refusal(400, "next_page is not valid");
  const size = Number(body.limit ?? LARGEST_PAGE);
  const all = matching(list, book, body, now);
  const { items, members } = pageOf(all, { cursor, size, endsEmpty: true }, faults);
  const hasLedger = body.include_ledgers === true;
  const hasBalance = body.include_balance === true;
  const wanted = { hasLedger, hasBalance, now, ledgerMost: ledgerMost(list) };
  const shown = items.map((commitment) => commitmentObject(commitment, wanted));
  const delay = hasLedger ? findFault(faults, "slow-ledgers") : null;
  return {
    ...jsonAnswer(200, { data: breakBalances(shown, faults), ...members }),
    delayMs: delay?.milliseconds,
  };
};
