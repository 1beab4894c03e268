import { z } from "zod";
import { toAnswer } from "@/lib/server/answer";
import { answerError } from "@/lib/server/answer-error";
import { getContext } from "@/lib/server/context";
import { requireOwnPage } from "@/lib/server/own-page";
import { readBody, readParams, readQuery } from "@/lib/server/read-input";
import { getRequestViewer, type Viewer } from "@/lib/server/viewer";

const nothing = z.object({});
type Nothing = typeof nothing;

/** A part that a route does not declare has the type `Nothing` by the defaults of `defineRoute`. */
const orNothing = <Schema extends z.ZodObject>(schema: Schema | undefined): Schema =>
  schema ?? (nothing as z.ZodObject as Schema);

/** Refuses unknown fields; what it lets through has the type it had before. */
const closed = <Schema extends z.ZodObject>(schema: Schema): Schema =>
  schema.strict() as z.ZodObject as Schema;

type Definition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Answer extends z.ZodObject,
> = {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Answer;
  readonly handle: (input: {
    readonly viewer: Viewer;
    readonly params: z.output<Params>;
    readonly query: z.output<Query>;
    readonly body: z.output<Body>;
  }) => Promise<z.input<Answer>>;
};

/** What a route declares, for the description of the API. */
export type RouteSchemas = {
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodObject | null;
  readonly response: z.ZodObject;
};

export type Route = {
  (request: Request, context: { params: Promise<unknown> }): Promise<Response>;
  readonly schemas: RouteSchemas;
};

/**
 * Every route of the API goes through here, in this order: who asks, may the request come from
 * there, what is asked, the answer, and the answer parsed again so that nothing else leaves.
 */
export const defineRoute = <
  Answer extends z.ZodObject,
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
  Body extends z.ZodObject = Nothing,
>(
  definition: Definition<Params, Query, Body, Answer>,
): Route => {
  const { handle, response } = definition;
  const params = orNothing(definition.params);
  const query = closed(orNothing(definition.query));
  const body = closed(orNothing(definition.body));
  const hasBody = definition.body !== undefined;

  const answer = async (request: Request, given: Promise<unknown>): Promise<Response> => {
    const viewer = await getRequestViewer(request.headers);
    requireOwnPage(request, viewer, getContext().env.url);
    const input = {
      viewer,
      params: await readParams(params, given),
      query: readQuery(query, new URL(request.url).searchParams),
      body: hasBody ? await readBody(body, request) : body.parse({}),
    };
    return toAnswer(request, response.parse(await handle(input)));
  };

  const route = (request: Request, context: { params: Promise<unknown> }) =>
    answer(request, context.params).catch(answerError);
  return Object.assign(route, {
    schemas: { params, query, body: hasBody ? body : null, response },
  });
};
