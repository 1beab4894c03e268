import { GET as getOpenApi } from "@/app/api/v1/openapi.json/route";
import { operations } from "@/app/api/v1/operations";
import type { Route } from "@/lib/server/create-route";
import { type Operation, type Parameter, parameters } from "@/lib/server/operation";

/** Something to name for everything that an address can name. */
export type Names = Readonly<Record<Parameter, string>>;

/** A request that an operation understands, and what a route is told of its address. */
export type Read = {
  readonly path: string;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
};

/** Whose rows a name leads to. */
const leadsTo: Readonly<Record<Parameter, "account" | "source" | "access">> = {
  accountId: "account",
  commitmentId: "account",
  entryId: "account",
  product: "account",
  connectionId: "source",
  doubtId: "source",
  syncRunId: "source",
  embedId: "access",
  linkId: "access",
  origin: "access",
  invitationId: "access",
  keyId: "access",
  userId: "access",
};

/** The operation with a name in every place that wants one. */
export const fill = ({ path, query, route }: Operation, names: Names): Read => {
  const inPath = parameters.filter((name) => path.includes(`{${name}}`));
  const filled = inPath.reduce(
    (left, name) => left.replace(`{${name}}`, encodeURIComponent(names[name])),
    path,
  );
  const search = Object.entries(query).map(([key, name]) => [key, names[name]] as [string, string]);
  return {
    path: search.length > 0 ? `${filled}?${new URLSearchParams(search)}` : filled,
    route,
    params: Object.fromEntries(inPath.map((name) => [name, names[name]])),
  };
};

const nobody: Names = {
  accountId: "a",
  commitmentId: "c",
  connectionId: "k",
  doubtId: "d",
  entryId: "e",
  product: "aws/ec2",
  syncRunId: "r",
  embedId: "b",
  linkId: "l",
  origin: "https://console.example.com",
  invitationId: "i",
  keyId: "y",
  userId: "u",
};

const reads = operations.filter(({ method }) => method === "GET");

const readsAbout = (what: "account" | "source"): readonly Operation[] =>
  reads.filter((read) => read.parameters.some((name) => leadsTo[name] === what));

/** Every way to read one account and what hangs on it. */
export const readsOfAccount = (
  names: Pick<Names, "accountId" | "commitmentId" | "entryId">,
): Read[] => readsAbout("account").map((read) => fill(read, { ...nobody, ...names }));

/** Who may do what, and what was done, is no part of the book. */
const ofAccess: ReadonlySet<Operation["needs"]> = new Set([
  "manage-people",
  "manage-keys",
  "manage-embeds",
  "share",
  "read-audit",
]);

/** Every way to read the book as far as the viewer may. */
export const readsOfBook: readonly Read[] = reads
  .filter((read) => read.parameters.length === 0 && !ofAccess.has(read.needs))
  .map((read) => fill(read, nobody));

/** Every way to read what one source has done. */
export const readsOfSource = (names: Pick<Names, "connectionId" | "syncRunId">): Read[] =>
  readsAbout("source").map((read) => fill(read, { ...nobody, ...names }));

/** It describes the list that all others stand in, so it is not in there. */
export const readOpenApi: Read = { path: "/api/v1/openapi.json", route: getOpenApi, params: {} };
