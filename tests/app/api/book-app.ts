import { addDuration } from "@/lib/domain/base/period";
import { ProviderError } from "@/lib/providers/provider";
import { weighLists } from "@/lib/store/doubts";
import { addEmbed } from "@/lib/store/embeds/embeds";
import { addInvitation } from "@/lib/store/identity/invitations";
import { addShareLink } from "@/lib/store/identity/share-links";
import { type Names, type Read, readsOfAccount } from "@/tests/app/api/every-read";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { requestOf, startTestApp, type TestApp } from "@/tests/lib/server/test-app";
import { writeBook } from "@/tests/lib/store/read/book-writer";

/** A provider whose credential works unless it says otherwise. */
const provider = {
  id: "vercel" as const,
  check: async ({ secret }: { secret: string }) => {
    if (secret.startsWith("broken"))
      throw new ProviderError("The token is not valid. Put in a new one.", {
        kind: "authentication",
      });
  },
  fetchBatches: async function* () {},
};

/** What every embed of a test begins as. */
export const plainEmbed = {
  name: "Console",
  origins: ["https://console.example.com"],
  views: ["overview", "commitment", "ledger", "timeline", "statement"],
  actions: ["export.csv", "export.xlsx", "print"],
  ...{ accountIds: null, maxLifeSeconds: 28_800, locale: null, theme: "{}", logo: null },
} as const;

export const startBookApp = async (): Promise<TestApp> => {
  const app = await startTestApp({
    providers: new Map([["vercel", provider]]),
    checkOutbound: (url) => {
      if (url.hostname === "169.254.169.254")
        throw new ProviderError("Refused to call 169.254.169.254:443: a private address.", {
          kind: "configuration",
        });
    },
  });
  app.setTime(now);
  await writeBook(app.context.db, northlight);
  return app;
};

export const call = (
  { route, path, params }: Read,
  headers: Record<string, string>,
  search = "",
): Promise<Response> =>
  route(
    requestOf(path.includes("?") ? path + search.replace("?", "&") : path + search, { headers }),
    {
      params: Promise.resolve(params),
    },
  );

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/** The reads of an account's commitment and of its latest drawdown. */
export const readsOf = async (app: TestApp, accountId: string): Promise<Read[]> =>
  readsOfAccount(await namesIn(app, accountId));

/** Something that is there for every name in an address, of one account and of its source. */
export const namesIn = async (app: TestApp, accountId: string): Promise<Names> => {
  const { db } = app.context;
  const [entry] = await db.query<{ id: string; commitment_id: string }>(
    `select id, commitment_id from ledger_entries
     where account_id = $1 and kind = 'drawdown' order by effective_at desc limit 1`,
    [accountId],
  );
  if (!entry) throw new Error(`${accountId} has no drawdown.`);
  const of = { connectionId: "con_1", accountId, stream: "terms" };
  const emptied = { list: "terms", noun: "term", known: 1, came: 0, missing: ["seg_gone"] };
  await db.transaction((tx) => weighLists(tx, of, [emptied], now));
  const [doubt] = await db.query<{ id: string }>("select id from doubts");
  const user = await app.addUser("viewer");
  await app.addKey(user);
  const asked = { email: `asked-${user.id}@example.com`, name: "Asked", role: "viewer" } as const;
  const made = { madeBy: "test", createdAt: now, expiresAt: addDuration(now, 86_400_000) };
  const { id: invitationId } = await addInvitation(db, {
    ...{ ...asked, ...made, purpose: "join", accountIds: [], userId: null },
  });
  const { id: embedId } = await addEmbed(db, plainEmbed, now);
  const { link } = await addShareLink(db, {
    ...{ accountId, commitmentId: null, asOf: now, knownAt: now, parts: [], openingsMax: null },
    ...made,
  });
  return {
    accountId,
    linkId: link.id,
    embedId,
    origin: "https://console.example.com",
    invitationId,
    keyId: `key_of_${user.id}`,
    userId: user.id,
    commitmentId: entry.commitment_id,
    connectionId: "con_1",
    doubtId: doubt?.id ?? "",
    entryId: entry.id,
    product: "aws/ec2",
    syncRunId: "run_con_1_0",
  };
};
