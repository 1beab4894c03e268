import { isProviderError, ProviderError } from "@/lib/providers/provider";
import { asRecord } from "@/lib/providers/words";

/** Who is called with what, for messages: «the token of connection "Acme"». Never the secret. */
export type CallSubject = {
  /** "Vercel" */
  readonly vendor: string;
  readonly connectionName: string;
  /** Kept out of every message, whatever a vendor echoes. */
  readonly secrets: readonly string[];
  /** What to do at this vendor, where more than the general words can be said. */
  readonly advice?: VendorAdvice;
};

export type VendorAdvice = {
  /** After "may not read this." */
  readonly forbidden?: string;
  /** After "does not know what was asked for." */
  readonly unknown?: string;
};

export type FailedAnswer = {
  readonly status: number;
  /** The beginning of the body, as text. */
  readonly body: string;
};

/** One place decides what a status means, in words a person can act on. */
export const fromFailedAnswer = (
  subject: CallSubject,
  { status, body }: FailedAnswer,
): ProviderError => {
  const vendorError = readVendorError(redact(body, subject));
  const { vendor, connectionName, advice } = subject;
  const said = vendorError.message === null ? "" : ` ${vendor} says: ${vendorError.message}`;
  const make = (
    kind: ProviderError["kind"],
    words: string,
    options: { retryable?: boolean } = {},
  ): ProviderError =>
    new ProviderError(redact(`${words} (HTTP ${status}).${said}`, subject), {
      kind,
      status,
      vendorCode: vendorError.code,
      ...options,
    });

  if (status === 401 || (status === 403 && vendorError.isTokenInvalid)) {
    return make(
      "authentication",
      `${vendor} does not accept the token of connection "${connectionName}". Make a new token at ${vendor} and put it into this connection`,
    );
  }
  if (status === 402 || status === 403) {
    return make(
      "forbidden",
      `The token of connection "${connectionName}" may not read this. ${advice?.forbidden ?? `Give its user a role at ${vendor} that sees billing, or use another token`}`,
    );
  }
  if (status === 410) return make("invalid-response", "The vendor says this is gone");
  if (status === 429) {
    return make(
      "rate-limited",
      `${vendor} allows no more requests for now. The next sync will read what is missing`,
      { retryable: true },
    );
  }
  if (status === 408 || status >= 500) {
    return make("unavailable", `${vendor} has trouble at the moment. Sync again later`, {
      retryable: true,
    });
  }
  if (status >= 300 && status < 400) {
    return make(
      "configuration",
      `${vendor} sent us on to another address, which is not followed because the token would go along. Check the address of connection "${connectionName}"`,
    );
  }
  if (status === 404) {
    return make(
      "configuration",
      `${vendor} does not know what was asked for. ${advice?.unknown ?? `Check the address of connection "${connectionName}" and what it asks for`}`,
    );
  }
  return make("configuration", `${vendor} refused the request`);
};

/** What a call that got no whole answer throws. */
export const fromNetworkFailure = (subject: CallSubject, error: unknown): ProviderError => {
  if (isProviderError(error)) return error;
  const code = codeOf(error);
  if (/CERT|TLS|SSL|ALTNAME/.test(code)) {
    return new ProviderError(
      `The certificate of ${subject.vendor} could not be verified (${code}). Check the address of connection "${subject.connectionName}".`,
      { kind: "configuration", cause: error },
    );
  }
  const words = code === "" ? "The connection broke off" : `The connection failed (${code})`;
  return new ProviderError(`${words} while reading ${subject.vendor}. Sync again later.`, {
    kind: "unavailable",
    retryable: true,
    cause: error,
  });
};

export const abortedError = (cause?: unknown): ProviderError =>
  new ProviderError("The reading was stopped.", { kind: "aborted", cause });

const codeOf = (error: unknown): string => {
  const code: unknown = error instanceof Error && "code" in error ? error.code : "";
  return typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code) ? code : "";
};

type VendorError = {
  readonly code: string | null;
  readonly message: string | null;
  readonly isTokenInvalid: boolean;
};

/**
 * Bodies are `{ error: { code, message } }`, sometimes under `err`, `{ message }`, or `{ errors }`
 * with texts or objects in it; sometimes HTML, often empty.
 */
const readVendorError = (body: string): VendorError => {
  const nothing = { code: null, message: null, isTokenInvalid: false };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return nothing;
  }
  const outer = asRecord(parsed);
  const listed = outer?.["errors"];
  const first: unknown = Array.isArray(listed) ? listed[0] : undefined;
  if (typeof first === "string") return { ...nothing, message: asWords(first) };
  const inner = asRecord(outer?.["error"] ?? outer?.["err"] ?? first ?? parsed);
  if (inner === null) return nothing;
  return {
    code: asWords(inner["code"]),
    message: asWords(inner["message"] ?? inner["detail"] ?? inner["title"]),
    isTokenInvalid: inner["invalidToken"] === true || outer?.["invalidToken"] === true,
  };
};

// Foreign text in a message of ours: one short printable line.
const asWords = (value: unknown): string | null => {
  if (typeof value !== "string") return null;
  const words = value.replace(/[\p{C}\s]+/gu, " ").trim();
  return words === "" ? null : words.slice(0, 300);
};

/** A vendor may echo the credential; nobody may read it in a message. */
export const redact = (text: string, { secrets }: Pick<CallSubject, "secrets">): string => {
  const telling = secrets.filter((secret) => secret.length >= 4);
  const withoutSecrets = telling.reduce((kept, each) => kept.replaceAll(each, "[token]"), text);
  return withoutSecrets.replace(/\bBearer\s+[^\s"',;]+/gi, "Bearer [token]");
};
