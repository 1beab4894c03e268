import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { sumDecimals } from "@/lib/domain/base/money";
import { dayOf } from "@/lib/domain/hourly/hourly-day";
import type { FetchContext } from "@/lib/providers/provider";
import type { DatadogProduct } from "@/lib/sources/datadog";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import {
  commitmentsOf,
  connectionTo,
  datadogOver,
  samplesOf,
} from "@/tests/lib/providers/datadog/support/read-datadog";
import { batchesOf, contextOf, now, oneOf, readAll, story } from "@/tests/lib/providers/reading";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(story);
});
afterAll(() => sandbox.close());
afterEach(() => {
  sandbox.clearFaults();
  sandbox.clearRequests();
});

const list = "/api/v2/cost/commitments/commitment-list";
const dayMs = 86_400_000;
const reservations: DatadogProduct = { provider: "aws", product: "ec2", type: "ri" };
const plans: DatadogProduct = { provider: "aws", product: "ec2", type: "sp" };
const caches: DatadogProduct = { provider: "aws", product: "elasticache", type: "ri" };

const read = (
  settings: Parameters<typeof connectionTo>[1],
  listSampledDays?: FetchContext["listSampledDays"],
) => readAll(datadogOver(sandbox.url), connectionTo(sandbox, settings), contextOf(listSampledDays));

/** The days that were asked for, each window of which is one day long. */
const askedDays = () =>
  sandbox
    .requests()
    .filter(({ path, query }) => path === list && Number(query.end) - Number(query.start) === dayMs)
    .map(({ query }) => ({
      day: new Date(Number(query.start)).toISOString().slice(0, 10),
      scope: `${query.provider}/${query.product}/${query.commitmentType}`,
    }));

describe("a whole history", () => {
  test("used, unused and committed agree with the sandbox's own to the last digit", async () => {
    const batches = await read({ backfillDays: 90 });
    const samples = samplesOf(batches);
    const commitments = commitmentsOf(batches);
    const asked = ["ec2", "rds", "elasticache", "virtualmachines"];
    const expected = sandbox.datadog.expected(90).commitments.filter(
      ({ type, products, provider }) =>
        products.some((name) => asked.includes(name)) &&
        // Of the savings plans with AWS the default settings ask for those of EC2.
        (type === "ri" || provider === "azure" || products.includes("ec2")),
    );
    expect(expected.length).toBeGreaterThan(30);
    for (const each of expected) {
      const [own] = commitments.filter(
        ({ externalId, perHour, category }) =>
          externalId === each.id &&
          perHour === each.perHour &&
          category === (each.type === "sp" ? "spend" : "usage"),
      );
      const days = samples
        .filter(({ commitmentId, utilization }) => commitmentId === own?.id && utilization !== null)
        .toSorted((one, two) => (one.day < two.day ? -1 : 1));
      expect(
        days.map(({ day, utilization }) => ({ day, utilization })),
        each.key,
      ).toEqual(each.days.map(({ day, utilization }) => ({ day, utilization })));
      if (each.isRounded || each.totals === null) continue;
      const amounts = days.flatMap((day) => {
        const amount = dayOf({ perHour: each.perHour }, day);
        return amount === null ? [] : [amount];
      });
      expect(
        {
          committed: sumDecimals(amounts.map(({ committed }) => committed)),
          used: sumDecimals(amounts.map(({ used }) => used)),
          unused: sumDecimals(amounts.map(({ unused }) => unused)),
        },
        each.key,
      ).toEqual(each.totals);
    }
  });

  test("days come newest first, each whole in itself; the running day is not among them", async () => {
    const batches = batchesOf(await read({ backfillDays: 5, products: [reservations] }), "samples");
    expect(batches.map(({ window }) => window.start.slice(0, 10)).toSorted()).toEqual([
      "2026-11-15",
      "2026-11-16",
      "2026-11-17",
      "2026-11-18",
      "2026-11-19",
    ]);
    expect(askedDays()[0]?.day).toBe("2026-11-19");
    expect(batches.every(({ scope }) => scope === "aws/ec2/ri")).toBe(true);
    expect(batches.map(({ progress }) => progress)).toEqual(
      [1, 2, 3, 4, 5].map((done) => ({ done, total: 5 })),
    );
  });

  test("a sample covers the part of the day inside the term, half-open", async () => {
    const batches = await read({ backfillDays: 60, products: [caches, plans] });
    const first = (name: string) => {
      const id = commitmentsOf(batches).find((each) => each.name === name)?.id;
      return samplesOf(batches)
        .filter(({ commitmentId }) => commitmentId === id)
        .toSorted((one, two) => (one.day < two.day ? -1 : 1))[0];
    };
    expect(first("6 × cache.m6g.large, Valkey, eu-central-1")).toMatchObject({
      day: "2026-09-23",
      start: "2026-09-23T09:17:31.000Z",
      end: "2026-09-24T00:00:00.000Z",
    });
    expect(first("Compute savings plan, 2.5 USD/h")).toMatchObject({
      day: "2026-11-11",
      start: "2026-11-11T14:30:00.000Z",
    });
  });

  test("no sample lies outside a term: not before a start, not after an end", async () => {
    const batches = await read({ backfillDays: 30 });
    const terms = new Map(commitmentsOf(batches).map((each) => [each.id, each]));
    const samples = samplesOf(batches);
    for (const { commitmentId, start, end } of samples) {
      const term = terms.get(commitmentId);
      expect(term !== undefined && term.start <= start && end <= (term.end ?? end)).toBe(true);
    }
    const upcoming = commitmentsOf(batches).find(({ start }) => start > now);
    expect(upcoming).toBeDefined();
    expect(samples.some(({ commitmentId }) => commitmentId === upcoming?.id)).toBe(false);
  });

  test("a savings plan under several products has one sample a day", async () => {
    const products = ["ec2", "fargate", "lambda"].map((product) => ({ ...plans, product }));
    const batches = await read({ backfillDays: 3, products });
    const ids = samplesOf(batches).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("a history that goes on", () => {
  const sampled: FetchContext["listSampledDays"] = (_account, scope) =>
    Promise.resolve(
      new Set(
        scope === "aws/ec2/ri"
          ? ["2026-11-13", "2026-11-14", "2026-11-16", "2026-11-18", "2026-11-19"]
          : [],
      ),
    );

  test("finished days are not asked for again, but the three newest are: the vendor restates them", async () => {
    const batches = await read({ backfillDays: 7, products: [reservations] }, sampled);
    const days = askedDays().map(({ day }) => day);
    expect(days.toSorted()).toEqual(["2026-11-15", "2026-11-17", "2026-11-18", "2026-11-19"]);
    expect(oneOf(batches, "samples-end").completeness).toEqual({ state: "complete" });
  });

  test("a read that is stopped yields what it has read; the next one asks for the rest only", async () => {
    const seen = new Map<string, Set<string>>();
    const settings = { backfillDays: 20, products: [reservations, plans] };
    const provider = datadogOver(sandbox.url);
    for await (const batch of provider.fetchBatches(connectionTo(sandbox, settings), contextOf())) {
      if (batch.type !== "samples") continue;
      const { scope, window, progress } = batch;
      seen.set(scope, (seen.get(scope) ?? new Set()).add(window.start.slice(0, 10)));
      if (progress.done === 17) break;
    }
    sandbox.clearRequests();
    const rest = await read(settings, (_account, scope) =>
      Promise.resolve(seen.get(scope) ?? new Set()),
    );
    const again = askedDays().filter(({ day, scope }) => seen.get(scope)?.has(day));
    expect(new Set(again.map(({ day }) => day))).toEqual(
      new Set(["2026-11-17", "2026-11-18", "2026-11-19"]),
    );
    for (const { scope, window } of batchesOf(rest, "samples")) {
      seen.set(scope, (seen.get(scope) ?? new Set()).add(window.start.slice(0, 10)));
    }
    expect([...seen.values()].map(({ size }) => size)).toEqual([20, 20]);
  });

  test("a missing start stays the first day the book knows of while the window moves on", async () => {
    const databases: DatadogProduct = { provider: "aws", product: "rds", type: "ri" };
    const batches = await read({ backfillDays: 7, products: [databases] }, () =>
      Promise.resolve(new Set(["2026-09-03", "2026-09-04"])),
    );
    const [undated] = commitmentsOf(batches).filter(({ undated }) => undated.includes("start"));
    expect(undated?.start).toBe("2026-09-03T00:00:00.000Z");
  });

  test("one day that fails is left to the next sync; the other days stand", async () => {
    sandbox.setFault({ kind: "status", status: 400, path: list, after: 3, times: 1 });
    const batches = await read({ backfillDays: 10, products: [reservations] });
    expect(batchesOf(batches, "samples")).toHaveLength(9);
    expect(oneOf(batches, "samples-end").completeness).toMatchObject({
      state: "incomplete",
      errorKind: "configuration",
      reason: expect.stringMatching(/aws\/ec2\/ri: 1 day .* could not be read.*next sync/),
    });
    expect(oneOf(batches, "terms").completeness).toEqual({ state: "complete" });
  });

  test("a product whose days fail one after the other is not asked day by day", async () => {
    sandbox.setFault({ kind: "status", status: 500, path: list, after: 1, account: "aws/ec2/ri" });
    const batches = await read({ backfillDays: 60, products: [reservations, caches] });
    const failed = askedDays().filter(({ scope }) => scope === "aws/ec2/ri");
    expect(new Set(failed.map(({ day }) => day)).size).toBeLessThanOrEqual(6);
    expect(batchesOf(batches, "samples")).toHaveLength(60);
    expect(oneOf(batches, "samples-end").completeness).toMatchObject({
      reason: expect.stringMatching(/were not asked for/),
    });
  });
});
