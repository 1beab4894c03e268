import type { z } from "zod";
import { AppError } from "@/lib/server/errors";

const bodyBytesMax = 256 * 1024;

type Issue = { readonly path: string; readonly message: string };

/** Parses a part of a request, or says which fields are wrong. `name` is the part in words. */
export const parsePart = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  name: string,
): z.output<Schema> => {
  if (!isStorable(value))
    throw new AppError(
      "invalid-request",
      `The ${name} is not valid. It is nested too deeply, or holds a character that is no text.`,
    );
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.flatMap(toIssues);
  const words = details.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  throw new AppError("invalid-request", `The ${name} is not valid. ${words.join("; ")}.`, {
    details,
  });
};

const depthMax = 32;

/** No text that a database keeps holds a zero byte, and nothing that we take is deep. */
const isStorable = (value: unknown, depth = 0): boolean => {
  if (typeof value === "string") return !value.includes("\0");
  if (typeof value !== "object" || value === null) return true;
  return (
    depth < depthMax &&
    Object.entries(value).every(([key, each]) => isStorable(key) && isStorable(each, depth + 1))
  );
};

/** Messages of the schema only: never the value, which may be a secret. */
const toIssues = (issue: z.core.$ZodIssue): Issue[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => ({ path: key.slice(0, 100), message: "there is no such field" }))
    : [{ path: issue.path.join("."), message: issue.message }];

export const readParams = async <Schema extends z.ZodType>(
  schema: Schema,
  params: Promise<unknown>,
): Promise<z.output<Schema>> => {
  // The framework hands over nothing where an address has no parts that vary.
  const given = (await params) ?? {};
  const parsed = schema.safeParse(given);
  if (!parsed.success || !isStorable(given))
    throw new AppError("not-found", "There is nothing at this address.");
  return parsed.data;
};

/** `schema` is strict: a parameter that is misspelt is named, not passed over. */
export const readQuery = <Schema extends z.ZodType>(
  schema: Schema,
  search: URLSearchParams,
): z.output<Schema> => {
  const names = [...search.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new AppError("invalid-request", `The parameter ${twice.slice(0, 100)} is given twice.`);
  return parsePart(schema, Object.fromEntries(search), "query");
};

export const readBody = async <Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
): Promise<z.output<Schema>> => {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    throw new AppError("unsupported-type", "Send the body as application/json.");
  return parsePart(schema, parseJson(await readText(request)), "body");
};

/** The whole body, as long as it is not too large. */
export const readText = async ({ body, headers }: Request): Promise<string> => {
  if (Number(headers.get("content-length") ?? 0) > bodyBytesMax) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
};

const tooLarge = (): AppError =>
  new AppError("too-large", `The body is larger than ${bodyBytesMax / 1024} KiB.`);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid-request", "The body is not valid JSON.");
  }
};
