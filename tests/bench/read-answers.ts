import { getAccount } from "@/lib/server/queries/get-account";
import { getAccountProof } from "@/lib/server/queries/get-account-proof";
import { getBookProof } from "@/lib/server/queries/get-book-proof";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { getExpiries } from "@/lib/server/queries/get-expiries";
import { getListProof } from "@/lib/server/queries/get-list-proof";
import { getPeriods } from "@/lib/server/queries/get-periods";
import { getProvenance } from "@/lib/server/queries/get-provenance";
import { getSummary } from "@/lib/server/queries/get-summary";
import { getUtilization } from "@/lib/server/queries/get-utilization";
import { listAccountLedger } from "@/lib/server/queries/list-account-ledger";
import { listAccounts } from "@/lib/server/queries/list-accounts";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { listInventory } from "@/lib/server/queries/list-inventory";
import { listLedger } from "@/lib/server/queries/list-ledger";
import { accountQuery } from "@/lib/wire/account";
import { commitmentQuery, commitmentSort } from "@/lib/wire/commitment";
import { inventoryQuery } from "@/lib/wire/inventory";
import { ledgerQuery } from "@/lib/wire/ledger";
import { accountProofQuery, bookProofQuery, listProofQuery } from "@/lib/wire/total-proof";
import { largeBookIds } from "@/tests/bench/large-terms";
import type { Floors } from "@/tests/bench/read-floors";
import { asViewer } from "@/tests/lib/server/queries/as-viewer";

export type ReadAnswer = {
  readonly name: string;
  readonly floor: keyof Floors;
  /** Made once before it is measured: the page a cursor leads to is found then. */
  prepare(): Promise<() => Promise<unknown>>;
};

type Query = Readonly<Record<string, string>>;

const viewer = asViewer();
const earlier = { asOf: "2026-08-15T12:00:00.000Z" };
const asKnown = { asOf: "2026-09-30T00:00:00.000Z", knownAt: "2026-10-05T00:00:00.000Z" };
const pageRows = 50;

const list = (query: Query) => listCommitments(viewer, commitmentQuery.parse(query));
const accounts = (query: Query) => listAccounts(viewer, accountQuery.parse(query));
const ledger = (commitmentId: string, query: Query = {}) =>
  listLedger(viewer, { ...ledgerQuery.parse(query), commitmentId });

const answer = (name: string, floor: keyof Floors, read: () => Promise<unknown>): ReadAnswer => ({
  name,
  floor,
  prepare: async () => read,
});

const listed = (name: string, query: Query): ReadAnswer =>
  answer(`list, ${name}`, "page", () => list(query));

/** The words of a parameter, as the wire has them. */
const views = commitmentQuery.shape.view.unwrap().options;

type Paged = (query: Query) => Promise<{ readonly nextCursor: string | null }>;

/** Where page `number` begins, or the last one of a shorter list, found in the longest steps. */
const cursorOf = async (pages: Paged, query: Query, number: number): Promise<Query> => {
  const wanted = (number - 1) * pageRows;
  let cursor: Query = {};
  for (let passed = 0; passed < wanted; ) {
    const step = Math.min(200, wanted - passed);
    const { nextCursor } = await pages({ ...query, ...cursor, limit: String(step) });
    if (nextCursor === null) return cursor;
    cursor = { cursor: nextCursor };
    passed += step;
  }
  return cursor;
};

const farPage = (name: string, query: Query): ReadAnswer => ({
  name: `list, ${name}`,
  floor: "page",
  prepare: async () => {
    const cursor = await cursorOf(list, query, 100);
    return () => list({ ...query, ...cursor });
  },
});

const lastLedgerPage = (name: string, commitmentId: string): ReadAnswer => ({
  name: `ledger, last page${name}`,
  floor: "entryPage",
  prepare: async () => {
    const cursor = await cursorOf((query) => ledger(commitmentId, query), {}, 1_000_000);
    return () => ledger(commitmentId, cursor);
  },
});

const ofCommitment = (name: string, commitmentId: string): ReadAnswer[] => {
  const input = { commitmentId };
  return [
    answer(`commitment${name}`, "entryPage", () => getCommitment(viewer, input)),
    answer(`periods${name}`, "entryPage", () => getPeriods(viewer, input)),
    answer(`proof of available${name}`, "entryPage", () =>
      getProvenance(viewer, { ...input, figure: "available" }),
    ),
    answer(`utilization${name}`, "entryPage", () => getUtilization(viewer, input)),
    answer(`ledger, first page${name}`, "entryPage", () => ledger(commitmentId)),
    lastLedgerPage(name, commitmentId),
  ];
};

const usd = { unit: "USD" };

/** A total of the book, of an account and under a list, taken apart; one of them far into its addends. */
const proofs = (): ReadAnswer[] => [
  answer("proof of a total of the book", "sum", () => ofBook({})),
  {
    name: "proof of a total of the book, tenth page",
    floor: "sum",
    prepare: async () => {
      const cursor = await cursorOf(ofBook, {}, 10);
      return () => ofBook(cursor);
    },
  },
  answer("proof of a share of the book", "sum", () => ofBook({ figure: "utilization" })),
  answer("proof of a total of an account", "entryPage", () =>
    getAccountProof(viewer, {
      ...accountProofQuery.parse({ ...usd, figure: "lapseAhead" }),
      accountId: largeBookIds.account,
    }),
  ),
  answer("proof of a total of a list", "page", () => ofList({ view: "current" })),
  answer("proof of what comes", "entryPage", () =>
    getProvenance(viewer, { commitmentId: largeBookIds.commitment, figure: "whatComes" }),
  ),
  answer("proof of a burn rate", "entryPage", () =>
    getProvenance(viewer, { commitmentId: largeBookIds.commitment, figure: "burn" }),
  ),
];

const ofBook = (query: Query) => getBookProof(viewer, bookProofQuery.parse({ ...usd, ...query }));
const ofList = (query: Query) => getListProof(viewer, listProofQuery.parse({ ...usd, ...query }));

/** Every answer that a reader waits for, at the clocks of now and at others. */
export const readAnswers = (hasLongLedgers: boolean): ReadAnswer[] => [
  listed("first page", {}),
  farPage("hundredth page", {}),
  ...commitmentSort.options.map((sort) => listed(`sort ${sort}`, { sort })),
  farPage("hundredth page, sort -available", { sort: "-available" }),
  listed("provider", { provider: "metronome" }),
  listed("state", { state: "active" }),
  listed("shape", { shape: "build-up" }),
  listed("unit", { unit: "USD", sort: "end" }),
  listed("expires before", { expiresBefore: "2027-01-31T00:00:00.000Z" }),
  listed("account", { account: largeBookIds.account }),
  ...views.map((view) => listed(`view ${view}`, { view, sort: "risk" })),
  answer("summary", "sum", () => getSummary(viewer, {})),
  ...proofs(),
  listed("search by name", { q: "Juniper" }),
  listed("search by id", { q: largeBookIds.commitment }),
  listed("search by sales order", { q: "SO-45-" }),
  listed("search by opportunity", { q: "006Qx000000045" }),
  listed("search for nothing", { q: "no such text" }),
  answer("accounts", "page", () => accounts({})),
  answer("accounts, sort risk", "page", () => accounts({ sort: "risk" })),
  answer("accounts, search", "page", () => accounts({ q: "Juniper" })),
  answer("inventory", "page", () => listInventory(viewer, inventoryQuery.parse({}))),
  answer("expiries", "page", () => getExpiries(viewer, {})),
  answer("account", "entryPage", () => getAccount(viewer, { accountId: largeBookIds.account })),
  answer("account ledger", "entryPage", () =>
    listAccountLedger(viewer, { ...ledgerQuery.parse({}), accountId: largeBookIds.account }),
  ),
  ...ofCommitment("", largeBookIds.commitment),
  ...(hasLongLedgers
    ? [
        ...ofCommitment(" (2,000 entries)", largeBookIds.long),
        ...ofCommitment(" (100,000 entries)", largeBookIds.longest),
      ]
    : []),
  answer("summary at another asOf", "sum", () => getSummary(viewer, earlier)),
  answer("summary at another knownAt", "sum", () => getSummary(viewer, asKnown)),
  listed("first page at another asOf", earlier),
  answer("commitment at another knownAt", "entryPage", () =>
    getCommitment(viewer, { commitmentId: largeBookIds.commitment, ...asKnown }),
  ),
];
