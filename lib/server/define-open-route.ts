import type { z } from "zod";
import { toAnswer } from "@/lib/server/answer";
import { answerError } from "@/lib/server/answer-error";
import { readBody } from "@/lib/server/read-input";

type Definition<Body extends z.ZodObject, Answer extends z.ZodObject> = {
  readonly body: Body;
  readonly response: Answer;
  readonly handle: (body: z.output<Body>) => Promise<z.input<Answer>>;
};

/** A route for somebody who is nobody yet: what it asks for proves itself, and it reads no cookie. */
export const defineOpenRoute =
  <Body extends z.ZodObject, Answer extends z.ZodObject>({
    body,
    response,
    handle,
  }: Definition<Body, Answer>) =>
  async (request: Request): Promise<Response> => {
    try {
      const given = await readBody(body.strict(), request);
      // strict() forgets nothing but what the schema did not name.
      return toAnswer(request, response.parse(await handle(given as z.output<Body>)));
    } catch (error) {
      return answerError(error);
    }
  };
