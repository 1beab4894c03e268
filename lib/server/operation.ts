import type { Action } from "@/lib/server/access";
import type { Route } from "@/lib/server/create-route";

/** What an address can name. A new kind of thing gets a name here, and its tests ask for one. */
export const parameters = [
  "accountId",
  "commitmentId",
  "connectionId",
  "doubtId",
  "embedId",
  "entryId",
  "invitationId",
  "keyId",
  "linkId",
  "origin",
  "product",
  "syncRunId",
  "userId",
] as const;
export type Parameter = (typeof parameters)[number];

/** One row of the list of everything that the API can be asked. */
export type Operation = {
  readonly method: Method;
  /** "/api/v1/accounts/{accountId}" */
  readonly path: string;
  /** What the query has to name: `{ product: "product" }`. Everything else in it may be left out. */
  readonly query: Readonly<Record<string, Parameter>>;
  /** Everything that has to be named, in the path or in the query. */
  readonly parameters: readonly Parameter[];
  readonly route: Route;
  /** What a viewer must be allowed to do; "nothing" where it is enough to be known. */
  readonly needs: Action | "nothing";
  /** Whether it wants a person who gave the password a moment ago: no key will do. */
  readonly by: "anyone" | "confirmed-person";
  readonly title: string;
  /** Can be sent as it stands; null where no body is taken. */
  readonly exampleBody: unknown;
};

type Method = "GET" | "POST" | "PATCH" | "DELETE";

type Placeholders<Address> = Address extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Does not compile for an address that names something unknown. */
type Known<Address> = Placeholders<Address> extends Parameter ? Address : never;

/**
 * A row. The address stands below `/api/v1`; a query in it is what has to be named there:
 * `accounts/{accountId}/aggregates?product={product}`.
 */
export const operation = <Address extends string>(
  method: Method,
  address: Known<Address>,
  route: Route,
  needs: Operation["needs"],
  title: string,
  exampleBody: unknown = null,
  by: Operation["by"] = "anyone",
): Operation => {
  const [path = "", search = ""] = address.split("?");
  return {
    method,
    path: `/api/v1/${path}`,
    query: readNames(search),
    parameters: parameters.filter((name) => address.includes(`{${name}}`)),
    route,
    needs,
    by,
    title,
    exampleBody,
  };
};

const readNames = (search: string): Operation["query"] =>
  Object.fromEntries(
    [...new URLSearchParams(search)].flatMap(([name, place]) => {
      const parameter = parameters.find((known) => place === `{${known}}`);
      return parameter === undefined ? [] : [[name, parameter] as const];
    }),
  );
