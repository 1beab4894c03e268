import type { z } from "zod";
import { tableTypes } from "@/lib/export/table-formats";
import { auditDownload } from "@/lib/server/audit-download";
import {
  type Asked,
  createRoute,
  type Nothing,
  type Route,
  type Takes,
} from "@/lib/server/create-route";
import type { Download } from "@/lib/server/download";
import { streamPieces } from "@/lib/server/stream-pieces";
import type { Viewer } from "@/lib/server/viewer";

type Definition<Params extends z.ZodObject, Query extends z.ZodObject> = Pick<
  Takes<Params, Query, Nothing>,
  "params" | "query"
> & {
  readonly open: (asked: Asked<Params, Query, Nothing>) => Promise<Download>;
};

/**
 * A route that answers with a file, made while it is read: asked, refused and described like every
 * other route, and noted in the audit log before the first byte and after the last.
 */
export const defineDownload = <
  Query extends z.ZodObject = Nothing,
  Params extends z.ZodObject = Nothing,
>({
  open,
  ...takes
}: Definition<Params, Query>): Route =>
  createRoute<Params, Query, Nothing>(
    takes,
    { kind: "file", types: tableTypes },
    async (request, asked) => answerDownload(request, asked.viewer, await open(asked)),
  );

/** The file itself, whoever was found to ask for it. */
export const answerDownload = async (
  request: Request,
  viewer: Viewer,
  download: Download,
): Promise<Response> => {
  const headers = headersOf(download);
  if (request.method === "HEAD") return new Response(null, { headers });
  const onEnd = await auditDownload(viewer, download);
  const body = streamPieces(download.pieces, { signal: request.signal, onEnd });
  return new Response(body, { headers });
};

/** A browser that gets them can say how far it is, and whether the file holds what it should. */
const headersOf = ({ fileName, type, rows, totals }: Download): HeadersInit => ({
  "Content-Type": type,
  "Content-Disposition": `attachment; filename="${fileName}"`,
  "Cache-Control": "private, no-store",
  Vary: "Authorization, Cookie",
  "X-Row-Count": String(rows),
  "X-Control-Totals": totals
    .map(({ unit, amount }) => `${encodeURIComponent(unit)}=${amount}`)
    .join("; "),
});
