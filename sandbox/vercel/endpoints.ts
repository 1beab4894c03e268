import type { IncomingHttpHeaders } from "node:http";
import type { Answer, Endpoint, SandboxRequest } from "@/sandbox/http/answer";
import { createRateLimiter } from "@/sandbox/http/rate-limiter";
import { answerCharges } from "@/sandbox/vercel/charges-endpoint";
import { answerCommitments } from "@/sandbox/vercel/commitments-endpoint";
import { type Checked, single } from "@/sandbox/vercel/query-rules";
import {
  badRequest,
  notAuthorized,
  notFound,
  powerlessToken,
  signInRequired,
  tooManyRequests,
} from "@/sandbox/vercel/refusals";
import type { TeamBook } from "@/sandbox/vercel/team-book";
import { answerTeams } from "@/sandbox/vercel/teams-endpoint";
import type { VercelWorld } from "@/sandbox/vercel/world";

/** Invented, and of no use outside the sandbox. */
export const GOOD_TOKEN = "northlight-owner-token";
export const POWERLESS_TOKEN = "northlight-powerless-token";

export type VercelEndpointsInput = {
  readonly world: VercelWorld;
  readonly clock: () => number;
  readonly requestsPerMinute: number;
};

const bearerOf = ({ authorization }: IncomingHttpHeaders): string | null =>
  /^Bearer ([^\s]+)$/i.exec(authorization ?? "")?.[1] ?? null;

const refuseToken = (token: string | null): Answer | null => {
  if (token === GOOD_TOKEN) return null;
  return token === POWERLESS_TOKEN ? powerlessToken() : notAuthorized();
};

/** Which team a call is for. Without one it is the default team of the token's user. */
const scopeOf = (world: VercelWorld, { query }: SandboxRequest): Checked<TeamBook | null> => {
  const teamId = single(query, "teamId");
  const slug = single(query, "slug");
  if (!teamId.isValid) return teamId;
  if (!slug.isValid) return slug;
  const name = teamId.value ?? slug.value;
  const team = name === null ? world.defaultTeam() : world.findTeam(name);
  return { isValid: true, value: team };
};

const forTeam = (
  world: VercelWorld,
  request: SandboxRequest,
  answer: (team: TeamBook) => Answer,
): Answer => {
  const scope = scopeOf(world, request);
  if (!scope.isValid) return badRequest(scope.message);
  const team = scope.value;
  if (team === null) return notFound("Team not found");
  return team.story.access === "needs-sign-in" ? signInRequired() : answer(team);
};

export const createVercelEndpoints = (input: VercelEndpointsInput): readonly Endpoint[] => {
  const { world, clock } = input;
  const takeTurn = createRateLimiter(input.requestsPerMinute);

  const guarded = (path: string, answer: Endpoint["answer"]): Endpoint => ({
    method: "GET",
    path,
    answer: (request, faults) => {
      const refused = refuseToken(bearerOf(request.headers));
      if (refused) return refused;
      const rate = takeTurn(path);
      if (!rate.isAllowed) return tooManyRequests(rate);
      const given = answer(request, faults);
      return { ...given, headers: { ...given.headers, ...rate.headers } };
    },
  });

  return [
    guarded("/v2/teams", (request, faults) => answerTeams(world, request, faults)),
    guarded("/v1/billing/contract-commitments", (request) =>
      forTeam(world, request, (team) => answerCommitments(team, clock())),
    ),
    guarded("/v1/billing/charges", (request) =>
      forTeam(world, request, (team) => answerCharges(team, request, clock())),
    ),
  ];
};
