import { operations, otherRoutes } from "@/app/api/v1/operations";
import { pages } from "@/app/api/v1/pages";
import {
  contentTypes,
  hostileBodies,
  hostileHeaders,
  hostileTexts,
  hostileValues,
} from "@/tests/built/fuzz/hostile-values";

/** From 0 to one less than the number of sides. */
export type Dice = (sides: number) => number;

export type FuzzRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
};

/** What is true of the book that is asked: ids that are there, and who may ask. */
export type Known = {
  readonly ids: readonly string[];
  readonly credentials: readonly Readonly<Record<string, string>>[];
};

type Target = {
  readonly path: string;
  readonly methods: readonly string[];
  readonly query: readonly string[];
  readonly exampleBody: unknown;
};

const nothing = { query: [], exampleBody: null };

/** Everything that answers: the API, what stands beside it, pages, and what the framework brings along. */
const targets: readonly Target[] = [
  ...operations.map(({ path, method, route, exampleBody }) => ({
    ...{ path, methods: [method], exampleBody },
    query: Object.keys(route.takes.query.shape),
  })),
  ...otherRoutes.map(({ path, methods }) => ({ ...nothing, path, methods })),
  ...["csrf", "session", "providers", "signin", "signin/sso", "signout", "error", "_log"]
    .concat(["callback/credentials", "callback/sso", "callback", "verify-request"])
    .map((action) => ({
      ...{ path: `/api/auth/${action}`, methods: ["GET", "POST"] },
      query: ["callbackUrl", "error", "csrfToken", "json", "state", "code"],
      exampleBody: { csrfToken: "x", email: "a@example.com", password: "x", json: "true" },
    })),
  ...pages.map(({ path }) => ({
    ...nothing,
    path: path.replaceAll("[", "{").replaceAll("]", "}"),
    methods: ["GET"],
    query: ["asOf", "knownAt", "view", "sort", "q", "_rsc", "error", "from"],
  })),
  ...["/_next/image", "/_next/static/{file}", "/_next/data/{build}/accounts.json", "/_next/{file}"]
    .concat(["/__nextjs_original-stack-frame", "/_next/webpack-hmr", "/_error", "/404", "/500"])
    .concat(["/icon.svg", "/favicon.ico", "/embed/v1.js", "/embed/frame/frame.js", "/robots.txt"])
    .concat(["/{anything}", "/api/{anything}", "/api/v1/{anything}", "/embed/{anything}", "/"])
    .map((path) => ({ ...nothing, path, methods: ["GET"], query: ["url", "w", "q", "_rsc"] })),
];

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

const pick = <Item>(dice: Dice, items: readonly Item[]): Item => {
  const item = items[dice(items.length)];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
};

/** The same request for the same dice. */
export const makeRequest = (dice: Dice, known: Known): FuzzRequest => {
  const target = pick(dice, targets);
  const method = pick(dice, dice(5) === 0 ? methods : target.methods);
  const body = makeBody(dice, target, method);
  return {
    method,
    path: `${fillPath(dice, target, method, known)}${makeQuery(dice, target)}`,
    headers: makeHeaders(dice, known, body !== null),
    body,
  };
};

/** What changes something is asked of what is not there: the book has to last. */
const fillPath = (dice: Dice, { path }: Target, method: string, { ids }: Known): string =>
  path.replaceAll(/\{[^}]+\}/g, () => {
    const isReading = method === "GET" || method === "HEAD";
    if (isReading && ids.length > 0 && dice(2) === 0) return encodeURIComponent(pick(dice, ids));
    return inAddress(dice, pick(dice, hostileTexts));
  });

/** Escaped as it should be, or as little as a request can be sent with. */
const inAddress = (dice: Dice, text: string): string =>
  dice(3) === 0
    ? text.replace(/[^\u0021-\u00ff]/g, "?")
    : encodeURIComponent(text.replace(/\p{Surrogate}/gu, "?"));

const makeQuery = (dice: Dice, { query }: Target): string => {
  const pairs = Array.from({ length: dice(4) }, () => {
    const isNamed = query.length > 0 && dice(5) > 0;
    const name = isNamed ? pick(dice, query) : inAddress(dice, pick(dice, hostileTexts));
    return `${name}=${inAddress(dice, pick(dice, hostileTexts))}`;
  });
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
};

const makeHeaders = (dice: Dice, { credentials }: Known, hasBody: boolean) => {
  const hostile = Array.from({ length: dice(3) }, () => pick(dice, hostileHeaders));
  return {
    ...(dice(8) === 0 ? {} : pick(dice, credentials)),
    ...(hasBody
      ? { "content-type": dice(4) === 0 ? pick(dice, contentTypes) : "application/json" }
      : {}),
    ...Object.fromEntries(hostile),
  };
};

const makeBody = (dice: Dice, { path, exampleBody }: Target, method: string) => {
  if (method === "GET" || method === "HEAD" || method === "TRACE") return null;
  if (dice(3) === 0) return pick(dice, hostileBodies);
  const fields = { ...(exampleBody ?? {}), ...pick(dice, [{}, { [pick(dice, hostileTexts)]: 1 }]) };
  const names = Object.keys(fields);
  const changed = names.length > 0 ? { [pick(dice, names)]: pick(dice, hostileValues) } : {};
  const body = { ...fields, ...changed, ...withoutVendor(path) };
  if (path.startsWith("/api/auth/") && dice(2) === 0)
    return new URLSearchParams(
      Object.entries(body).map(([name, value]): [string, string] => [name, formValue(value)]),
    ).toString();
  return JSON.stringify(body);
};

/** As a form would carry it; an object without a text of its own has one as JSON. */
const formValue = (value: unknown): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);

/** A source that is really connected reads nowhere but on this machine. */
const withoutVendor = (path: string) =>
  path.startsWith("/api/v1/connections") ? { baseUrl: "http://127.0.0.1:9" } : {};
