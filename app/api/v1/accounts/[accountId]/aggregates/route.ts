import { defineRoute } from "@/lib/server/define-route";
import { listAccountAggregates } from "@/lib/server/queries/list-account-aggregates";
import { accountParams, aggregateAnswer, aggregateQuery } from "@/lib/wire/account";

export const GET = defineRoute({
  params: accountParams,
  query: aggregateQuery,
  response: aggregateAnswer,
  handle: ({ viewer, params, query }) => listAccountAggregates(viewer, { ...params, ...query }),
});
