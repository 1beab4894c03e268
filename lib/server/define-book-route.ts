import type { z } from "zod";
import { toAnswer, unchanged } from "@/lib/server/answer";
import { findBookVersion } from "@/lib/server/book-version";
import { createRoute, type Nothing, type Route } from "@/lib/server/create-route";
import type { Definition } from "@/lib/server/define-route";

/**
 * A read of the book. Asked again with the tag of its last answer it is not read at all as long as nobody
 * wrote in scope; otherwise it is a route like any other.
 */
export const defineBookRoute = <
  Answer extends z.ZodObject,
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
>({
  handle,
  response,
  ...takes
}: Definition<Params, Query, Nothing, Answer>): Route =>
  createRoute<Params, Query, Nothing>(
    takes,
    { kind: "json", schema: response },
    async (request, asked) => {
      // Before the read: what is written while it runs makes the tag older than the answer, never newer.
      const version = await findBookVersion(asked.viewer, request);
      return (
        unchanged(request, version) ??
        toAnswer(request, response.parse(await handle(asked)), version)
      );
    },
  );
