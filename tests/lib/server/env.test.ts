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
    vercel: { token: null, apiUrl: "https://api.vercel.com" },
    metronome: { token: null, apiUrl: "https://api.metronome.com" },
    datadog: { secret: null, site: "datadoghq.com", apiUrl: "https://api.datadoghq.com" },
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

test("Datadog is read at its site, with both keys as one secret", () => {
  const keys = { DD_API_KEY: "a1", DD_APP_KEY: "b2", DD_SITE: "datadoghq.eu" };
  const secret = "a1:b2";
  const site = "datadoghq.eu";
  expect(readEnv(keys).datadog).toEqual({ secret, site, apiUrl: "https://api.datadoghq.eu" });
  const DATADOG_API_URL = "http://127.0.0.1:4010/datadog";
  expect(readEnv({ ...keys, DATADOG_API_URL }).datadog.apiUrl).toBe(DATADOG_API_URL);
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
