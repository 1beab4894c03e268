import type { OutboundResponse, Send } from "@/lib/providers/http/send";
import { isProviderError } from "@/lib/providers/provider";
import type { WireEmbedCheck } from "@/lib/wire/embed";

type HostAnswer = NonNullable<WireEmbedCheck["host"]>;

const patienceMs = 5_000;

/**
 * What the first page of a host answers, and whether its own policies would keep a frame of ours out. One
 * request under the rules of everything that leaves this server; no redirect is followed, no body is read.
 */
export const askHost = async (send: Send, origin: string, book: string): Promise<HostAnswer> => {
  const signal = AbortSignal.timeout(patienceMs);
  const url = new URL("/", origin);
  try {
    const response = await send({ url, headers: { accept: "text/html" }, body: null, signal });
    response.body.destroy();
    return toHostAnswer(response, book);
  } catch (error) {
    const reason = signal.aborted ? "It did not answer within five seconds." : wordsOf(error, url);
    return { kind: "silent", reason };
  }
};

/** What the rules say of http: is meant for those who send a credential, which nobody does here. */
const wordsOf = (error: unknown, { protocol }: URL): string => {
  if (protocol === "http:" && isProviderError(error) && error.kind === "configuration")
    return "It is not asked over http:, where anybody on the way can answer in its place.";
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code === "string") return `Nobody answers there (${code}).`;
  return error instanceof Error ? error.message : "It did not answer.";
};

const toHostAnswer = (response: OutboundResponse, book: string): HostAnswer => {
  const policy = response.header("content-security-policy");
  return {
    kind: "answers",
    status: response.status,
    embedderPolicy: response.header("cross-origin-embedder-policy"),
    refusals: policy === null ? [] : refusalsOf(policy, book),
  };
};

/** The directives of a policy that would keep the script or the frame of this book out. */
export const refusalsOf = (policy: string, book: string): string[] => {
  // Several headers arrive as one text; each of them has to agree.
  const policies = policy.split(",").map(parsePolicy);
  return policies.flatMap((directives) => {
    const first = (...names: readonly string[]) => names.find((name) => directives.has(name));
    const frames = first("frame-src", "child-src", "default-src");
    const scripts = first("script-src-elem", "script-src", "default-src");
    return [
      ...(frames && !names(directives.get(frames), book) ? [`${frames} does not name it`] : []),
      ...(scripts && !mayRun(directives.get(scripts), book) ? [`${scripts} does not name it`] : []),
    ].filter((each, place, all) => all.indexOf(each) === place);
  });
};

const parsePolicy = (policy: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    policy.split(";").flatMap((text) => {
      const [name, ...sources] = text.trim().toLowerCase().split(/\s+/);
      return name ? [[name, sources] as const] : [];
    }),
  );

const names = (sources: readonly string[] = [], book: string): boolean => {
  const { protocol, host, hostname } = new URL(book);
  return sources.some((source) => {
    if (source === "*" || source === protocol) return true;
    const [, scheme, rest = ""] = /^(?:([a-z]+:)\/\/)?([^/]+)/.exec(source) ?? [];
    if (scheme !== undefined && scheme !== protocol) return false;
    return rest.startsWith("*.") ? hostname.endsWith(rest.slice(1)) : rest === host;
  });
};

/** A page may trust a script by a nonce or a digest too: of those nothing can be said from here. */
const mayRun = (sources: readonly string[] = [], book: string): boolean =>
  names(sources, book) ||
  sources.some((source) => /^'(nonce|sha\d+)-|^'strict-dynamic'/.test(source));
