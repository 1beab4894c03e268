import { getContext } from "@/lib/server/context";
import { isAppError } from "@/lib/server/errors";
import { noteRefusal } from "@/lib/server/note-refusal";
import { actorOf, type Viewer } from "@/lib/server/viewer";

/** Who was refused what; `params` are what varies in the address, so that each operation is one thing. */
type Refused = {
  readonly viewer: Viewer | null;
  readonly params: unknown;
  readonly error: unknown;
};

/**
 * Somebody asked for what they may not have, or with a key that opens nothing. What is not there and what is
 * not theirs are the same to everybody, the log too.
 */
export const noteRefusedRequest = async (
  request: Request,
  { viewer, params, error }: Refused,
): Promise<void> => {
  if (!isAppError(error)) return;
  const isWrongKey = error.code === "not-signed-in" && request.headers.has("authorization");
  if (error.code !== "not-allowed" && !isWrongKey) return;
  try {
    await noteRefusal({
      actor: viewer === null ? "nobody" : actorOf(viewer),
      action: "access.refused",
      subject: `${request.method} ${patternOf(new URL(request.url).pathname, params)}`,
      detail: { because: error.message },
    });
  } catch (failure) {
    // The refusal stands whether it could be noted or not.
    getContext().log.error("a refusal could not be noted", failure);
  }
};

const patternOf = (path: string, params: unknown): string =>
  Object.entries(params ?? {}).reduce(
    (left, [name, value]) => left.replace(`/${encodeURIComponent(String(value))}`, `/{${name}}`),
    path,
  );
