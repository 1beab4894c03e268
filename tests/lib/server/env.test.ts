import { describe, expect, test } from "vitest";
import { readEnv } from "@/lib/server/env";

const secret = "0123456789abcdef0123456789abcdef";

const refusal = (source: Record<string, string>): string => {
  try {
    readEnv(source);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "accepted";
};

test("nothing set is the embedded book on port 3000", () => {
  expect(readEnv({})).toMatchObject({
    databaseUrl: null,
    url: "http://localhost:3000",
    secret: null,
    admin: null,
    apiKey: null,
    sandboxUrl: null,
    allowHosts: [],
    sources: [],
  });
});

test("a variable set to nothing counts as left out", () => {
  expect(readEnv({ PORT: "", COMMITBOOK_URL: " ", VERCEL_TOKEN: "" })).toEqual(readEnv({}));
});

test("the address follows the port unless it is given", () => {
  expect(readEnv({ PORT: "4100" }).url).toBe("http://localhost:4100");
  expect(readEnv({ COMMITBOOK_URL: "https://book.example.com/" }).url).toBe(
    "https://book.example.com",
  );
});

test("the sandbox is on when its address is there and nobody switched it off", () => {
  const COMMITBOOK_SANDBOX_URL = "http://127.0.0.1:4010/";
  expect(readEnv({ COMMITBOOK_SANDBOX_URL }).sandboxUrl).toBe("http://127.0.0.1:4010");
  expect(readEnv({ COMMITBOOK_SANDBOX_URL, COMMITBOOK_SANDBOX: "0" }).sandboxUrl).toBeNull();
});

test("a source is connected by its keys, at its own address unless another is given", () => {
  expect(
    readEnv({
      METRONOME_API_KEY: "m1",
      VERCEL_TOKEN: "v1",
      VERCEL_API_URL: "http://127.0.0.1:4010/",
    }).sources,
  ).toEqual([
    { provider: "vercel", secret: "v1", baseUrl: "http://127.0.0.1:4010", settings: {} },
    { provider: "metronome", secret: "m1", baseUrl: "https://api.metronome.com", settings: {} },
  ]);
});

test("Datadog is read at its site, with both keys as one secret", () => {
  const keys = { DD_API_KEY: "a1", DD_APP_KEY: "b2" };
  const ofSite = (site: string) => ({
    provider: "datadog",
    secret: "a1:b2",
    settings: { site },
    baseUrl: `https://api.${site}`,
  });
  expect(readEnv(keys).sources).toEqual([ofSite("datadoghq.com")]);
  expect(readEnv({ ...keys, DD_SITE: "DatadogHQ.eu" }).sources).toEqual([ofSite("datadoghq.eu")]);
  const DATADOG_API_URL = "http://127.0.0.1:4010/datadog";
  expect(readEnv({ ...keys, DATADOG_API_URL }).sources).toMatchObject([
    { baseUrl: DATADOG_API_URL },
  ]);
});

test("hosts are a list, lower case", () => {
  expect(readEnv({ COMMITBOOK_ALLOW_HOSTS: "LocalHost:4010, [::1]:80,," }).allowHosts).toEqual([
    "localhost:4010",
    "[::1]:80",
  ]);
});

describe("each bad value gets one sentence that names its variable", () => {
  test.each<[string, Record<string, string>]>([
    ["PORT", { PORT: "http" }],
    ["PORT", { PORT: "70000" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://book:hunter22@db/book" }],
    ["COMMITBOOK_URL", { COMMITBOOK_URL: "book.example.com" }],
    ["COMMITBOOK_URL", { COMMITBOOK_URL: "https://example.com/book" }],
    ["COMMITBOOK_SECRET", { COMMITBOOK_SECRET: "short" }],
    ["COMMITBOOK_SECRET", { DATABASE_URL: "postgres://db/book" }],
    ["COMMITBOOK_ADMIN_EMAIL", { COMMITBOOK_ADMIN_EMAIL: "me", COMMITBOOK_ADMIN_PASSWORD: secret }],
    ["COMMITBOOK_ADMIN_EMAIL", { COMMITBOOK_ADMIN_PASSWORD: secret }],
    [
      "COMMITBOOK_ADMIN_PASSWORD",
      { COMMITBOOK_ADMIN_EMAIL: "a@b.co", COMMITBOOK_ADMIN_PASSWORD: "hunter22" },
    ],
    ["COMMITBOOK_API_KEY", { COMMITBOOK_API_KEY: "cb_short" }],
    ["COMMITBOOK_SANDBOX", { COMMITBOOK_SANDBOX: "yes" }],
    ["COMMITBOOK_SANDBOX", { COMMITBOOK_SANDBOX: "1" }],
    ["COMMITBOOK_ALLOW_HOSTS", { COMMITBOOK_ALLOW_HOSTS: "localhost" }],
    ["VERCEL_API_URL", { VERCEL_API_URL: "ftp://vercel" }],
    ["METRONOME_API_URL", { METRONOME_API_URL: "metronome" }],
    ["DD_API_KEY", { DD_API_KEY: "a" }],
    ["DD_APP_KEY", { DD_API_KEY: "a", DD_APP_KEY: "b:c" }],
    ["DD_SITE", { DD_SITE: "example.com" }],
  ])("%s in %j", (name, source) => {
    expect(refusal(source)).toMatch(new RegExp(`^${name}(=1)? [^.]+(\\.[^ ][^.]*)*\\.$`));
  });

  test("and never repeats the value", () => {
    expect(refusal({ DATABASE_URL: "mysql://book:hunter22@db/book" })).not.toContain("hunter22");
    expect(refusal({ COMMITBOOK_SECRET: "hunter22" })).not.toContain("hunter22");
  });

  test("two bad values give two sentences", () => {
    expect(refusal({ PORT: "x", COMMITBOOK_SANDBOX: "x" })).toMatch(
      /^PORT .+\. COMMITBOOK_SANDBOX .+\.$/,
    );
  });
});
