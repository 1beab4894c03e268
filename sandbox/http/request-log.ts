import type { SandboxRequest } from "@/sandbox/http/answer";

/** A request a vendor endpoint received. Headers are left out: they carry the token. */
export type LoggedRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Null when no answer was begun: it hangs. */
  readonly status: number | null;
};

type Entry = { -readonly [Name in keyof LoggedRequest]: LoggedRequest[Name] };

export type RequestLog = {
  /** Writes the request down and returns how to add the status it was answered with. */
  open(request: SandboxRequest): (status: number) => void;
  list(): readonly LoggedRequest[];
  clear(): void;
};

const KEPT = 100_000;

export const createRequestLog = (): RequestLog => {
  let entries: Entry[] = [];
  return {
    open: ({ method, path, query }) => {
      const entry: Entry = { method, path, query: Object.fromEntries(query), status: null };
      if (entries.length >= KEPT) entries.shift();
      entries.push(entry);
      return (status) => {
        entry.status = status;
      };
    },
    list: () => entries.map((entry) => ({ ...entry })),
    clear: () => {
      entries = [];
    },
  };
};
