import type { Account } from "@/lib/domain/base/account";
import type { Charge } from "@/lib/domain/ledger/charge";
import { toCompleteness, toleratedFailure } from "@/lib/providers/failure";
import type { Note } from "@/lib/providers/note";
import type {
  ClosedPeriod,
  Connection,
  FetchContext,
  ProviderBatch,
  ProviderError,
  RejectedRow,
  Sourced,
} from "@/lib/providers/provider";
import { toNote, toSetAside } from "@/lib/providers/rejected-row";
import { planChargeWindows } from "@/lib/providers/vercel/charge-windows";
import type { VendorRow, VercelClient } from "@/lib/providers/vercel/client";
import { fillTerms } from "@/lib/providers/vercel/fill-terms";
import { groupTerms } from "@/lib/providers/vercel/group-terms";
import {
  amountCarried,
  createChargeMapper,
  fromCommitmentRow,
  type Term,
} from "@/lib/providers/vercel/map";
import type { Mapped } from "@/lib/providers/vercel/mapped";
import type { VercelSettings } from "@/lib/sources/vercel";

type TeamOf = {
  readonly client: VercelClient;
  readonly connection: Connection<VercelSettings>;
  readonly account: Account;
  readonly context: FetchContext;
};

const chargesPerBatch = 1_000;

/** One team: its terms, then the charges of every term that has begun. */
export async function* readTeam(of: TeamOf): AsyncGenerator<ProviderBatch, void, undefined> {
  const accountId = of.account.id;
  if (of.account.access === "readable") {
    const { terms: read, rejected, failure } = await readTerms(of);
    const isWhole = failure === null && rejected.every(({ isSetAside }) => !isSetAside);
    const terms = isWhole ? read : fillTerms(read, await of.context.listKnownRecords(accountId));
    const { notes, ...facts } = groupTerms(
      {
        connectionId: of.connection.id,
        accountId,
        teamId: of.account.externalId,
        spendMeasure: of.connection.settings.spendMeasure,
      },
      terms,
    );
    const rows = [...rejected, ...notes.map(({ term, ...note }) => noteRow(accountId, note, term))];
    if (rows.length > 0) yield { type: "rejected", rows };
    yield {
      type: "terms",
      accountId,
      ...facts,
      invoices: [],
      completeness: toCompleteness(failure),
    };
    for (const window of planChargeWindows(
      terms.map(({ fact }) => fact),
      of.context.now,
    )) {
      yield* readWindow(of, window);
    }
  }
  yield { type: "account-end", accountId };
}

type ReadTerms = {
  readonly terms: readonly Sourced<Term>[];
  readonly rejected: readonly RejectedRow[];
  readonly failure: ProviderError | null;
};

const readTerms = async ({ client, account }: TeamOf): Promise<ReadTerms> => {
  const terms: Sourced<Term>[] = [];
  const rejected: RejectedRow[] = [];
  const take = rowTaker(account.id, "terms", rejected);
  try {
    for await (const rows of client.readCommitments(account.externalId)) {
      for (const row of rows) {
        const term = take(row, fromCommitmentRow);
        if (term) terms.push(term);
      }
    }
    return { terms, rejected, failure: null };
  } catch (error) {
    return { terms, rejected, failure: toleratedFailure(error) };
  }
};

/** The rows of one window in batches; a window that breaks off keeps what was read and says so. */
async function* readWindow(
  { client, account }: TeamOf,
  window: ClosedPeriod,
): AsyncGenerator<ProviderBatch, void, undefined> {
  const accountId = account.id;
  const map = createChargeMapper(window);
  let charges: Sourced<Charge>[] = [];
  let failure: ProviderError | null = null;
  try {
    for await (const rows of client.readCharges(account.externalId, window)) {
      const rejected: RejectedRow[] = [];
      const take = rowTaker(accountId, "charges", rejected);
      for (const row of rows) {
        const charge = take(row, map);
        if (charge) charges.push(charge);
      }
      if (rejected.length > 0) yield { type: "rejected", rows: rejected };
      if (charges.length >= chargesPerBatch) {
        yield { type: "charges", accountId, window, charges };
        charges = [];
      }
    }
  } catch (error) {
    failure = toleratedFailure(error);
  }
  if (charges.length > 0) yield { type: "charges", accountId, window, charges };
  // Vercel answers so for a team whose first day is not over: nothing has been charged yet.
  const isNothingYet = failure?.vendorCode === "costs_not_found";
  const completeness = toCompleteness(isNothingYet ? null : failure);
  yield { type: "charges-end", accountId, window, completeness };
}

/** Maps a vendor's row; what cannot be read, and what there is to say, goes to `into`. */
const rowTaker =
  (accountId: string, stream: RejectedRow["stream"], into: RejectedRow[]) =>
  <Row, Fact>(row: VendorRow<Row>, map: (row: Row) => Mapped<Fact>): Sourced<Fact> | null => {
    const of = { accountId, stream };
    if (row.type === "unreadable") {
      const { code, reason, request, line, raw, value } = row;
      into.push(
        toSetAside({ ...of, code, reason, request, line, raw, carries: amountCarried(value) }),
      );
      return null;
    }
    const mapped = map(row.row);
    const { request, line, raw } = row.source;
    const place = { ...of, request, line, raw, carries: amountCarried(row.row) };
    if (mapped.type === "set-aside") {
      const { code, reason } = mapped;
      into.push(toSetAside({ ...place, code, reason }));
      return null;
    }
    for (const note of mapped.notes) into.push(toNote({ ...place, ...note }));
    for (const note of row.notes) into.push(toNote({ ...place, ...note }));
    return { fact: mapped.fact, source: row.source };
  };

const noteRow = (accountId: string, note: Note, { source }: Sourced<Term>): RejectedRow =>
  toNote({
    accountId,
    stream: "terms",
    ...note,
    request: source.request,
    line: source.line,
    raw: source.raw,
  });
