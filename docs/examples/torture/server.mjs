// An embed under every condition that hosts are known for. See the README beside this file.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { env } from "node:process";
import { mint, settings } from "../mint.mjs";
import { conditions } from "./conditions.mjs";

const { book, customers, embedId, key, port } = settings;
const foreign = env.EMBED_URL ?? "";
const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const script = `${book}/embed/v1.js`;

const embedOf = ({ attributes = "" }) =>
  foreign
    ? `<iframe data-embed title="embed" src="${foreign}" width="100%" height="560"></iframe>`
    : `<commitbook-embed data-embed embed-id="${embedId}" view="overview" min-height="900" ${attributes}></commitbook-embed>`;

const pageOf = (condition) => {
  const {
    name,
    html = "<body>{embed}{script}",
    doctype = true,
    before = "",
    act,
    code,
  } = condition;
  const facts = JSON.stringify({
    name,
    script,
    embeds: condition.embeds ?? 1,
    expect: condition.expect ?? "ready",
    isForeign: foreign !== "",
  });
  const head = `<meta charset="utf-8"><title>${name}</title><script nonce="n">
    const page = ${facts};
    ${code ? `page.code = () => ${code};` : ""}
    page.act = () => { ${act ?? ""} };
  </script><script nonce="n" src="/measure.js"></script><script nonce="n">${before}</script>`;
  const loader = `<script nonce="n" type="module" crossorigin src="${script}"></script>`;
  const body = html
    .replaceAll("{embed}", embedOf(condition))
    .replaceAll("{script}", foreign ? "" : loader);
  return `${doctype ? "<!doctype html>" : ""}${head}${body}`;
};

const fill = (text) =>
  text
    .replaceAll("{book}", new URL(book).origin)
    .replaceAll("{frames}", new URL(foreign || book).origin);

const headersOf = ({ headers = {} }) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)]));

/** Without a key there is nobody to ask: a stand-in for the book takes any code. */
const giveCode = async ({ headers }) =>
  key === ""
    ? { code: "any" }
    : mint({
        customer: customers[0],
        subject: "torture",
        views: ["overview", "ledger"],
        parentOrigin: `http://${headers.host}`,
      });

/** How a host gives codes is a question to our own embed alone. */
const list = () => ({
  of: foreign || script,
  conditions: conditions.flatMap(({ name, code, expect }, index) =>
    foreign && (code || expect) ? [] : [{ name, path: `/${index}` }],
  ),
});

const print = (results) => {
  const width = Math.max(...results.map(({ name }) => name.length));
  for (const { name, isGood, ended, ms, stored, shift, trouble } of results)
    console.log(
      [
        isGood ? "holds " : "BREAKS",
        name.padEnd(width),
        `${ms} ms`.padStart(8),
        stored,
        shift,
        ended,
        ...trouble,
      ].join("  "),
    );
  console.log(
    `${results.filter(({ isGood }) => isGood).length} of ${results.length} conditions hold`,
  );
};

const bodyOf = async (request) => {
  let text = "";
  for await (const piece of request) text += piece;
  return JSON.parse(text);
};

const answer = async (request) => {
  const { pathname } = new URL(request.url, "http://host");
  const json = { "content-type": "application/json" };
  if (pathname === "/code") return [200, json, JSON.stringify(await giveCode(request))];
  if (pathname === "/conditions") return [200, json, JSON.stringify(list())];
  if (pathname === "/results") {
    print(await bodyOf(request));
    return [204, {}, ""];
  }
  const html = { "content-type": "text/html; charset=utf-8" };
  if (pathname === "/") return [200, html, read("table.html")];
  if (pathname === "/measure.js")
    return [200, { "content-type": "text/javascript" }, read("measure.js")];
  const condition = conditions[Number(pathname.slice(1))];
  return condition
    ? [200, { ...html, ...headersOf(condition) }, pageOf(condition)]
    : [404, html, "There is no such condition."];
};

createServer(async (request, response) => {
  const [status, headers, body] = await answer(request).catch((error) => {
    console.error(error.message);
    return [502, {}, error.message];
  });
  response.writeHead(status, {
    "cache-control": "no-store",
    "access-control-allow-origin": "*",
    ...headers,
  });
  response.end(body);
}).listen(port, "127.0.0.1", function () {
  console.log(`Open http://127.0.0.1:${this.address().port}`);
});
