import {
  type CommitRow,
  type ContractRow,
  commitRow,
  nestedRow,
} from "@/lib/providers/metronome/api-schema";
import type { MetronomeClient } from "@/lib/providers/metronome/client";
import { collectPages } from "@/lib/providers/metronome/pages";
import type { Remarks } from "@/lib/providers/metronome/remarks";
import { type Page, readRows, type VendorRow } from "@/lib/providers/metronome/vendor-row";
import { ProviderError } from "@/lib/providers/provider";
import type { MetronomeCall } from "@/lib/sources/metronome";

type List = "commits" | "credits";

export type GapsOf = {
  readonly client: MetronomeClient;
  readonly customerId: string;
  readonly withoutCalls: readonly MetronomeCall[];
  readonly remarks: Remarks;
  readonly single: SingleReads;
};

/** How many more may be asked for one by one; the customers of a run share it. */
export type SingleReads = { left: number };

/** Past a thousand the list is what is wrong, and a run that asks for each of them would never end. */
export const createSingleReads = (): SingleReads => ({ left: 1_000 });

export type Filled = {
  readonly items: readonly VendorRow<CommitRow>[];
  /** Why something may still be missing; null when nothing is. */
  readonly failure: ProviderError | null;
  /** The ids of what only other lists have, whose ledgers may be cut. */
  readonly added: ReadonlySet<string>;
};

/**
 * The balances list is the one source of commits and credits. Where a contract names one that it
 * lacks, says that it names more than it lists, or where a field is missing, the list of the kind
 * is read beside it. Only what the balances list lacks is taken from there.
 */
export const fillGaps = async (
  of: GapsOf,
  contracts: readonly VendorRow<ContractRow>[],
  items: readonly VendorRow<CommitRow>[],
): Promise<Filled> => {
  let filled = withArchiveDates(contracts, items);
  let failure: ProviderError | null = null;
  const added = new Set<string>();
  for (const list of ["commits", "credits"] as const) {
    if (!callsFor(list, contracts, filled)) continue;
    const gone = await readList(of, list, contracts, filled);
    filled = gone.items;
    failure ??= gone.failure;
    for (const id of gone.added) added.add(id);
  }
  return { items: filled, failure, added };
};

const isOf = (list: List, { type }: CommitRow): boolean =>
  list === "credits" ? type === "CREDIT" : type !== "CREDIT";

const nestedIn = (list: List, contracts: readonly VendorRow<ContractRow>[]) =>
  contracts.flatMap(({ row }) =>
    (row[list] ?? []).flatMap((value) => nestedRow.safeParse(value).data ?? []),
  );

/** The balances list has no archive date of credits; the contracts have one. */
const withArchiveDates = (
  contracts: readonly VendorRow<ContractRow>[],
  items: readonly VendorRow<CommitRow>[],
): readonly VendorRow<CommitRow>[] => {
  const nested = [...nestedIn("commits", contracts), ...nestedIn("credits", contracts)];
  const archived = new Map(nested.map(({ id, archived_at }) => [id, archived_at ?? null]));
  return items.map(({ row, source }) => ({
    source,
    row: { ...row, archived_at: row.archived_at ?? archived.get(row.id) ?? null },
  }));
};

/** Credits have no creation date in these lists, so theirs is not missed. */
const lacksField = (row: CommitRow): boolean =>
  !row.access_schedule || !row.ledger || (row.type !== "CREDIT" && !row.created_at);

const missingIds = (
  list: List,
  contracts: readonly VendorRow<ContractRow>[],
  items: readonly VendorRow<CommitRow>[],
): readonly string[] => {
  const known = new Set(items.map(({ row }) => row.id));
  return nestedIn(list, contracts).flatMap(({ id }) => (known.has(id) ? [] : [id]));
};

const callsFor = (
  list: List,
  contracts: readonly VendorRow<ContractRow>[],
  items: readonly VendorRow<CommitRow>[],
): boolean =>
  contracts.some(({ row }) => row.has_more?.[list] === true) ||
  items.some(({ row }) => isOf(list, row) && lacksField(row)) ||
  missingIds(list, contracts, items).length > 0;

const readList = async (
  of: GapsOf,
  list: List,
  contracts: readonly VendorRow<ContractRow>[],
  items: readonly VendorRow<CommitRow>[],
): Promise<Filled> => {
  const missing = missingIds(list, contracts, items);
  if (of.withoutCalls.includes(list)) {
    const isWhole =
      missing.length === 0 && items.every(({ row }) => !isOf(list, row) || row.ledger);
    return { items, failure: isWhole ? null : notAllowed(list), added: new Set() };
  }
  const all = await collectPages(of.client.listAll(list, of.customerId));
  const listed = rowsOf(of, all.pages);
  const known = new Map(items.map((item) => [item.row.id, item]));
  const wanted = [
    ...new Set([
      ...missing,
      ...listed.flatMap(({ row }) => (known.has(row.id) ? [] : [row.id])),
      ...items.flatMap(({ row }) => (isOf(list, row) && !row.ledger ? [row.id] : [])),
    ]),
  ];
  const fetched = new Map<string, VendorRow<CommitRow>>();
  let failure = all.failure;
  let unasked = 0;
  for (const id of wanted) {
    if (of.single.left === 0) {
      unasked += 1;
      continue;
    }
    of.single.left -= 1;
    const one = await collectPages(of.client.listOne(list, of.customerId, id));
    failure ??= one.failure;
    for (const item of rowsOf(of, one.pages)) fetched.set(item.row.id, item);
  }
  if (unasked > 0) failure ??= notAsked(list, unasked);
  const terms = new Map(listed.map((item) => [item.row.id, item]));
  const completed = items.map((item) =>
    complete(item, [fetched.get(item.row.id), terms.get(item.row.id)]),
  );
  const added = [...fetched.values()].filter(({ row }) => !known.has(row.id));
  for (const { source } of added) of.remarks.note({ stream: "ledger", source }, onlyInList(list));
  // A list that is answered empty tells nothing of what it was asked for.
  const untold = completed.flatMap(({ row }) =>
    isOf(list, row) && (!row.access_schedule || !row.ledger) && !terms.has(row.id) ? [row.id] : [],
  );
  const stillMissing = [
    ...wanted.filter((id) => !known.has(id) && !fetched.has(id)),
    ...untold.filter((id) => !fetched.has(id)),
  ];
  if (stillMissing.length > 0) failure ??= inNoList(list, stillMissing.length);
  const ids = new Set(added.map(({ row }) => row.id));
  return { items: [...completed, ...added], failure, added: ids };
};

const rowsOf = ({ remarks }: GapsOf, pages: readonly Page[]) =>
  pages.flatMap((page) => readRows(page, commitRow, { stream: "terms", remarks }));

/** Only what the balances list does not say is taken from the others. */
const complete = (
  item: VendorRow<CommitRow>,
  others: readonly (VendorRow<CommitRow> | undefined)[],
): VendorRow<CommitRow> => {
  if (!lacksField(item.row)) return item;
  return others.reduce<VendorRow<CommitRow>>(
    (whole, other) =>
      other === undefined
        ? whole
        : {
            source: whole.row.access_schedule ? whole.source : other.source,
            row: {
              ...whole.row,
              type: whole.row.type ?? other.row.type,
              product: whole.row.product ?? other.row.product,
              created_at: whole.row.created_at ?? other.row.created_at,
              access_schedule: whole.row.access_schedule ?? other.row.access_schedule,
              ledger: whole.row.ledger ?? other.row.ledger,
              balance: whole.row.balance ?? other.row.balance,
            },
          },
    item,
  );
};

const onlyInList = (list: List) => ({
  code: "not-in-balances",
  reason: `Only the ${list} list has it, whose ledgers may be cut: its balance may lack entries.`,
});

const notAllowed = (list: List): ProviderError =>
  new ProviderError(
    `Some ${list} are missing from the balances, and the connection leaves the ${list} list out. Allow its token that call.`,
    { kind: "configuration" },
  );

const notAsked = (list: List, count: number): ProviderError =>
  new ProviderError(
    `${count} of the ${list} are missing from the balances and were not asked for one by one: a run asks for a thousand at most. Ask Metronome why its balances leave them out.`,
    { kind: "invalid-response" },
  );

const inNoList = (list: List, count: number): ProviderError =>
  new ProviderError(
    `${count} of the ${list} that are known to be there are in no list that tells of them whole.`,
    {
      kind: "invalid-response",
    },
  );
