import { z } from "zod";
import { describeApi } from "@/lib/server/openapi";
import type { Operation } from "@/lib/server/operation";
import examples from "@/lib/server/reference/examples.json";
import { schemaRows } from "@/lib/server/reference/schema-rows";
import type { ReferenceOperation, ReferenceRow } from "@/lib/wire/reference";

const schema = z.looseObject({});
const content = z.record(z.string(), z.looseObject({ schema }));

/** The part of the description that the page tells. */
const described = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(
    z.looseObject({ name: z.string(), in: z.string(), required: z.boolean(), schema }),
  ),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.looseObject({ 200: z.looseObject({ content }) }),
});

const description = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), described)),
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
});

const kept: Readonly<Record<string, unknown>> = examples;

/** Everything that the API can be asked, for people. */
export const describeReference = (operations: readonly Operation[]): ReferenceOperation[] => {
  const { paths, components } = description.parse(describeApi(operations));
  const rowsOf = (given: z.infer<typeof content> | undefined): ReferenceRow[] => {
    const found = given?.["application/json"]?.schema;
    return found === undefined ? [] : schemaRows(found, components.schemas);
  };
  return operations.flatMap((operation) => {
    const found = paths[operation.path]?.[operation.method.toLowerCase()];
    if (found === undefined) return [];
    const example = kept[found.operationId];
    return {
      ...{ id: found.operationId, group: groupOf(operation.path), method: operation.method },
      ...{ path: operation.path, title: found.summary, needs: found.description },
      parameters: found.parameters.flatMap(({ name, in: place, required, schema: of }) =>
        schemaRows({ properties: { [name]: of }, required: required ? [name] : [] }, {}).map(
          (row) => ({ ...row, note: [`in the ${place}`, row.note].filter(Boolean).join("; ") }),
        ),
      ),
      body: rowsOf(found.requestBody?.content),
      answer: rowsOf(found.responses[200].content),
      request: toRequest(operation),
      example: example === undefined ? null : JSON.stringify(example, null, 2),
    };
  });
};

const groupOf = (path: string): string => path.replace("/api/v1/", "").split("/")[0] ?? path;

/** As it can be sent with a key in CB_KEY and the address of the book in BOOK. */
const toRequest = ({ method, path, query, exampleBody }: Operation): string =>
  [
    `curl -H "Authorization: Bearer $CB_KEY"`,
    ...(method === "GET" ? [] : [`-X ${method}`]),
    ...(exampleBody === null
      ? []
      : [`-H "Content-Type: application/json"`, `-d '${JSON.stringify(exampleBody)}'`]),
    `"$BOOK${path}${toSearch(query)}"`,
  ].join(" \\\n  ");

const toSearch = (query: Operation["query"]): string => {
  const pairs = Object.entries(query).map(([name, place]) => `${name}={${place}}`);
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
};
