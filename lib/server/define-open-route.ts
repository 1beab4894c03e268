import type { z } from "zod";
import { toAnswer } from "@/lib/server/answer";
import { answerError } from "@/lib/server/answer-error";
import { limited } from "@/lib/server/counted-request";
import { readBody } from "@/lib/server/read-input";

type Definition<Body extends z.ZodObject, Answer extends z.ZodObject> = {
  readonly body: Body;
  readonly response: Answer;
  readonly handle: (body: z.output<Body>) => Promise<z.input<Answer>>;
  /** Throws for a request that may not even ask. */
  readonly guard?: (headers: Headers) => void;
  /** Of refusals in words of their own. */
  readonly refuse?: (error: unknown) => Response;
};

/** A route for somebody who is nobody yet: what it asks for proves itself, and it reads no cookie. */
export const defineOpenRoute = <Body extends z.ZodObject, Answer extends z.ZodObject>({
  body,
  response,
  handle,
  guard,
  refuse = answerError,
}: Definition<Body, Answer>) =>
  limited(async (request: Request): Promise<Response> => {
    try {
      guard?.(request.headers);
      const given = await readBody(body.strict(), request);
      // strict() forgets nothing but what the schema did not name.
      return toAnswer(request, response.parse(await handle(given as z.output<Body>)));
    } catch (error) {
      return refuse(error);
    }
  }, refuse);
