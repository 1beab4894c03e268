import { ledgerView } from "@/lib/embed/ledger";
import { partedBy } from "@/lib/embed/ledger-groups";
import { readOutline } from "@/lib/server/embed/read-outline";
import { toFoot, toRead, type ViewAsked, type ViewMade } from "@/lib/server/embed/view-facts";
import { sees } from "@/lib/server/embed/visible";
import { getVisibleCommitment, listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import { listAccountLedger } from "@/lib/server/queries/list-account-ledger";
import { listLedger } from "@/lib/server/queries/list-ledger";
import type { LedgerPage } from "@/lib/wire/ledger";

const statuses = { settled: "posted", pending: "draft" } as const;

const onScreen = 25;
const perRead = 100;
const onPaper = 500;

/** The ledger of an account, or of one commitment where that is all there is to see. */
export const makeLedger = async (asked: ViewAsked): Promise<ViewMade> => {
  const { viewer, query, texts } = asked;
  const { account } = await listVisibleAccounts(asked);
  const isWhole = viewer.session.accountIds.includes(account.id);
  const one =
    query.commitment === undefined && isWhole
      ? null
      : await getVisibleCommitment(asked, account.id);
  const of = one?.account.id ?? account.id;
  const { data: detail } = await readOutline(asked, of);
  const page = await readPages(asked, of, one?.id ?? null);
  const foot = toFoot(asked, page.meta, detail.readAt);
  const params = {
    account: of,
    ...(one === null ? {} : { commitment: one.id }),
    ...(query.status === undefined ? {} : { status: query.status }),
  };
  const { data: entries, total, nextCursor } = page;
  return {
    data: { view: "ledger", entries, total, nextCursor },
    html: ledgerView(texts, {
      ...{ entries, total, nextCursor },
      params,
      status: query.status ?? null,
      poolName: one?.name ?? null,
      parted: partedBy(
        one === null
          ? detail.schedule
          : detail.schedule.filter(({ commitment }) => commitment.id === one.id),
      ),
      isPaper: query.paper !== undefined,
      isFirstPage: query.cursor === undefined,
      opens: viewer.session.views.includes("ledger"),
      foot,
    }),
    title: `${texts.words.ledger}, ${one?.name ?? account.name}`,
    params: { ...params, ...(query.cursor === undefined ? {} : { cursor: query.cursor }) },
    meta: page.meta,
    isStale: foot.isStale,
    read: toRead(
      detail.readAt,
      detail.burnOrder.filter((row) =>
        one === null ? sees(viewer.session, row) : row.id === one.id,
      ),
    ),
  };
};

/** A page for a screen; for paper one after the other, as far as paper goes. */
const readPages = async (
  { viewer, query, clocks }: ViewAsked,
  accountId: string,
  commitmentId: string | null,
): Promise<LedgerPage> => {
  const status = query.status && statuses[query.status];
  const isPaper = query.paper !== undefined;
  const read = (cursor: string | undefined) => {
    const input = { ...clocks, status, cursor, limit: isPaper ? perRead : onScreen };
    return commitmentId === null
      ? listAccountLedger(viewer, { ...input, accountId })
      : listLedger(viewer, { ...input, commitmentId });
  };
  let page = await read(query.cursor);
  while (isPaper && page.nextCursor !== null && page.data.length < onPaper) {
    const next = await read(page.nextCursor);
    page = { ...next, data: [...page.data, ...next.data] };
  }
  return page;
};
