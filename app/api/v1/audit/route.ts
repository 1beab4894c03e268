import { defineRoute } from "@/lib/server/define-route";
import { listAudit } from "@/lib/server/queries/list-audit";
import { auditPage, auditQuery } from "@/lib/wire/access";

export const GET = defineRoute({
  query: auditQuery,
  response: auditPage,
  handle: ({ viewer, query }) => listAudit(viewer, query),
});
