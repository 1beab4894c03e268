import type { z } from "zod";
import { toAnswer } from "@/lib/server/answer";
import { answerError } from "@/lib/server/answer-error";
import { type Asked, createRoute, type Nothing, type Route } from "@/lib/server/create-route";
import { answerEmbedError, isEmbedRefusal } from "@/lib/server/embed/refusal";
import { AppError } from "@/lib/server/errors";

type Definition<Body extends z.ZodObject, Answer extends z.ZodObject> = {
  readonly body: Body;
  readonly response: Answer;
  readonly handle: (asked: Asked<Nothing, Nothing, Body>) => Promise<z.input<Answer>>;
};

/**
 * A route that servers of others call with a key. A browser says where it asks from; a key that comes
 * from one is a key that everybody can read.
 */
export const defineServerRoute = <Body extends z.ZodObject, Answer extends z.ZodObject>({
  body,
  response,
  handle,
}: Definition<Body, Answer>) => {
  const route = createRoute<Nothing, Nothing, Body>(
    { body },
    { kind: "json", schema: response },
    async (request, asked) => {
      try {
        return toAnswer(request, response.parse(await handle(asked)));
      } catch (error) {
        if (isEmbedRefusal(error)) return answerEmbedError(error);
        throw error;
      }
    },
  );
  const guarded = async (...given: Parameters<Route>): Promise<Response> =>
    isFromBrowser(given[0].headers) ? answerError(fromBrowser()) : route(...given);
  return Object.assign(guarded, {
    answerTo: route.answerTo,
    takes: route.takes,
    gives: route.gives,
  });
};

const isFromBrowser = (headers: Headers): boolean =>
  headers.has("origin") || headers.has("sec-fetch-site") || headers.has("cookie");

const fromBrowser = (): AppError =>
  new AppError("not-allowed", "Servers ask for this, never browsers: a key must not reach a page.");
