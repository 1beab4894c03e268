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
  // Loops, not chains of arrays: this writes every entry of a quarter of a million.
  let text = "";
  if (isList(value)) {
    for (const item of value) text += text === "" ? jsonText(item) : `,${jsonText(item)}`;
    return `[${text}]`;
  }
  for (const name of Object.keys(value)) {
    const member = `${JSON.stringify(name)}:${jsonText(value[name] ?? null)}`;
    text += text === "" ? member : `,${member}`;
  }
  return `{${text}}`;
};
