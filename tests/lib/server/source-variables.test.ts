import { expect, test } from "vitest";
import { z } from "zod";
import { readSource } from "@/lib/server/source-variables";
import { codeField } from "@/lib/sources/setting-field";
import { defineSource } from "@/lib/sources/source";
import { sources } from "@/lib/sources/sources";

const path = {
  name: "path" as const,
  label: "Path",
  toText: String,
  fromText: (text: string) => text,
};

/** A source like any other, that is read from files: nowhere to call, nothing to sign in with. */
const folder = defineSource({
  ...sources.vercel,
  name: "Folder",
  address: null,
  keys: [],
  settings: z.strictObject({ path: z.string(), currency: z.string() }),
  defaults: { path: "", currency: "USD" },
  accountSettings: [],
  forms: { connect: [path], change: [path], upFront: [] },
  variables: [
    { variable: "FOLDER_PATH", field: path },
    { variable: "FOLDER_CURRENCY", field: codeField({ name: "currency", label: "Currency" }) },
  ],
});

test("a source without address and key is connected by its settings", () => {
  expect(readSource("vercel", folder, {})).toBeNull();
  expect(readSource("vercel", folder, { FOLDER_PATH: "/bills", FOLDER_CURRENCY: "eur" })).toEqual({
    provider: "vercel",
    baseUrl: "",
    secret: "",
    settings: { path: "/bills", currency: "EUR" },
  });
});

test("a setting that no variable gives has its default", () => {
  expect(readSource("vercel", folder, { FOLDER_PATH: "/bills" })?.settings).toEqual({
    path: "/bills",
    currency: "USD",
  });
});

test("keys go together", () => {
  expect(() => readSource("datadog", sources.datadog, { DD_APP_KEY: "b" })).toThrow(
    "DD_API_KEY and DD_APP_KEY go together",
  );
});
