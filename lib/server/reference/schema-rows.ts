import type { ReferenceRow } from "@/lib/wire/reference";

type Json = Readonly<Record<string, unknown>>;

const depthMax = 2;

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isJson) : [];

/** What may be null is told as what it else is. */
const withoutNull = (schema: Json): Json => {
  const [only, ...more] = listOf(schema.anyOf).filter(({ type }) => type !== "null");
  return only !== undefined && more.length === 0 ? only : schema;
};

const lastName = (reference: string): string => reference.split("/").at(-1) ?? reference;

const typeOf = (schema: Json): string => {
  if (typeof schema.$ref === "string") return lastName(schema.$ref);
  if (Array.isArray(schema.enum)) return "word";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const variants = listOf(schema.oneOf ?? schema.anyOf);
  if (variants.length > 0) return [...new Set(variants.map(typeOf))].join(" or ");
  if (schema.type === "array") return "list";
  return typeof schema.type === "string" ? schema.type : "anything";
};

const noteOf = (schema: Json, isRequired: boolean, isNullable: boolean): string =>
  [
    typeof schema.description === "string" ? schema.description : "",
    Array.isArray(schema.enum) ? schema.enum.join(", ") : "",
    schema.default === undefined ? "" : `default ${JSON.stringify(schema.default)}`,
    isNullable ? "or null" : "",
    isRequired ? "" : "may be left out",
  ]
    .filter((part) => part !== "")
    .join("; ");

/** The fields of an object, and those of what stands in them, as far down as a reader looks. */
export const schemaRows = (
  given: Json,
  schemas: Readonly<Record<string, Json>>,
  depth = 0,
): ReferenceRow[] => {
  const schema = follow(given, schemas);
  const properties = isJson(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties).flatMap(([name, value]) => {
    if (!isJson(value)) return [];
    const plain = withoutNull(value);
    const items = isJson(plain.items) ? plain.items : null;
    const row: ReferenceRow = {
      name: items ? `${name}[]` : name,
      ...{ depth, type: items ? `list of ${typeOf(items)}` : typeOf(plain) },
      note: noteOf(plain, required.includes(name), plain !== value),
    };
    const inside = depth < depthMax ? schemaRows(items ?? plain, schemas, depth + 1) : [];
    return [row, ...inside];
  });
};

const follow = (schema: Json, schemas: Readonly<Record<string, Json>>): Json =>
  typeof schema.$ref === "string" ? (schemas[lastName(schema.$ref)] ?? {}) : schema;
