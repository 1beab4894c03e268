import { expect, test } from "vitest";
import { sumDecimals } from "@/lib/domain/base/money";
import { dayOf, overHours } from "@/lib/domain/hourly/hourly-day";
import type { ProviderBatch } from "@/lib/providers/provider";
import type { DatadogProduct } from "@/lib/sources/datadog";
import { startSandbox } from "@/sandbox/start-sandbox";
import {
  commitmentsOf,
  connectionTo,
  datadogOver,
  samplesOf,
} from "@/tests/lib/providers/datadog/support/read-datadog";
import { contextOf, now } from "@/tests/lib/providers/reading";

const aws = (type: DatadogProduct["type"], ...products: readonly string[]): DatadogProduct[] =>
  products.map((product) => ({ provider: "aws", product, type }));

const products: readonly DatadogProduct[] = [
  ...aws("ri", "ec2", "rds", "elasticache", "redshift"),
  ...aws("sp", "ec2", "rds", "sagemaker"),
  { provider: "azure", product: "virtualmachines", type: "ri" },
  { provider: "azure", product: "virtualmachines", type: "sp" },
];
const days = 2;

/** Generated commitments beside the story's own, so that no two seeds tell the same. */
const readSeed = async (seed: string) => {
  const sandbox = await startSandbox({
    anchor: "2026-11-20",
    now: () => new Date(now),
    seed,
    datadogCommitments: 14,
  });
  const connection = connectionTo(sandbox, { backfillDays: days, products: [...products] });
  const batches: ProviderBatch[] = [];
  // The vendor's own figures come after the history and are not compared here.
  for await (const batch of datadogOver(sandbox.url).fetchBatches(connection, contextOf())) {
    batches.push(batch);
    if (batch.type === "samples-end") break;
  }
  const expected = sandbox.datadog.expected(days).commitments;
  await sandbox.close();
  return { commitments: commitmentsOf(batches), samples: samplesOf(batches), expected };
};

test("for ten seeds used, unused and remaining agree with the sandbox's own to the last digit", {
  timeout: 240_000,
}, async () => {
  let compared = 0;
  for (let seed = 0; seed < 10; seed += 1) {
    const { commitments, samples, expected } = await readSeed(`seed ${seed}`);
    for (const each of expected) {
      const where = `seed ${seed}, ${each.key}`;
      const own = commitments.filter(
        ({ externalId, perHour, category, start, undated }) =>
          externalId === each.id &&
          perHour === each.perHour &&
          (category === "spend") === (each.type === "sp") &&
          (undated.includes("start") || start === each.term.start),
      );
      expect(own, where).toHaveLength(1);
      const read = samples.filter(
        ({ commitmentId, utilization }) => commitmentId === own[0]?.id && utilization !== null,
      );
      expect(read, where).toHaveLength(each.days.length);
      if (each.totals === null || each.isRounded) continue;
      compared += 1;
      const amounts = read.flatMap((day) => dayOf({ perHour: each.perHour }, day) ?? []);
      expect(sumDecimals(amounts.map(({ used }) => used)), where).toBe(each.totals.used);
      expect(sumDecimals(amounts.map(({ unused }) => unused)), where).toBe(each.totals.unused);
      if (each.state !== "active" || each.term.end === null) continue;
      const remaining = overHours(each.perHour ?? "x", now, own[0]?.end ?? "");
      expect(remaining, where).toBe(each.remaining);
    }
  }
  expect(compared).toBeGreaterThan(250);
});
