import { env } from "node:process";

/** What an example has to be told, and what it says when it was not. */
export const settings = {
  book: env.COMMITBOOK_URL ?? "http://localhost:3000",
  key: env.COMMITBOOK_KEY ?? "",
  embedId: env.COMMITBOOK_EMBED ?? "",
  customers: (env.CUSTOMERS ?? "").split(",").filter(Boolean),
  port: Number(env.PORT ?? 5173),
};

/**
 * Asks the book for a code, server to server. The key never reaches a browser, and the customer is the one
 * that this server knows the reader to be: never a name that the page sent.
 * @param {{ customer: string, subject: string, views: string[], parentOrigin: string }} asked
 */
export const mint = async ({ customer, subject, views, parentOrigin }) => {
  const answer = await fetch(`${settings.book}/api/embed/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${settings.key}` },
    body: JSON.stringify({
      embedId: settings.embedId,
      subject,
      resources: { customers: [customer] },
      views,
      actions: ["export.csv", "print"],
      parentOrigin,
    }),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error?.message ?? `the book answered ${answer.status}`);
  return { code: body.data.code };
};
