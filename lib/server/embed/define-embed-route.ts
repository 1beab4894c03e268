import type { z } from "zod";
import { toAnswer } from "@/lib/server/answer";
import { getContext } from "@/lib/server/context";
import { answerEmbedError } from "@/lib/server/embed/refusal";
import { AppError } from "@/lib/server/errors";
import { readBody } from "@/lib/server/read-input";

type Definition<Body extends z.ZodObject, Answer extends z.ZodObject> = {
  readonly body: Body;
  readonly response: Answer;
  readonly handle: (body: z.output<Body>) => Promise<z.input<Answer>>;
};

/**
 * What a frame asks before it has a token: from our own origin only, with what proves itself. Cookies
 * and keys are not looked at.
 */
export const defineFrameRoute =
  <Body extends z.ZodObject, Answer extends z.ZodObject>({
    body,
    response,
    handle,
  }: Definition<Body, Answer>) =>
  async (request: Request): Promise<Response> => {
    try {
      requireSameOrigin(request.headers, getContext().env.url);
      const given = await readBody(body, request);
      return toAnswer(request, response.parse(await handle(given)));
    } catch (error) {
      return answerEmbedError(error);
    }
  };

/** Browsers name the site on secure addresses only; elsewhere the origin has to do. */
export const requireSameOrigin = (headers: Headers, url: string): void => {
  const site = headers.get("sec-fetch-site");
  const isOwn =
    site === null ? headers.get("origin") === new URL(url).origin : site === "same-origin";
  if (!isOwn) throw new AppError("not-allowed", "Only the frame itself asks for this.");
};
