import type { Instant } from "@/lib/domain/base/period";

type Fields = Readonly<Record<string, string | number | boolean | null>>;

export type Log = {
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, cause: unknown, fields?: Fields): void;
  /** From now on this text is replaced wherever it would be written. */
  hide(secret: string): void;
};

export const logFormats = ["text", "json"] as const;
export type LogFormat = (typeof logFormats)[number];

export type LogSettings = {
  readonly write: (line: string) => void;
  readonly clock: () => Instant;
  /** Text for people, or one JSON object for each event. */
  readonly format?: LogFormat;
  /** The request that is being answered while something is logged; null outside of any. */
  readonly requestId?: () => string | null;
};

/** Shorter than this, a secret would blank out ordinary words. */
const shortestHidden = 6;
const looksSecret = [
  /\bBearer\s+[\w.~+/=-]+/gi,
  /\bcb_[\w-]{8,}/g,
  /(?<=:\/\/[^\s:/@]*:)[^\s@]+(?=@)/g,
];

/** One line for each event. Secrets are taken out here, whoever put them in. */
export const createLog = ({
  write,
  clock,
  format = "text",
  requestId = () => null,
}: LogSettings): Log => {
  const hidden = new Set<string>();
  const clean = (text: string): string => {
    const named = [...hidden].reduce((left, secret) => left.replaceAll(secret, "[hidden]"), text);
    return looksSecret.reduce((left, pattern) => left.replace(pattern, "[hidden]"), named);
  };
  const writeJson = (level: string, message: string, fields: Fields): void => {
    const cleaned = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" ? clean(value) : value,
    ]);
    const line = { at: clock(), level, message: clean(message), ...Object.fromEntries(cleaned) };
    write(JSON.stringify(line));
  };
  const writeText = (level: string, message: string, fields: Fields): void => {
    const tail = Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : "";
    write(`${clock()} ${level} ${clean(`${message}${tail}`)}`.replaceAll(/[\r\n]+/g, " "));
  };
  const writeLine = (level: string, message: string, given: Fields): void => {
    const request = requestId();
    const fields = request === null ? given : { request, ...given };
    const writeOne = format === "json" ? writeJson : writeText;
    writeOne(level, message, fields);
  };
  return {
    info: (message, fields = {}) => writeLine("info", message, fields),
    warn: (message, fields = {}) => writeLine("warn", message, fields),
    error: (message, cause, fields = {}) =>
      writeLine("error", message, { ...fields, ...describeCause(cause) }),
    hide: (secret) => {
      if (secret.length < shortestHidden) return;
      hidden.add(secret);
      // As it stands inside a JSON text.
      hidden.add(JSON.stringify(secret).slice(1, -1));
    },
  };
};

const describeCause = (cause: unknown): Fields => {
  if (!(cause instanceof Error)) return { cause: String(cause) };
  return { cause: `${cause.name}: ${cause.message}`, stack: framesOf(cause) };
};

/** Where it happened, without the message that a stack repeats. */
const framesOf = ({ stack = "" }: Error): string =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(" < ");
