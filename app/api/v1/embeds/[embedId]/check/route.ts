import { defineRoute } from "@/lib/server/define-route";
import { checkEmbed } from "@/lib/server/queries/check-embed";
import { embedCheckAnswer, embedCheckQuery, embedParams } from "@/lib/wire/embed";

export const GET = defineRoute({
  params: embedParams,
  query: embedCheckQuery,
  response: embedCheckAnswer,
  handle: ({ viewer, params, query }) => checkEmbed(viewer, { ...params, ...query }),
});
