import { z } from "zod";
import { answerError } from "@/lib/server/answer-error";
import { getContext } from "@/lib/server/context";
import { countRequest } from "@/lib/server/counted-request";
import { noteRefusedRequest } from "@/lib/server/note-refused-request";
import { requireOwnPage } from "@/lib/server/own-page";
import { readBody, readParams, readQuery } from "@/lib/server/read-input";
import { findViewer, requireViewer, type Viewer } from "@/lib/server/viewer";

const nothing = z.object({});
export type Nothing = typeof nothing;

/** A part that a route does not declare has the type `Nothing` by the defaults of who defines it. */
const orNothing = <Schema extends z.ZodObject>(schema: Schema | undefined): Schema =>
  schema ?? (nothing as z.ZodObject as Schema);

/**
 * Refuses unknown fields, unless the schema is open by its own word; what it lets through has the
 * type it had before.
 */
const closed = <Schema extends z.ZodObject>(schema: Schema): Schema =>
  schema.def.catchall === undefined ? (schema.strict() as z.ZodObject as Schema) : schema;

/** What a route takes. */
export type Takes<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
> = {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
};

/** Who asks, and what: parsed. */
export type Asked<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
> = {
  readonly viewer: Viewer;
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
};

/** What a route gives: JSON of one shape, or a file in one of some forms. */
export type Gives =
  | { readonly kind: "json"; readonly schema: z.ZodObject }
  | { readonly kind: "file"; readonly types: readonly string[] };

export type Route = {
  (request: Request, context: { params: Promise<unknown> }): Promise<Response>;
  /** The same for a viewer who is known already, whatever the headers say. */
  answerTo(viewer: Viewer, request: Request, params: Promise<unknown>): Promise<Response>;
  /** What it declares, for the description of the API. */
  readonly takes: {
    readonly params: z.ZodObject;
    readonly query: z.ZodObject;
    readonly body: z.ZodObject | null;
  };
  readonly gives: Gives;
};

/**
 * What all routes of the API have in common, in this order: who asks, and not too often, may the request
 * come from there, what is asked, the answer; and whatever goes wrong becomes an answer in one place.
 */
export const createRoute = <
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
>(
  takes: Takes<Params, Query, Body>,
  gives: Gives,
  respond: (request: Request, asked: Asked<Params, Query, Body>) => Promise<Response>,
): Route => {
  const params = orNothing(takes.params);
  const query = closed(orNothing(takes.query));
  const body = closed(orNothing(takes.body));
  const hasBody = takes.body !== undefined;

  const answer = async (viewer: Viewer, request: Request, given: Promise<unknown>) =>
    respond(request, {
      viewer,
      params: await readParams(params, given),
      query: readQuery(query, new URL(request.url).searchParams),
      body: hasBody ? await readBody(body, request) : body.parse({}),
    });
  const route = async (request: Request, context: { params: Promise<unknown> }) => {
    const counted = countRequest(request);
    let viewer: Viewer | null = null;
    try {
      viewer = await findViewer(request.headers);
      counted.take(viewer);
      const known = requireViewer(viewer);
      requireOwnPage(request, known, getContext().env.url);
      return counted.tell(await answer(known, request, context.params));
    } catch (error) {
      await noteRefusedRequest(request, { viewer, params: await context.params, error });
      return counted.tell(answerError(error));
    }
  };
  return Object.assign(route, {
    answerTo: (viewer: Viewer, request: Request, given: Promise<unknown>) =>
      answer(viewer, request, given).catch(answerError),
    takes: { params, query, body: hasBody ? body : null },
    gives,
  });
};
