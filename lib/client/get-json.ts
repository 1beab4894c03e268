import type { z } from "zod";
import { getApiClient } from "@/lib/client/api-client";
import { askForPassword } from "@/lib/client/ask-for-password";
import { errorBody } from "@/lib/wire/common";

/** What the server answered when it did not answer what was asked. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly reference: string | null;

  constructor(status: number, code: string, message: string, reference: string | null) {
    super(message);
    this.status = status;
    this.code = code;
    this.reference = reference;
  }
}

/** Reads and parses an answer with the schema its route was written with. */
export const getJson = async <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> =>
  readAnswer(await getApiClient().request(path, { signal: signal ?? null }), schema);

/** A write. The header says that a page of ours asked: no form of another site can send it. */
export const sendJson = async <Schema extends z.ZodType>(
  method: "POST" | "PATCH" | "DELETE",
  path: string,
  body: unknown,
  schema: Schema,
): Promise<z.infer<Schema>> => {
  const send = async () =>
    readAnswer(
      await getApiClient().request(path, {
        method,
        headers: { "content-type": "application/json", "x-commitbook": "1" },
        body: body === undefined ? null : JSON.stringify(body),
      }),
      schema,
    );
  try {
    return await send();
  } catch (error) {
    // What decides who may do what wants the password again; refused, it has done nothing.
    const isUnconfirmed = error instanceof ApiError && error.code === "confirm-password";
    if (!isUnconfirmed || !(await askForPassword())) throw error;
    return send();
  }
};

const readAnswer = async <Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
): Promise<z.infer<Schema>> => {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return schema.parse(body);
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) {
    throw new ApiError(response.status, "unreadable", "The server gave no readable answer.", null);
  }
  const { code, message, details } = parsed.data.error;
  throw new ApiError(response.status, code, message, referenceOf(details));
};

const referenceOf = (details: unknown): string | null =>
  typeof details === "object" && details !== null && "reference" in details
    ? String(details.reference)
    : null;

/** `?a=1&b=2` of the parameters that are set; nothing when none is. */
export const toQuery = (
  parameters: Readonly<Record<string, string | number | null | undefined>>,
): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : "";
};
