import type { Answer, SandboxRequest } from "@/sandbox/http/answer";
import type { JsonObject } from "@/sandbox/json-text";
import { dateRange } from "@/sandbox/vercel/query-rules";
import { badRequest, costsNotFound } from "@/sandbox/vercel/refusals";
import type { TeamBook } from "@/sandbox/vercel/team-book";

/** Day by day, as they are sent: a year of charges is never held in memory. */
function* chargeRows(
  team: TeamBook,
  from: number,
  to: number,
  clock: number,
): Iterable<JsonObject> {
  for (const day of team.days(from, to, clock)) yield* team.rows(day, clock);
}

export const answerCharges = (team: TeamBook, { query }: SandboxRequest, clock: number): Answer => {
  const range = dateRange(query);
  if (!range.isValid) return badRequest(range.message);
  if (!team.hasCosts(clock)) return costsNotFound();
  const { from, to } = range.value;
  return {
    kind: "rows",
    status: 200,
    headers: {},
    rows: chargeRows(team, from, to, clock),
    shape: "lines",
    mayCompress: true,
  };
};
