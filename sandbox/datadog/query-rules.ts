import type { CommitmentType, Provider, Span } from "@/sandbox/datadog/model";
import { type Asked, PRODUCTS } from "@/sandbox/datadog/world";

export type Query = Asked & {
  readonly window: Span;
  /** A field of the row and the text it must have. */
  readonly filter: { readonly name: string; readonly value: string; readonly text: string } | null;
};

export type CheckedQuery =
  | { readonly isValid: true; readonly value: Query }
  | { readonly isValid: false; readonly detail: string; readonly parameter: string };

const REQUIRED = ["provider", "product", "start", "end"];

const isProvider = (text: string): text is Provider => text === "aws" || text === "azure";
const isType = (text: string): text is CommitmentType => text === "ri" || text === "sp";

const milliseconds = (text: string): number | null => {
  const value = Number(text);
  return /^-?\d+$/.test(text) && Number.isSafeInteger(value) ? value : null;
};

const invalid = (parameter: string, detail: string): CheckedQuery => ({
  isValid: false,
  detail,
  parameter,
});

/** The grammar is not published; the sandbox takes one field and its value. */
const filterOf = (text: string | null): Query["filter"] => {
  const [, name, value] = /^([a-z_]+):(.+)$/.exec(text ?? "") ?? [];
  return text === null || !name || !value ? null : { name, value, text };
};

/** `hasType`: whether the endpoint knows the parameter `commitmentType`. */
export const readQuery = (query: URLSearchParams, hasType: boolean): CheckedQuery => {
  const known = [...REQUIRED, "filterBy", ...(hasType ? ["commitmentType"] : [])];
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown) return invalid(unknown, `${unknown} is not a parameter`);
  const missing = REQUIRED.find((name) => !query.get(name));
  if (missing) return invalid(missing, `${missing} is required`);
  const provider = query.get("provider") ?? "";
  if (!isProvider(provider)) return invalid("provider", "provider must be one of aws, azure");
  const product = query.get("product") ?? "";
  if (!PRODUCTS[provider].includes(product)) {
    return invalid("product", `product ${product} is not supported for ${provider}`);
  }
  const type = query.get("commitmentType") ?? "ri";
  if (!isType(type)) return invalid("commitmentType", "commitmentType must be one of ri, sp");
  const start = milliseconds(query.get("start") ?? "");
  const end = milliseconds(query.get("end") ?? "");
  if (start === null) return invalid("start", "start must be a Unix time in milliseconds");
  if (end === null) return invalid("end", "end must be a Unix time in milliseconds");
  if (start >= end) return invalid("start", "start must be before end");
  const filter = filterOf(query.get("filterBy"));
  if (query.has("filterBy") && filter === null) {
    return invalid("filterBy", "filterBy must be of the form field:value");
  }
  return { isValid: true, value: { provider, product, type, window: { start, end }, filter } };
};
