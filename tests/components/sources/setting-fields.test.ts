import { expect, test } from "vitest";
import { readSettings, settingFields } from "@/components/sources/setting-fields";
import { DEFAULT_SETTINGS } from "@/lib/sources/connection-settings";
import { connectionSettings } from "@/lib/wire/connection-settings";

const settings = connectionSettings.parse(DEFAULT_SETTINGS);

test.each(["metronome", "datadog"] as const)(
  "what the form of %s shows is what it reads",
  (provider) => {
    const fields = new Map(
      settingFields({ provider, settings }).map(({ name, value }) => [name, value]),
    );
    const read = readSettings(provider, (name) => fields.get(name) ?? "");
    const { site: _, ...shown } = settings.datadog;
    expect(read).toEqual({
      body: provider === "datadog" ? { datadog: shown } : { metronome: settings.metronome },
    });
  },
);

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
