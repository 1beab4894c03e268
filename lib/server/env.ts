import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { type LogFormat, logFormats } from "@/lib/server/log";
import {
  readSingleSignOn,
  type SingleSignOn,
  singleSignOnVariables,
} from "@/lib/server/single-sign-on-variables";
import {
  type EnvironmentSource,
  readSources,
  sourceVariables,
} from "@/lib/server/source-variables";
import { StartError } from "@/lib/server/start-error";
import { apiUrl, httpUrl, variable } from "@/lib/server/variable-schemas";

const port = variable
  .refine((text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
    error: "PORT must be a whole number from 1 to 65535.",
  })
  .transform(Number);

const isRange = (range: string): boolean => {
  const [address = "", bits] = range.split("/");
  const bitsMax = isIP(address) === 6 ? 128 : 32;
  const isLength = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= bitsMax);
  return isIP(address) !== 0 && isLength;
};

const host = variable.regex(/^[\w.:-]+$/, {
  error: "COMMITBOOK_HOST must be an address of this machine, such as 0.0.0.0 for all of them.",
});

const trustedProxies = variable
  .transform((text) => text.split(/\s*,\s*/).filter((range) => range !== ""))
  .refine((ranges) => ranges.every(isRange), {
    error:
      "COMMITBOOK_TRUSTED_PROXIES must be addresses or ranges, separated by commas, such as 10.0.0.0/8.",
  });

const requestsPerMinute = variable
  .refine((text) => /^\d{1,9}$/.test(text) && Number(text) > 0, {
    error: "COMMITBOOK_REQUESTS_PER_MINUTE must be a whole number above zero.",
  })
  .transform(Number);

const logFormat = variable.pipe(
  z.enum(logFormats, { error: "COMMITBOOK_LOG must be text or json, or left out." }),
);

const databaseUrl = variable.refine((text) => /^postgres(ql)?:\/\//.test(text), {
  error: "DATABASE_URL must begin with postgres:// or postgresql://.",
});

const publicUrl = variable
  .refine((text) => httpUrl(text)?.pathname === "/" && !/[?#]/.test(text), {
    error:
      "COMMITBOOK_URL must be the address people open, such as https://commitbook.example.com, without a path.",
  })
  .transform((text) => new URL(text).origin);

const secret = variable.min(32, {
  error: "COMMITBOOK_SECRET must have at least 32 characters; openssl rand -base64 32 makes one.",
});

const secretBefore = variable.min(32, {
  error: "COMMITBOOK_SECRET_BEFORE must be the secret that COMMITBOOK_SECRET took the place of.",
});

const adminEmail = variable
  .toLowerCase()
  .pipe(z.email({ error: "COMMITBOOK_ADMIN_EMAIL must be an e-mail address." }));

const adminPassword = z.string().min(10, {
  error: "COMMITBOOK_ADMIN_PASSWORD must have at least 10 characters.",
});

const apiKey = variable.regex(/^cb_[\w-]{32,}$/, {
  error:
    "COMMITBOOK_API_KEY must be cb_ and at least 32 letters, digits, - or _; make them at random.",
});

const onOrOff = variable.refine((text) => text === "1" || text === "0", {
  error: "COMMITBOOK_SANDBOX must be 1 or 0, or left out.",
});

const allowHosts = variable
  .toLowerCase()
  .transform((text) => text.split(/\s*,\s*/).filter((host) => host !== ""))
  .refine((hosts) => hosts.every((host) => /^([\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/.test(host)), {
    error:
      "COMMITBOOK_ALLOW_HOSTS must be host:port, separated by commas, such as localhost:4010,10.0.0.7:8080.",
  });

const variables = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(3000),
  COMMITBOOK_HOST: host.optional(),
  COMMITBOOK_TRUSTED_PROXIES: trustedProxies.default([]),
  COMMITBOOK_REQUESTS_PER_MINUTE: requestsPerMinute.default(1200),
  COMMITBOOK_LOG: logFormat.default("text"),
  DATA_DIR: variable.default(".data"),
  DATABASE_URL: databaseUrl.optional(),
  COMMITBOOK_URL: publicUrl.optional(),
  COMMITBOOK_SECRET: secret.optional(),
  COMMITBOOK_SECRET_BEFORE: secretBefore.optional(),
  COMMITBOOK_ADMIN_EMAIL: adminEmail.optional(),
  COMMITBOOK_ADMIN_PASSWORD: adminPassword.optional(),
  COMMITBOOK_API_KEY: apiKey.optional(),
  COMMITBOOK_SANDBOX: onOrOff.optional(),
  COMMITBOOK_SANDBOX_URL: apiUrl("COMMITBOOK_SANDBOX_URL").optional(),
  COMMITBOOK_ALLOW_HOSTS: allowHosts.default([]),
});

type Variables = z.infer<typeof variables>;

export type Env = {
  readonly isDevelopment: boolean;
  /** Where the server listens; no host means every address of the machine. */
  readonly listen: { readonly host: string | null; readonly port: number };
  /** Addresses and ranges whose word on who called is taken. */
  readonly trustedProxies: readonly string[];
  /** Of a person, a key, a frame's session, and of an address that is nobody's. */
  readonly requestsPerMinute: number;
  readonly logFormat: LogFormat;
  /** Absolute. */
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** The origin that browsers use, without a slash at its end. */
  readonly url: string;
  /** Null lets the embedded book make its own. */
  readonly secret: string | null;
  /** The secret before this one: what it sealed is still opened. */
  readonly secretBefore: string | null;
  readonly admin: { readonly email: string; readonly password: string } | null;
  readonly apiKey: string | null;
  /** Where the sandbox listens; null when there is none. */
  readonly sandboxUrl: string | null;
  /** "host:port", lower case: private addresses that provider calls may reach all the same. */
  readonly allowHosts: readonly string[];
  /** Null: people sign in with passwords alone. */
  readonly singleSignOn: SingleSignOn | null;
  /** The billing sources that it connects. */
  readonly sources: readonly EnvironmentSource[];
};

type Source = Readonly<Record<string, string | undefined>>;

/** Reads the settings, here and nowhere else. A variable set to nothing counts as left out. */
export const readEnv = (source: Source = process.env): Env => {
  const given = Object.fromEntries(Object.entries(source).filter(([, text]) => text?.trim()));
  const own = variables.safeParse(given);
  const ofSources = sourceVariables.safeParse(given);
  const ofSingleSignOn = singleSignOnVariables.safeParse(given);
  if (own.success && ofSources.success && ofSingleSignOn.success)
    return toEnv(own.data, {
      sources: readSources(ofSources.data),
      singleSignOn: readSingleSignOn(ofSingleSignOn.data, own.data.COMMITBOOK_ALLOW_HOSTS),
    });
  const issues = [own, ofSources, ofSingleSignOn].flatMap(({ error }) => error?.issues ?? []);
  throw new StartError(issues.map(({ message }) => message).join(" "));
};

/** Set by the commands themselves, so nobody sets it. */
const notSettings = new Set(["NODE_ENV"]);

/** Every variable that is read, for the page that tells of them. */
export const settingNames: readonly string[] = [
  ...Object.keys(variables.shape),
  ...Object.keys(sourceVariables.shape),
  ...Object.keys(singleSignOnVariables.shape),
].filter((name) => !notSettings.has(name));

const toEnv = (given: Variables, others: Pick<Env, "sources" | "singleSignOn">): Env => ({
  isDevelopment: given.NODE_ENV === "development",
  listen: { host: toHost(given), port: given.PORT },
  trustedProxies: given.COMMITBOOK_TRUSTED_PROXIES,
  requestsPerMinute: given.COMMITBOOK_REQUESTS_PER_MINUTE,
  logFormat: given.COMMITBOOK_LOG,
  dataDir: resolve(given.DATA_DIR),
  databaseUrl: given.DATABASE_URL ?? null,
  url: given.COMMITBOOK_URL ?? `http://localhost:${given.PORT}`,
  secret: toSecret(given),
  secretBefore: given.COMMITBOOK_SECRET_BEFORE ?? null,
  admin: toAdmin(given),
  apiKey: given.COMMITBOOK_API_KEY ?? null,
  sandboxUrl: toSandboxUrl(given),
  allowHosts: given.COMMITBOOK_ALLOW_HOSTS,
  ...others,
});

/** A book that nobody has set up for others is served to this machine alone. */
const toHost = (given: Variables): string | null =>
  given.COMMITBOOK_HOST ?? (given.DATABASE_URL || given.COMMITBOOK_URL ? null : "127.0.0.1");

const toSecret = (given: Variables): string | null => {
  if (given.DATABASE_URL && !given.COMMITBOOK_SECRET)
    throw new StartError(
      "COMMITBOOK_SECRET is missing: a book on DATABASE_URL needs it, the same for every process; openssl rand -base64 32 makes one.",
    );
  return given.COMMITBOOK_SECRET ?? null;
};

const toAdmin = ({
  COMMITBOOK_ADMIN_EMAIL: email,
  COMMITBOOK_ADMIN_PASSWORD: password,
}: Variables) => {
  if (email && password) return { email, password };
  if (!email && !password) return null;
  throw new StartError(
    "COMMITBOOK_ADMIN_EMAIL and COMMITBOOK_ADMIN_PASSWORD go together: set both or neither.",
  );
};

const toSandboxUrl = (given: Variables): string | null => {
  if (given.COMMITBOOK_SANDBOX === "0") return null;
  if (given.COMMITBOOK_SANDBOX === "1" && !given.COMMITBOOK_SANDBOX_URL)
    throw new StartError(
      "COMMITBOOK_SANDBOX=1 needs the sandbox that npm run up starts: use that, or leave it out.",
    );
  return given.COMMITBOOK_SANDBOX_URL ?? null;
};

/** next-auth takes the address of the application from the environment and from nowhere else. */
export const tellNextAuth = (url: string): void => {
  process.env.NEXTAUTH_URL = url;
};

/** Next.js runs the start hook while it builds as well; nothing may be opened then. */
export const isBuilding = (): boolean => process.env.NEXT_PHASE === "phase-production-build";
