import { startServer, type TestServer } from "@/tests/lib/providers/http-server";

const ofOneHop = new Set(["host", "connection", "content-length", "accept-encoding"]);

/** Hands every request on to the sandbox, and its answers back as `change` makes them. */
export const startRelay = (
  url: string,
  change: (path: string, body: string) => string,
): Promise<TestServer> =>
  startServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const chunk of request) parts.push(chunk);
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      ofOneHop.has(name) ? [] : [[name, String(value)]],
    );
    const body = parts.length > 0 ? Buffer.concat(parts).toString() : null;
    const path = request.url ?? "/";
    const method = request.method ?? "GET";
    const answer = await fetch(`${url}${path}`, { method, headers, body });
    const text = await answer.text();
    response.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "application/json",
    });
    response.end(answer.ok ? change(path, text) : text);
  });
