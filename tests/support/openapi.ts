import { readFileSync } from "node:fs";

type Json = { readonly [name: string]: unknown };

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const at = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((here, name) => (isJson(here) ? here[name] : undefined), value);

const typeOf = (value: unknown): string => {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
};

const hasType = (type: unknown, value: unknown): boolean =>
  type === undefined ||
  type === typeOf(value) ||
  (type === "integer" && typeof value === "number" && Number.isInteger(value));

const textProblems = (schema: Json, value: string): readonly string[] => [
  ...(schema.format === "uuid" && !UUID.test(value) ? [`"${value}" is no uuid`] : []),
  ...(schema.format === "date-time" && !DATE_TIME.test(value) ? [`"${value}" is no time`] : []),
  ...(typeof schema.minLength === "number" && value.length < schema.minLength ? ["too short"] : []),
  ...(typeof schema.maxLength === "number" && value.length > schema.maxLength ? ["too long"] : []),
];

const numberProblems = (schema: Json, value: number): readonly string[] => [
  ...(typeof schema.minimum === "number" && value < schema.minimum ? [`${value} is too low`] : []),
  ...(typeof schema.maximum === "number" && value > schema.maximum ? [`${value} is too high`] : []),
];

/**
 * Says where values break the schemas of an OpenAPI 3.0 file, in the part of the language that the
 * vendors' files use. Stricter than the standard: a property the schema does not name is a problem.
 */
export const openApi = (file: string) => {
  const document: unknown = JSON.parse(readFileSync(file, "utf8"));

  const resolve = (schema: unknown): Json => {
    if (!isJson(schema)) throw new Error("There is no such schema");
    if (typeof schema.$ref !== "string")
      return Array.isArray(schema.allOf) ? merge(schema) : schema;
    return resolve(at(document, ...schema.$ref.replace("#/", "").split("/")));
  };

  const merge = ({ allOf, ...rest }: Json): Json => {
    const parts = [rest, ...(Array.isArray(allOf) ? allOf.map(resolve) : [])];
    return {
      ...Object.assign({}, ...parts),
      properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
      required: parts.flatMap(({ required }) => (Array.isArray(required) ? required : [])),
    };
  };

  const objectProblems = (schema: Json, value: Json, path: string): readonly string[] => {
    const { properties, required, additionalProperties } = schema;
    const names = isJson(properties) ? properties : {};
    const missing = (Array.isArray(required) ? required : [])
      .filter((name: unknown) => typeof name === "string" && !(name in value))
      .map((name: unknown) => `${path}: misses ${String(name)}`);
    const isFree = properties === undefined && additionalProperties === undefined;
    const inside = Object.entries(value).flatMap(([name, member]) => {
      const rule = names[name] ?? (isJson(additionalProperties) ? additionalProperties : null);
      if (rule !== null) return problems(rule, member, `${path}.${name}`);
      return isFree || additionalProperties === true ? [] : [`${path}: unknown ${name}`];
    });
    return [...missing, ...inside];
  };

  const oneOfProblems = (choices: readonly unknown[], value: unknown, path: string) => {
    const tried = choices.map((choice) => problems(choice, value, path));
    const fitting = tried.filter(({ length }) => length === 0).length;
    if (fitting === 1) return [];
    if (fitting > 1) return [`${path}: fits ${fitting} schemas of which one may fit`];
    const closest = tried.toSorted((one, two) => one.length - two.length)[0] ?? [];
    return [`${path}: fits none of ${choices.length} schemas`, ...closest];
  };

  const problems = (given: unknown, value: unknown, path: string): readonly string[] => {
    const schema = resolve(given);
    if (value === null && schema.nullable === true) return [];
    if (Array.isArray(schema.oneOf)) return oneOfProblems(schema.oneOf, value, path);
    if (!hasType(schema.type, value)) return [`${path}: ${typeOf(value)}, not ${schema.type}`];
    if (Array.isArray(schema.enum) && !schema.enum.includes(value)) {
      return [`${path}: ${JSON.stringify(value)} is none of ${schema.enum.join(", ")}`];
    }
    if (typeof value === "string") return textProblems(schema, value).map((p) => `${path}: ${p}`);
    if (typeof value === "number") return numberProblems(schema, value).map((p) => `${path}: ${p}`);
    if (Array.isArray(value)) {
      return value.flatMap((item, index) =>
        problems(schema.items ?? {}, item, `${path}[${index}]`),
      );
    }
    return isJson(value) ? objectProblems(schema, value, path) : [];
  };

  const jsonSchema = (holder: unknown): unknown =>
    at(holder, "content", "application/json", "schema");

  return {
    /** What is wrong with a request's body. */
    request: (path: string, body: unknown): readonly string[] =>
      problems(jsonSchema(at(document, "paths", path, "post", "requestBody")), body, "body"),
    /** What is wrong with the parameters of a request, as they stand in its URL. */
    query: (endpoint: string, query: Readonly<Record<string, string>>): readonly string[] => {
      const [method = "", path = ""] = endpoint.split(" ");
      const told = at(document, "paths", path, method.toLowerCase(), "parameters");
      const rules = (Array.isArray(told) ? told.map(resolve) : []).filter(
        (it) => it.in === "query",
      );
      const nameOf = (rule: Json): string => String(rule.name);
      const known = new Map(rules.map((rule) => [nameOf(rule), rule.schema]));
      const missing = rules.filter((rule) => rule.required === true && !(nameOf(rule) in query));
      return [
        ...missing.map((rule) => `query: misses ${nameOf(rule)}`),
        ...Object.entries(query).flatMap(([name, text]) => {
          const schema = known.get(name);
          if (schema === undefined) return [`query: unknown ${name}`];
          const isNumber = resolve(schema).type === "integer" && /^-?\d+$/.test(text);
          return problems(schema, isNumber ? Number(text) : text, `query.${name}`);
        }),
      ];
    },
    /** What is wrong with the body of a 200 answer. */
    answer: (endpoint: string, body: unknown): readonly string[] => {
      const [method = "", path = ""] = endpoint.split(" ");
      const operation = at(document, "paths", path, method.toLowerCase(), "responses", "200");
      return problems(jsonSchema(operation), body, "body");
    },
    schema: (name: string, value: unknown): readonly string[] =>
      problems({ $ref: `#/components/schemas/${name}` }, value, name),
  };
};

export const metronomeApi = () => openApi("tests/fixtures/metronome.openapi.json");
