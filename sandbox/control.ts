import { parseFaults } from "@/sandbox/faults/parse-fault";
import { type Answer, emptyAnswer, jsonAnswer, type SandboxRequest } from "@/sandbox/http/answer";
import type { Control } from "@/sandbox/http/server";
import { VerbatimJson } from "@/sandbox/json-text";
import type { Sandbox } from "@/sandbox/sandbox";

type Verb = (request: SandboxRequest) => Answer;

const PREFIX = "/_sandbox/";

const refuse = (status: number, message: string): Answer =>
  jsonAnswer(status, { error: { code: "sandbox_control", message } });

const plainJson = (value: unknown): Answer =>
  jsonAnswer(200, new VerbatimJson(JSON.stringify(value)));

const clockIn = (body: unknown): string | null => {
  if (typeof body !== "object" || body === null || !("now" in body)) {
    throw new Error('The clock is set with {"now": "2026-11-20T12:00:00.000Z"} or {"now": null}');
  }
  if (body.now !== null && typeof body.now !== "string") {
    throw new Error("`now` is an instant in ISO 8601, or null for the real clock");
  }
  return body.now;
};

const wholeDays = (text: string | null): number | undefined => {
  if (text === null) return undefined;
  if (!/^\d{1,4}$/.test(text)) throw new Error("`days` is a whole number of days");
  return Number(text);
};

const replaceFaults = (sandbox: Sandbox, text: string): Answer => {
  const faults = parseFaults(JSON.parse(text));
  sandbox.clearFaults();
  for (const fault of faults) sandbox.setFault(fault);
  return emptyAnswer(204);
};

const verbsOf = (sandbox: Sandbox): Readonly<Record<string, Verb>> => ({
  "GET expected": ({ query }) => plainJson(sandbox.expected(query.get("team") ?? undefined)),
  "GET metronome/expected": ({ query }) =>
    plainJson(sandbox.metronome.expected(query.get("customer") ?? undefined)),
  "GET datadog/expected": ({ query }) =>
    plainJson(sandbox.datadog.expected(wholeDays(query.get("days")))),
  "GET requests": () => plainJson(sandbox.requests()),
  "DELETE requests": () => {
    sandbox.clearRequests();
    return emptyAnswer(204);
  },
  "PUT faults": ({ body }) => replaceFaults(sandbox, body),
  "DELETE faults": () => {
    sandbox.clearFaults();
    return emptyAnswer(204);
  },
  "PUT clock": ({ body }) => {
    sandbox.setClock(clockIn(JSON.parse(body)));
    return emptyAnswer(204);
  },
});

const answerVerb = (verb: Verb, request: SandboxRequest): Answer => {
  try {
    return verb(request);
  } catch (reason) {
    return refuse(400, reason instanceof Error ? reason.message : String(reason));
  }
};

/** The sandbox's own endpoints: what `Sandbox` offers, for other processes. They ask for no token. */
export const createControl = (sandbox: () => Sandbox): Control => ({
  answer: (request) => {
    if (!request.path.startsWith(PREFIX)) return null;
    const name = `${request.method} ${request.path.slice(PREFIX.length)}`;
    const verb = verbsOf(sandbox())[name];
    if (!verb) return refuse(404, `No control "${name}"`);
    return answerVerb(verb, request);
  },
});
