import { z } from "zod";
import type { Gives } from "@/lib/server/create-route";
import type { Operation } from "@/lib/server/operation";
import { accountPosition, accountRow } from "@/lib/wire/account";
import { commitmentRow, figures, segment } from "@/lib/wire/commitment";
import {
  amount,
  amountMetric,
  errorBody,
  freshness,
  meta,
  ratioMetric,
  unit,
} from "@/lib/wire/common";
import { connection, dataIssue, syncRun } from "@/lib/wire/connection";
import { ledgerEntry } from "@/lib/wire/ledger";

type Json = Record<string, unknown>;

/** Shapes that many answers share; each is described once. */
const shared: Readonly<Record<string, z.ZodType>> = {
  Account: accountRow,
  AccountPosition: accountPosition,
  Amount: amount,
  AmountMetric: amountMetric,
  Commitment: commitmentRow,
  Connection: connection,
  DataIssue: dataIssue,
  Error: errorBody,
  Figures: figures,
  Freshness: freshness,
  LedgerEntry: ledgerEntry,
  Meta: meta,
  RatioMetric: ratioMetric,
  Segment: segment,
  SyncRun: syncRun,
  Unit: unit,
};

/** Not parsed further: it is made here and carries nothing of the book. */
export const apiDescription = z.looseObject({ openapi: z.literal("3.1.0") });

const refTo = (name: string): string => `#/components/schemas/${name}`;
const content = (type: string, described: Json): Json => ({ content: { [type]: described } });
const json = (described: Json): Json => content("application/json", described);

/** OpenAPI 3.1, made from the very schemas that the routes parse with. */
export const describeApi = (operations: readonly Operation[]) => {
  const names = nameAnswers(operations);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation, names),
    };
  }
  return {
    openapi: "3.1.0" as const,
    info: {
      title: "Commitbook",
      version: "1",
      description:
        "Amounts are decimal text beside their unit, instants end in Z, ends are exclusive. A figure that may have no number is tagged with what stands in its place. `RateLimit` says how many requests are left, and a 429 in `Retry-After` when to ask again.",
    },
    security: [{ apiKey: [] }, { session: [] }],
    paths,
    components: {
      schemas: describeSchemas(names),
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "An API key, cb_…" },
        session: { type: "apiKey", in: "cookie", name: "commitbook.session" },
      },
    },
  };
};

const idOf = ({ method, path }: Operation): string => {
  const parts = path.replace("/api/v1/", "").split("/");
  const words = parts.map((part) => (part.startsWith("{") ? "one" : part)).join("-");
  return `${method.toLowerCase()}-${words}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
};

/** The name of each answer: after the first operation that gives it. */
const nameAnswers = (operations: readonly Operation[]): ReadonlyMap<z.ZodType, string> => {
  const names = new Map<z.ZodType, string>();
  for (const operation of operations) {
    const { gives } = operation.route;
    if (gives.kind === "json" && !names.has(gives.schema))
      names.set(gives.schema, `${idOf(operation)}Answer`);
  }
  return names;
};

const describeSchemas = (names: ReadonlyMap<z.ZodType, string>): Json => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(shared)) registry.add(schema, { id });
  for (const [schema, id] of names) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: refTo });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema, $id, ...described }]) => [id, described]),
  );
};

const describeOperation = (operation: Operation, names: ReadonlyMap<z.ZodType, string>): Json => {
  const { takes, gives } = operation.route;
  return {
    operationId: idOf(operation),
    summary: operation.title,
    description: describeNeeds(operation),
    parameters: [...listParameters(takes.params, "path"), ...listParameters(takes.query, "query")],
    ...(takes.body === null ? {} : { requestBody: describeBody(takes.body, operation) }),
    responses: {
      200: { description: "The answer", ...describeAnswer(gives, names) },
      default: { description: "What went wrong", ...json({ schema: { $ref: refTo("Error") } }) },
    },
  };
};

const describeNeeds = ({ needs }: Operation): string =>
  needs === "nothing" ? "For whoever is signed in." : `Needs the permission ${needs}.`;

const describeBody = (body: z.ZodObject, { exampleBody }: Operation): Json => ({
  required: true,
  ...json({ schema: toInput(body), example: exampleBody }),
});

const describeAnswer = (gives: Gives, names: ReadonlyMap<z.ZodType, string>): Json => {
  switch (gives.kind) {
    case "json":
      return json({ schema: { $ref: refTo(names.get(gives.schema) ?? "") } });
    case "file":
      return {
        content: Object.fromEntries(
          gives.types.map((type) => [type, { schema: { type: "string" } }]),
        ),
      };
  }
};

const toInput = (schema: z.ZodObject): Json => {
  const { $schema, ...described } = z.toJSONSchema(schema, { io: "input" });
  return described;
};

const listParameters = (schema: z.ZodObject, place: "path" | "query"): Json[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: described,
  }));
};
