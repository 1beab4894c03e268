import { expect, test } from "vitest";
import { readSettings, toKey, toNewConnection } from "@/components/sources/setting-form";
import { sourceIds, sources } from "@/lib/sources/sources";
import { connectionBody, keyBody } from "@/lib/wire/connection";

test.each(sourceIds)("what the form of %s shows is what it reads", (provider) => {
  const { forms, defaults } = sources[provider];
  const shown = new Map(forms.change.map(({ name, toText }) => [name, toText(defaults[name])]));
  expect(readSettings(provider, (name) => shown.get(name) ?? "")).toEqual({
    body: Object.fromEntries([...shown.keys()].map((name) => [name, defaults[name]])),
  });
});

test.each(sourceIds)(
  "a new connection to %s has its keys and settings that it knows",
  (provider) => {
    const { keys, forms, settings } = sources[provider];
    const typed: Record<string, string> = {
      name: "Ours",
      secret: "key-1",
      applicationKey: "key-2",
    };
    for (const { name, options } of forms.connect) typed[name] = options?.at(-1)?.value ?? "a, b c";
    const made = toNewConnection(provider, (name) => typed[name] ?? "");
    expect(connectionBody.parse(made)).toEqual(made);
    expect(keys.map(({ name }) => made[name])).toEqual(keys.map(({ name }) => typed[name]));
    const read = settings.partial().parse(made.settings);
    for (const { name, options } of forms.connect)
      expect(read[name]).toEqual(options ? options.at(-1)?.value : ["a", "b", "c"]);
  },
);

test.each(sourceIds)("the keys of %s are sent by their names, and nothing else is", (provider) => {
  const sent = toKey(provider, (name) => `typed ${name}`);
  expect(keyBody.parse(sent)).toEqual(sent);
  expect(Object.keys(sent)).toEqual(sources[provider].keys.map(({ name }) => name));
});

test("what is wrong is said in words, and nothing is sent", () => {
  const fields: Record<string, string> = {
    products: "aws/ec2",
    backfillDays: "90",
    currency: "USD",
  };
  const read = readSettings("datadog", (name) => fields[name] ?? "");
  expect(read).toHaveProperty("wrong");
  expect("wrong" in read && read.wrong).toMatch(/products 0 type/);
});
