import type { z } from "zod";
import { toAnswer } from "@/lib/server/answer";
import {
  type Asked,
  createRoute,
  type Nothing,
  type Route,
  type Takes,
} from "@/lib/server/create-route";

export type Definition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Answer extends z.ZodObject,
> = Takes<Params, Query, Body> & {
  readonly response: Answer;
  readonly handle: (asked: Asked<Params, Query, Body>) => Promise<z.input<Answer>>;
};

/** A route that answers in JSON. The answer is parsed again, so that nothing else leaves. */
export const defineRoute = <
  Answer extends z.ZodObject,
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
  Body extends z.ZodObject = Nothing,
>({
  handle,
  response,
  ...takes
}: Definition<Params, Query, Body, Answer>): Route =>
  createRoute<Params, Query, Body>(
    takes,
    { kind: "json", schema: response },
    async (request, asked) => toAnswer(request, response.parse(await handle(asked))),
  );
