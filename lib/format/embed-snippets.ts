import type { RenamedWord } from "@/lib/domain/base/embed-words";

export type SnippetFacts = {
  /** Where the book is. */
  readonly book: string;
  readonly script: { readonly path: string; readonly integrity: string };
  readonly embedId: string;
  readonly view: string;
  readonly views: readonly string[];
  readonly actions: readonly string[];
  /** One of the pages that may show it. */
  readonly origin: string;
  /** By the name of the attribute. */
  readonly look: Readonly<Record<string, string>>;
  readonly words: Partial<Readonly<Record<RenamedWord, string>>>;
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Text inside a script element: no word in it can close the element. */
const toScript = (value: unknown): string => JSON.stringify(value).replace(/</g, "\\u003c");

const attributesOf = ({ embedId, view, look }: SnippetFacts): string =>
  Object.entries({ "embed-id": embedId, view, ...look })
    .map(([name, value]) => (value === "" ? name : `${name}="${escapeHtml(value)}"`))
    .join("\n  ");

/** For the page of a host. It asks its own server, under an address that the server's snippet answers. */
export const toHtmlSnippet = (facts: SnippetFacts): string => {
  const { book, script, words } = facts;
  const renamed = Object.keys(words).length === 0 ? "" : `\n  embed.words = ${toScript(words)};`;
  return `<script type="module" crossorigin
  src="${escapeHtml(book + script.path)}"
  integrity="${script.integrity}"></script>
<commitbook-embed
  ${attributesOf(facts)}></commitbook-embed>
<script type="module">
  const embed = document.querySelector("commitbook-embed");${renamed}
  embed.getCode = async () =>
    (await fetch("/balance-code", { method: "POST" })).json();
</script>`;
};

/** By a ref: what was drawn on a server is given no function as a property when React takes it over. */
export const toReactSnippet = (facts: SnippetFacts): string => {
  const { book, script, words } = facts;
  const renamed = Object.keys(words).length === 0 ? "" : `\n  embed.words = ${toScript(words)};`;
  const attributes = attributesOf(facts).replaceAll("\n  ", "\n      ");
  return `const connect = (embed) => {
  if (embed === null) return;${renamed}
  embed.getCode = async () =>
    (await fetch("/balance-code", { method: "POST" })).json();
};

export const Balance = () => (
  <>
    <script type="module" crossOrigin="" async
      src="${escapeHtml(book + script.path)}"
      integrity="${script.integrity}" />
    <commitbook-embed
      ${attributes}
      ref={connect} />
  </>
);`;
};

const bodyOf = ({ embedId, views, actions, origin }: SnippetFacts) => ({
  embedId,
  views,
  actions,
  parentOrigin: origin,
});

/** For the server of a host: node, as it stands, with the key in COMMITBOOK_KEY. */
export const toNodeSnippet = (facts: SnippetFacts): string => {
  const { embedId, views, actions, parentOrigin } = bodyOf(facts);
  return `app.post("/balance-code", async (request, response) => {
  const answer = await fetch("${facts.book}/api/embed/sessions", {
    method: "POST",
    headers: { "content-type": "application/json",
      authorization: \`Bearer \${process.env.COMMITBOOK_KEY}\` },
    body: JSON.stringify({
      embedId: ${JSON.stringify(embedId)},
      subject: request.user.id,
      resources: { customers: [request.user.customerId] },
      views: ${JSON.stringify(views)},
      actions: ${JSON.stringify(actions)},
      parentOrigin: ${JSON.stringify(parentOrigin)} }) });
  if (!answer.ok) return response.sendStatus(502);
  response.json({ code: (await answer.json()).data.code });
});`;
};

export const toCurlSnippet = (facts: SnippetFacts): string => {
  const body = { ...bodyOf(facts), subject: "a reader", resources: { customers: ["an account"] } };
  return `curl ${facts.book}/api/embed/sessions \\
  -H "Authorization: Bearer $COMMITBOOK_KEY" \\
  -H "Content-Type: application/json" \\
  -d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`;
};
