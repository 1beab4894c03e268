import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export type TestServer = {
  readonly url: string;
  /** For the outbound guard's allow list. */
  readonly host: string;
  /** In order of arrival. */
  readonly requests: readonly IncomingMessage[];
  close(): Promise<void>;
};

/** A real server on a free port: between us and the socket nothing is mocked. */
export const startServer = async (
  handle: (request: IncomingMessage, response: ServerResponse, count: number) => void,
): Promise<TestServer> => {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    handle(request, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const host = `127.0.0.1:${address.port}`;
  return {
    url: `http://${host}`,
    host,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
