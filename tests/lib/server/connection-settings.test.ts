import { expect, test } from "vitest";
import { mergeSettings, readConnectionSettings } from "@/lib/server/connection-settings";
import { sourceIds, sources } from "@/lib/sources/sources";

test.each(sourceIds)("a connection to %s that keeps nothing has its source's defaults", (id) => {
  expect(readConnectionSettings(id, null)).toEqual(sources[id].defaults);
  expect(readConnectionSettings(id, {})).toEqual(sources[id].defaults);
});

test("what an earlier version kept is read: settings of every source in each connection", () => {
  const kept = {
    teamIds: ["team_1"],
    spendMeasure: "billed-cost",
    metronome: { customerIds: ["c_1"] },
    datadog: { site: "datadoghq.eu" },
  };
  expect(readConnectionSettings("vercel", kept)).toEqual({
    teamIds: ["team_1"],
    spendMeasure: "billed-cost",
  });
  expect(readConnectionSettings("metronome", kept)).toEqual({
    ...sources.metronome.defaults,
    customerIds: ["c_1"],
  });
  expect(readConnectionSettings("datadog", kept)).toEqual({
    ...sources.datadog.defaults,
    site: "datadoghq.eu",
  });
});

test("what a newer version kept is passed over, what is wrong is not", () => {
  expect(readConnectionSettings("vercel", { teamIds: ["t"], regions: [] })).toEqual({
    teamIds: ["t"],
    spendMeasure: "effective-cost",
  });
  expect(() => readConnectionSettings("vercel", { teamIds: "t" })).toThrow();
});

test("a change keeps what it leaves out, and names what the source does not know", () => {
  const before = { teamIds: ["t"], spendMeasure: "effective-cost" };
  expect(mergeSettings("vercel", before, { spendMeasure: "billed-cost" })).toEqual({
    teamIds: ["t"],
    spendMeasure: "billed-cost",
  });
  expect(() => mergeSettings("vercel", before, { site: "datadoghq.eu" })).toThrow(
    "site: there is no such field",
  );
  expect(() => mergeSettings("vercel", before, { spendMeasure: "free" })).toThrow("spendMeasure");
});
