import { z } from "zod";
import { countRequest } from "@/lib/server/counted-request";
import { type EmbedViewer, ended, findEmbedViewer } from "@/lib/server/embed/embed-viewer";
import { answerEmbedError } from "@/lib/server/embed/refusal";
import { readParams, readQuery } from "@/lib/server/read-input";

type Definition<Params extends z.ZodObject, Query extends z.ZodObject> = {
  readonly params: Params;
  readonly query: Query;
  readonly respond: (
    request: Request,
    asked: {
      readonly viewer: EmbedViewer;
      readonly params: z.output<Params>;
      readonly query: z.output<Query>;
    },
  ) => Promise<Response>;
};

const whichEmbed = z.object({ embedId: z.string().max(100) });

/** What a frame asks with its token, and nobody asks with anything else. */
export const defineEmbedRead =
  <Params extends z.ZodObject, Query extends z.ZodObject>({
    params,
    query,
    respond,
  }: Definition<Params, Query>) =>
  async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const counted = countRequest(request);
    try {
      const { embedId } = await readParams(whichEmbed, context.params);
      const viewer = await findEmbedViewer(request.headers, embedId);
      counted.take(viewer);
      if (viewer === null) throw ended();
      const answer = await respond(request, {
        viewer,
        params: await readParams(params, context.params),
        query: readQuery(query, new URL(request.url).searchParams),
      });
      return counted.tell(answer);
    } catch (error) {
      return counted.tell(answerEmbedError(error));
    }
  };
