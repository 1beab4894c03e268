import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Served = { readonly origin: string; readonly close: () => Promise<void> };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });

/** Browsers take 127.0.0.1 and localhost for two sites, so that each is a stranger to the other. */
export const serve = async (name: "127.0.0.1" | "localhost", answer: Answer): Promise<Served> => {
  const server = createServer(answer);
  const port = await listen(server);
  return {
    origin: `http://${name}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

/** Says what a frame says and keeps what it hears; a test moves it from outside. */
const framePage = `<!doctype html><title>frame</title><style>:root{color-scheme:light dark}</style><script>
  const say = (type, payload = {}, id = "f" + Math.random()) =>
    ({ ns: "commitments.embed", v: 1, type, id, payload });
  window.heard = [];
  window.acks = 0;
  window.fragment = location.hash;
  history.replaceState(null, "", location.pathname);
  addEventListener("message", ({ data, ports, origin }) => {
    if (data?.type !== "hello.ack") return;
    acks += 1;
    if (window.port) return;
    window.hostOrigin = origin;
    window.port = ports[0];
    port.onmessage = (event) => heard.push(event.data);
    tell("size", { height: 400 });
    if (location.pathname.includes("/auto/")) tell("ready");
  });
  const tell = (type, payload, id) => port.postMessage(say(type, payload, id));
  const hello = () => parent.postMessage(say("hello"), "*");
  if (!location.pathname.includes("silent")) hello();
</script>`;

/** A stand-in for the book: the true script, and a frame that does as it is told. */
export const serveStandIn = (): Promise<Served> =>
  serve("localhost", ({ url }, response) => {
    const isScript = url?.startsWith("/embed/v1.js") ?? false;
    response.writeHead(200, {
      "content-type": isScript ? "text/javascript" : "text/html",
      "cross-origin-resource-policy": "cross-origin",
      ...(isScript
        ? { "access-control-allow-origin": "*" }
        : { "cross-origin-embedder-policy": "require-corp" }),
    });
    response.end(isScript ? readFileSync("public/embed/v1.js") : framePage);
  });

export type HostPage = { readonly html: string; readonly headers?: Record<string, string> };

/**
 * A site of somebody else's, with the pages that a test puts there. Its own server asks the book for codes
 * until it is paused: `/code?` and the customer.
 */
export const serveHost = async (mint?: (customer: string) => Promise<Response>) => {
  const pages = new Map<string, HostPage>();
  let isPaused = false;
  const giveCode: Answer = async ({ url = "" }, response) => {
    const answer = isPaused ? null : await mint?.(url.split("?")[1] ?? "");
    const body = answer?.ok ? await answer.json() : null;
    response.writeHead(body ? 200 : 502, { "content-type": "application/json" });
    response.end(JSON.stringify(body ? { code: body.data.code } : {}));
  };
  const served = await serve("127.0.0.1", (request, response) => {
    const { url = "/", method } = request;
    if (method === "POST") return giveCode(request, response);
    const page = pages.get(url);
    response.writeHead(page ? 200 : 404, { "content-type": "text/html", ...page?.headers });
    response.end(page ? `<!doctype html>${page.html}` : "");
  });
  return {
    ...{ ...served, pages },
    pause: () => {
      isPaused = true;
    },
  };
};
