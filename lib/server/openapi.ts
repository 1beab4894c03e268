import { z } from "zod";
import type { RouteSchemas } from "@/lib/server/define-route";
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

export type Operation = {
  readonly method: string;
  /** "/api/v1/accounts/{accountId}" */
  readonly path: string;
  readonly title: string;
  readonly schemas: RouteSchemas;
};

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
const json = (schema: Json): Json => ({ content: { "application/json": { schema } } });

/** OpenAPI 3.1, made from the very schemas that the routes parse with. */
export const describeApi = (operations: readonly Operation[]) => {
  const names = nameAnswers(operations);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const answer = { $ref: refTo(names.get(operation.schemas.response) ?? "") };
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation, answer),
    };
  }
  return {
    openapi: "3.1.0" as const,
    info: {
      title: "Commitbook",
      version: "1",
      description:
        "Amounts are decimal text beside their unit, instants end in Z, ends are exclusive. A figure that may have no number is tagged with what stands in its place.",
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
  for (const operation of operations)
    if (!names.has(operation.schemas.response))
      names.set(operation.schemas.response, `${idOf(operation)}Answer`);
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

const describeOperation = (operation: Operation, answer: Json): Json => {
  const { params, query, body } = operation.schemas;
  return {
    operationId: idOf(operation),
    summary: operation.title,
    parameters: [...listParameters(params, "path"), ...listParameters(query, "query")],
    ...(body === null ? {} : { requestBody: { required: true, ...json(toInput(body)) } }),
    responses: {
      200: { description: "The answer", ...json(answer) },
      default: { description: "What went wrong", ...json({ $ref: refTo("Error") }) },
    },
  };
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
