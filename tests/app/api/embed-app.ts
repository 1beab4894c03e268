import { POST as exchangeRoute } from "@/app/api/embed/exchange/route";
import { POST as mintRoute } from "@/app/api/embed/sessions/route";
import { hashApiKey } from "@/lib/server/api-key";
import { addEmbed, type Embed } from "@/lib/store/embeds/embeds";
import { addApiKey } from "@/lib/store/identity/api-keys";
import { bearer, plainEmbed, startBookApp } from "@/tests/app/api/book-app";
import { requestOf, type TestApp } from "@/tests/lib/server/test-app";

export const host = "https://console.example.com";

/** What the frame sends with everything it asks. */
export const frame = { "sec-fetch-site": "same-origin" };

type Answer = {
  readonly status: number;
  readonly body: { readonly data: Record<string, unknown>; readonly error?: unknown };
};

export const read = async (response: Response): Promise<Answer> => ({
  status: response.status,
  body: await response.json(),
});

/** A book with an embed, and a key that mints for it. */
export type EmbedApp = {
  readonly app: TestApp;
  readonly embed: Embed;
  readonly key: string;
  mint(body?: object, headers?: Record<string, string>): Promise<Response>;
  exchange(body: object, headers?: Record<string, string>): Promise<Response>;
  /** Mints and exchanges; answers the token. */
  open(body?: object): Promise<string>;
};

export const startEmbedApp = async (): Promise<EmbedApp> => {
  const app = await startBookApp();
  const { db, clock } = app.context;
  const embed = await addEmbed(db, plainEmbed, clock());
  const administrator = await app.addUser("admin");
  const key = "cb_mints_for_a_console";
  await addApiKey(
    db,
    {
      ...{ id: "key_mint", userId: administrator.id, name: "Console mint", expiresAt: null },
      ...{ keyHash: hashApiKey(key), keyHint: "sole", scopes: ["embed-mint"], accountIds: null },
    },
    clock(),
  );
  const mint = (body: object = {}, headers: Record<string, string> = {}) =>
    mintRoute(
      requestOf("/api/embed/sessions", {
        method: "POST",
        headers: { ...bearer(key), ...headers },
        body: {
          ...{ embedId: embed.id, subject: "user-1", views: [...embed.views] },
          ...{ resources: { customers: ["acc_docs"] }, parentOrigin: host },
          ...body,
        },
      }),
      { params: Promise.resolve({}) },
    );
  const exchange = (body: object, headers: Record<string, string> = frame) =>
    exchangeRoute(requestOf("/api/embed/exchange", { method: "POST", headers, body }));
  return {
    ...{ app, embed, key, mint, exchange },
    open: async (body = {}) => {
      const minted = await (await mint(body)).json();
      const opened = await exchange({ embedId: embed.id, code: minted.data.code });
      return (await opened.json()).data.token;
    },
  };
};
