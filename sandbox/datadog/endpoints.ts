import type { Answering } from "@/sandbox/datadog/answering";
import { answerList } from "@/sandbox/datadog/list-endpoint";
import { readQuery } from "@/sandbox/datadog/query-rules";
import { badRequest, limitHeaders, missingPermission, refusal } from "@/sandbox/datadog/refusals";
import {
  answerCoverage,
  answerHotSpots,
  answerSavings,
  answerUtilization,
} from "@/sandbox/datadog/scalar-endpoints";
import {
  answerCoverageSeries,
  answerSavingsSeries,
  answerUtilizationSeries,
} from "@/sandbox/datadog/series-endpoints";
import type { DatadogWorld } from "@/sandbox/datadog/world";
import { hashText } from "@/sandbox/dice";
import { type Answer, type Endpoint, jsonAnswer, type SandboxRequest } from "@/sandbox/http/answer";
import { createRateLimiter } from "@/sandbox/http/rate-limiter";
import type { JsonValue } from "@/sandbox/json-text";

/** Invented, and of no use outside the sandbox. */
export const DATADOG_API_KEY = "northlight-datadog-api-key";
export const DATADOG_APP_KEY = "northlight-datadog-app-key";
export const POWERLESS_DATADOG_APP_KEY = "northlight-datadog-powerless";

const COMMITMENTS_PATH = "/api/v2/cost/commitments/";

type Body = (answering: Answering) => JsonValue;

/** The answers, and whether `commitmentType` may be asked for. */
const ANSWERS: readonly (readonly [path: string, body: Body, hasType: boolean])[] = [
  ["commitment-list", answerList, true],
  ["utilization/scalar", answerUtilization, true],
  ["utilization/timeseries", answerUtilizationSeries, true],
  ["coverage/scalar", answerCoverage, false],
  ["coverage/timeseries", answerCoverageSeries, false],
  ["savings/scalar", answerSavings, false],
  ["savings/timeseries", answerSavingsSeries, false],
  ["on-demand-hot-spots/scalar", answerHotSpots, false],
];

/** All of them have been seen on a JSON body of this vendor. */
const CONTENT_TYPES = ["application/json", "application/vnd.api+json", "text/plain; charset=utf-8"];

const contentTypeOf = (path: string, query: URLSearchParams): string => {
  const asked = `${path}?${query.get("product")}&${query.get("commitmentType")}`;
  return CONTENT_TYPES[hashText(asked) % CONTENT_TYPES.length] ?? "application/json";
};

const refuseKeys = ({ headers }: SandboxRequest): Answer | null => {
  const apiKey = headers["dd-api-key"];
  const appKey = headers["dd-application-key"];
  if (!apiKey || !appKey) return refusal(401);
  if (apiKey !== DATADOG_API_KEY) return refusal(403);
  if (appKey === POWERLESS_DATADOG_APP_KEY) return missingPermission();
  return appKey === DATADOG_APP_KEY ? null : refusal(403);
};

export type DatadogEndpointsInput = {
  readonly world: DatadogWorld;
  readonly clock: () => number;
  readonly requestsPerMinute: number;
};

export const createDatadogEndpoints = (input: DatadogEndpointsInput): readonly Endpoint[] => {
  const { world, clock } = input;
  const takeTurn = createRateLimiter(input.requestsPerMinute);

  const endpoint = (name: string, body: Body, hasType: boolean): Endpoint => {
    const path = COMMITMENTS_PATH + name;
    const answer: Endpoint["answer"] = (request, faults) => {
      const query = readQuery(request.query, hasType);
      if (!query.isValid) return badRequest(query.detail, query.parameter);
      const value = body({ world, query: query.value, now: clock(), faults });
      const contentType = contentTypeOf(path, request.query);
      return { ...jsonAnswer(200, value), contentType };
    };
    return {
      method: "GET",
      path,
      answer: (request, faults) => {
        const refused = refuseKeys(request);
        if (refused) return refused;
        const turn = takeTurn(path);
        const limits = limitHeaders({
          total: turn.total,
          remaining: turn.headers["X-RateLimit-Remaining"] ?? "0",
          resetSeconds: turn.retryAfterSeconds,
        });
        if (!turn.isAllowed) return refusal(429, limits);
        const answered = answer(request, faults);
        return { ...answered, headers: { ...limits, ...answered.headers } };
      },
    };
  };
  return ANSWERS.map(([name, body, hasType]) => endpoint(name, body, hasType));
};
