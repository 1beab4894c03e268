import { type Fault, findFault } from "@/sandbox/faults/fault";
import type { Answer, SandboxRequest } from "@/sandbox/http/answer";
import { wholeNumber } from "@/sandbox/vercel/query-rules";
import { badRequest } from "@/sandbox/vercel/refusals";
import type { TeamBook } from "@/sandbox/vercel/team-book";
import { toTeamObject } from "@/sandbox/vercel/team-object";
import type { VercelWorld } from "@/sandbox/vercel/world";

const DEFAULT_LIMIT = 20;
const HIGHEST_LIMIT = 100;
/** Fewer than asked for, so that every reader has to follow the pages. */
const SMALL_PAGE = 5;
const LARGE_PAGE = 25;

const pageSize = (asked: number, teamCount: number): number =>
  Math.min(asked, teamCount > LARGE_PAGE ? LARGE_PAGE : SMALL_PAGE);

/** `until` itself is not included: it is the creation of the last team the reader already has. */
const nextAfter = (page: readonly TeamBook[], rest: readonly TeamBook[]): number | null => {
  const [upcoming] = rest;
  if (!upcoming) return null;
  return page.at(-1)?.createdAt ?? upcoming.createdAt + 1;
};

export const answerTeams = (
  world: VercelWorld,
  { query }: SandboxRequest,
  faults: readonly Fault[],
): Answer => {
  const limit = wholeNumber(query, "limit", 1, HIGHEST_LIMIT);
  const since = wholeNumber(query, "since", 0, Number.MAX_SAFE_INTEGER);
  const until = wholeNumber(query, "until", 0, Number.MAX_SAFE_INTEGER);
  if (!limit.isValid) return badRequest(limit.message);
  if (!since.isValid) return badRequest(since.message);
  if (!until.isValid) return badRequest(until.message);
  const all = world.teams();
  const wanted = all.filter(
    ({ createdAt }) =>
      createdAt < (until.value ?? Number.POSITIVE_INFINITY) && createdAt > (since.value ?? -1),
  );
  const isEmptyPage = findFault(faults, "empty-page") !== null;
  const size = isEmptyPage ? 0 : pageSize(limit.value ?? DEFAULT_LIMIT, all.length);
  const page = wanted.slice(0, size);
  const pagination = {
    count: page.length,
    next: nextAfter(page, wanted.slice(size)),
    prev: page[0]?.createdAt ?? null,
  };
  return {
    kind: "rows",
    status: 200,
    headers: {},
    rows: [{ teams: page.map(toTeamObject), pagination }],
    shape: "object",
    mayCompress: true,
  };
};
