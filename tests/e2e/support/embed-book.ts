import { expect, type Page } from "@playwright/test";

/** What a test has to do in the book before a page of somebody else's can show anything of it. */
export type EmbedBook = {
  readonly origin: string;
  readonly embedId: string;
  readonly key: string;
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  mint(
    customer: string,
    parentOrigin: string,
    embedId?: string,
    views?: readonly string[],
  ): Promise<Response>;
  revoke(): Promise<void>;
};

const ask = async (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async ([verb, address, text]) => {
      const response = await fetch(address ?? "", {
        method: verb ?? "GET",
        headers: { "content-type": "application/json", "x-commitbook": "1" },
        body: text ?? null,
      });
      return { status: response.status, body: await response.json() };
    },
    [method, path, body === undefined ? null : JSON.stringify(body)],
  );

export const signIn = async (page: Page): Promise<void> => {
  await page.goto("/sign-in");
  await page.getByLabel("Work e-mail").fill("mara@northlight.example");
  await page.getByLabel("Password").fill("a quiet ledger 2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/");
};

/** Signs an administrator in and leaves that page signed in, beside the embeds. */
export const openEmbedBook = async (page: Page, origins: readonly string[]): Promise<EmbedBook> => {
  await signIn(page);
  const origin = new URL(page.url()).origin;
  const list = async () => (await ask(page, "GET", "/api/v1/accounts?limit=100")).body.data;
  await expect
    .poll(async () => (await list()).filter(hasBalance).length, {
      timeout: 80_000,
    })
    .toBeGreaterThan(1);
  const accounts = (await list()).filter(hasBalance);
  const key = await ask(page, "POST", "/api/v1/keys", {
    ...{ name: "Host", scopes: ["embed-mint"], expiresInDays: 1 },
  });
  const made = await ask(page, "POST", "/api/v1/embeds", {
    ...{
      name: "Host",
      origins,
      views: ["overview", "commitment", "ledger", "timeline", "statement"],
    },
    actions: ["export.csv", "export.xlsx", "print"],
  });
  expect([key.status, made.status]).toEqual([200, 200]);
  const embedId: string = made.body.data.id;
  const send = (path: string, body: unknown) =>
    fetch(`${origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key.body.data.key}` },
      body: JSON.stringify(body),
    });
  return {
    ...{ origin, embedId, accounts, key: key.body.data.key },
    mint: (customer, parentOrigin, of = embedId, views = ["overview"]) =>
      send("/api/embed/sessions", {
        ...{ embedId: of, parentOrigin, subject: `reader of ${customer}` },
        resources: { customers: [customer] },
        views,
        actions: ["export.csv", "export.xlsx", "print"],
      }),
    revoke: async () => {
      expect((await send("/api/embed/revocations", { embedId })).status).toBe(200);
    },
  };
};

type Account = {
  readonly id: string;
  readonly name: string;
  readonly positions: readonly { readonly pool: string }[];
};

/** Of those a frame shows Available = Settled − Pending, whichever of the sources is read first. */
const hasBalance = ({ positions }: Account): boolean =>
  positions.some(({ pool }) => pool === "balance");
