import { sharedOverview } from "@/lib/embed/shared-overview";
import { closedPage, sharedPage } from "@/lib/embed/shared-page";
import { createTexts } from "@/lib/embed/texts";
import { sharedAccess } from "@/lib/server/access";
import { answerError } from "@/lib/server/answer-error";
import { type AppContext, getContext } from "@/lib/server/context";
import { limited } from "@/lib/server/counted-request";
import { makeCommitment } from "@/lib/server/embed/commitment-facts";
import { documentHeaders } from "@/lib/server/embed/document-headers";
import { makeLedger } from "@/lib/server/embed/ledger-facts";
import { readOverview } from "@/lib/server/embed/overview-facts";
import { makeTimeline } from "@/lib/server/embed/timeline-facts";
import type { ViewAsked, ViewMade } from "@/lib/server/embed/view-facts";
import { getAccount } from "@/lib/server/queries/get-account";
import { actorOf, type ShareViewer } from "@/lib/server/viewer";
import { sources } from "@/lib/sources/sources";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { openShareLink, type ShareLink } from "@/lib/store/identity/share-links";
import { embedViewQuery } from "@/lib/wire/embed-view";

type Asked = { params: Promise<{ readonly token: string }> };

const answer = async (_request: Request, { params }: Asked): Promise<Response> => {
  try {
    const { token } = await params;
    const context = getContext();
    const link = await openLink(context, token);
    return link === null
      ? asDocument(context, closedPage(), 404)
      : asDocument(context, await drawPage(link), 200);
  } catch (error) {
    return answerError(error);
  }
};

/** A page of the book as it was pinned, for whoever has the link. No script, no cookie, no way further. */
export const answerSharedPage = limited(answer, answerError);

const asDocument = ({ env }: AppContext, body: string, status: number): Response =>
  new Response(body, {
    status,
    headers: {
      ...documentHeaders({ ancestors: [], nonce: "none", isHttps: env.url.startsWith("https:") }),
      "Content-Type": "text/html; charset=utf-8",
      "X-Frame-Options": "DENY",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });

/** Counted and noted before anything is drawn. */
const openLink = ({ db, clock }: AppContext, token: string): Promise<ShareViewer | null> => {
  const at = clock();
  return db.transaction(async (tx) => {
    const link = await openShareLink(tx, token, at);
    if (link === null) return null;
    const seen: ShareViewer = { kind: "share", link, ...sharedAccess(link.accountId) };
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(seen), action: "share.opened" },
      subject: link.commitmentId ?? link.accountId,
      detail: { link: link.id, opening: link.opened },
    });
    return seen;
  });
};

const drawPage = async ({ link, scope, can }: ShareViewer): Promise<string> => {
  const texts = createTexts({ locale: "en", zone: "UTC", renamed: {} });
  const { asOf, knownAt, accountId, commitmentId } = link;
  const seen = {
    accountIds: commitmentId === null ? [accountId] : [],
    commitmentIds: commitmentId === null ? [] : [commitmentId],
    ...{ views: [], actions: [], asOf },
  };
  const asked: ViewAsked = {
    viewer: { scope, can, session: seen },
    query: embedViewQuery.parse({
      ...{ account: accountId, paper: "1" },
      ...(commitmentId === null ? {} : { commitment: commitmentId }),
    }),
    texts,
    clocks: { asOf, knownAt },
  };
  const { data: account } = await getAccount(asked.viewer, { accountId, asOf, knownAt });
  const parts = await makeParts(asked, link);
  return sharedPage(texts, {
    title: parts[0]?.title ?? account.name,
    owner: commitmentId === null ? null : account.name,
    ...{ asOf, knownAt, expiresAt: link.expiresAt },
    ...{ opened: link.opened, openingsMax: link.openingsMax },
    ...{ sharedBy: link.madeBy, sharedAt: link.createdAt },
    source: sources[account.provider].name,
    parts: parts.map(({ html }) => html),
  });
};

type Made = Pick<ViewMade, "html" | "title">;

const makeParts = async (
  asked: ViewAsked,
  { commitmentId, parts }: ShareLink,
): Promise<readonly Made[]> => [
  await (commitmentId === null ? makeSharedOverview(asked) : makeCommitment(asked)),
  ...(parts.includes("timeline") ? [await makeTimeline(asked)] : []),
  ...(parts.includes("ledger") ? [await makeLedger(asked)] : []),
];

const makeSharedOverview = async (asked: ViewAsked): Promise<Made> => {
  const { facts, account } = await readOverview(asked);
  const { nextDates, name } = account;
  return { html: sharedOverview(asked.texts, { ...facts, nextDates }), title: name };
};
