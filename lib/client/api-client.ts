import { toSignIn } from "@/lib/paths/sign-in";

/** How this document proves who asks, and what it means when the proof does not hold. */
export type Access = {
  /** Headers that go with every request; none where the browser sends a cookie by itself. */
  readonly authorize: () => Promise<Readonly<Record<string, string>>>;
  /** "again": there is a new proof, ask once more. "over": there is none, the refusal stands. */
  readonly onUnauthorized: () => Promise<"again" | "over">;
};

export type ApiClient = {
  request(path: string, init?: RequestInit): Promise<Response>;
};

/** The one way to the API: everything that the browser asks goes through `request`. */
export const createApiClient = ({ authorize, onUnauthorized }: Access): ApiClient => {
  /** What came of the proof that was refused last; the first proof is one that nothing has refused. */
  let verdict: Promise<"again" | "over"> = Promise.resolve("again");
  /** Ten answers of 401 to one proof are one occasion, also when some come late. */
  const judge = (refused: typeof verdict): typeof verdict => {
    if (refused === verdict) verdict = onUnauthorized();
    return verdict;
  };
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(await authorize())) headers.set(name, value);
    return fetch(path, { ...init, headers });
  };
  return {
    request: async (path, init = {}) => {
      const sentWith = verdict;
      const first = await send(path, init);
      if (first.status !== 401) return first;
      // A refused request has done nothing, so a write may be sent again too.
      return (await judge(sentWith)) === "again" ? send(path, init) : first;
    },
  };
};

/** Somebody who signed in: the browser sends the cookie, and without one the way in is shown. */
const signedIn: Access = {
  authorize: async () => ({}),
  onUnauthorized: async () => {
    const { pathname, search } = window.location;
    window.location.assign(toSignIn(pathname + search));
    return "over";
  },
};

let current = createApiClient(signedIn);

/** A document has one reader, so it has one client. */
export const getApiClient = (): ApiClient => current;

/** Called once, before the first question, by a document whose reader has no session. */
export const setApiClient = (client: ApiClient): void => {
  current = client;
};
