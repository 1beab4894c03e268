import { type Exact, exactLiteral } from "@/sandbox/exact-number";

/** Text that stands in a JSON body exactly as it is: a long number, or a deliberately broken line. */
export class VerbatimJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | VerbatimJson
  | readonly JsonValue[]
  | JsonObject;

export type JsonObject = { readonly [name: string]: JsonValue };

/** A row of a body: normally an object, verbatim text when a fault has broken it. */
export type JsonRow = JsonObject | VerbatimJson;

export const jsonNumber = (value: Exact): VerbatimJson => new VerbatimJson(exactLiteral(value));

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** `JSON.stringify` would send long numbers through a float and lose their last digits. */
export const jsonText = (value: JsonValue): string => {
  if (value instanceof VerbatimJson) return value.text;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(jsonText).join(",")}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`,
  );
  return `{${members.join(",")}}`;
};
