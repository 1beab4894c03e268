import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import type { Allowance } from "@/lib/server/rate-limits";
import type { Viewer } from "@/lib/server/viewer";

/** Whose requests are counted together: a person's on all their devices, a key's, a frame's. */
const subjectOf = (viewer: Viewer): string => {
  switch (viewer.kind) {
    case "person":
      return `person ${(viewer.seenBy ?? viewer.person).userId}`;
    case "key":
      return `key ${viewer.keyId}`;
    case "embed":
      return `embed session ${viewer.session.id}`;
    case "share":
      return `share link ${viewer.link.id}`;
  }
};

/** The address that the door put there: the last one of the line. */
export const callerOf = (headers: Headers): string =>
  (headers.get("x-forwarded-for") ?? "unknown").split(",").at(-1)?.trim().slice(0, 64) ?? "unknown";

export type CountedRequest = {
  /** Counts the request for whoever asks, or for their address where they are nobody; throws if it is too many. */
  take(viewer: Viewer | null): void;
  /** The answer, with what is left. */
  tell(answer: Response): Response;
};

/** One request's place among those of whoever asks. */
export const countRequest = ({ headers }: Pick<Request, "headers">): CountedRequest => {
  let allowance: Allowance | null = null;
  return {
    take(viewer) {
      const subject = viewer === null ? `address ${callerOf(headers)}` : subjectOf(viewer);
      allowance = getContext().rateLimits.take(subject);
      if (allowance.waitMs === 0) return;
      const seconds = inSeconds(allowance.waitMs);
      throw new AppError(
        "too-many-requests",
        `Too many requests: ${allowance.limit} a minute are taken. Ask again in ${seconds} s.`,
        { retryAfterSeconds: seconds },
      );
    },
    tell(answer) {
      if (allowance === null) return answer;
      const { limit, remaining, resetMs } = allowance;
      answer.headers.set("RateLimit-Policy", `"minute";q=${limit};w=60`);
      answer.headers.set("RateLimit", `"minute";r=${remaining};t=${inSeconds(resetMs)}`);
      return answer;
    },
  };
};

const inSeconds = (ms: number): number => Math.ceil(ms / 1000);

/** A route for whoever finds the address: counted for where the request comes from. */
export const limited =
  <Rest extends readonly unknown[], Asked extends Request>(
    answer: (request: Asked, ...rest: Rest) => Promise<Response>,
    refuse: (error: unknown) => Response,
  ) =>
  async (request: Asked, ...rest: Rest): Promise<Response> => {
    const counted = countRequest(request);
    try {
      counted.take(null);
    } catch (error) {
      return counted.tell(refuse(error));
    }
    return counted.tell(await answer(request, ...rest));
  };
