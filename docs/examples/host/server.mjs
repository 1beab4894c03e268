// A product of somebody's, with two of its customers side by side. See the README beside this file.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { mint, settings } from "../mint.mjs";

const { book, customers, embedId, key, port } = settings;
const page = readFileSync(new URL("page.html", import.meta.url), "utf8")
  .replaceAll("{book}", book)
  .replaceAll("{embed}", encodeURIComponent(embedId));

/** A true product knows from its own session who is asking. Here the two desks are the two customers. */
const readerOf = (desk) => ({ subject: `reader-${desk}`, customer: customers[desk] });

const giveCode = async (request, response) => {
  const { searchParams } = new URL(request.url, "http://host");
  const { subject, customer } = readerOf(Number(searchParams.get("desk")));
  if (customer === undefined) return send(response, 404, { error: "nobody sits there" });
  try {
    const parentOrigin = `http://${request.headers.host}`;
    const views = ["overview", "ledger", "statement"];
    send(response, 200, await mint({ subject, customer, views, parentOrigin }));
  } catch (error) {
    console.error(`No code for ${subject}: ${error.message}`);
    send(response, 502, { error: error.message });
  }
};

const send = (response, status, body) => {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
};

const missing = [
  ["COMMITBOOK_KEY", key],
  ["COMMITBOOK_EMBED", embedId],
  ["CUSTOMERS", customers.length > 1],
].filter(([, isThere]) => !isThere);
if (missing.length > 0) {
  console.error(
    `Set ${missing.map(([name]) => name).join(", ")}: docs/examples/host/README.md says how.`,
  );
  process.exit(1);
}

createServer((request, response) => {
  if (request.method === "POST") return giveCode(request, response);
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(page);
}).listen(port, () => console.log(`Two customers side by side: http://localhost:${port}`));
