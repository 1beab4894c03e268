import { StringDecoder } from "node:string_decoder";
import { z } from "zod";
import { resumeBody } from "@/lib/providers/http/resumable-body";
import { createVercelClient } from "@/lib/providers/vercel/client";
import { createChargeMapper } from "@/lib/providers/vercel/map";

/**
 * node --import tsx tests/bench/read-body.bench.ts [lines]
 * Reading a long body (digest, parse, validate, normalize) against the floor of splitting it into
 * lines and JSON.parse, both on the same bytes in the same run. Prints ratios; asserts nothing.
 */
const lineCount = Number(process.argv[2] ?? 200_000);
const rounds = 7;
const chunkBytes = 64 * 1024;
const window = { start: "2025-01-01T00:00:00.000Z", end: "2026-01-01T00:00:00.000Z" };

// As the application runs it: its pages forbid the code that zod would otherwise generate.
z.config({ jitless: true });

const services = ["Fluid Active CPU", "Edge Requests", "Fast Data Transfer", "ISR Reads"];

const lineOf = (index: number): string => {
  const day = new Date(Date.UTC(2025, 0, 1 + (index % 360), 8)).toISOString();
  const next = new Date(Date.UTC(2025, 0, 2 + (index % 360), 8)).toISOString();
  const quantity = (index % 977) + (index % 1000) / 1000;
  return `${JSON.stringify({
    BilledCost: 0,
    BillingCurrency: "USD",
    ChargeCategory: "Usage",
    ChargePeriodStart: day,
    ChargePeriodEnd: next,
    ConsumedQuantity: quantity * 400,
    ConsumedUnit: "GB-Seconds",
    EffectiveCost: quantity,
    PricingCategory: "Committed",
    PricingCurrency: "USD",
    PricingQuantity: quantity,
    PricingUnit: "MIUs",
    RegionId: "iad1",
    RegionName: "Washington, D.C., USA",
    ServiceCategory: "Compute",
    ServiceName: services[index % services.length],
    ServiceProviderName: "Vercel",
    SkuId: `sku_${index % 40}`,
    Tags: { ProjectId: `prj_${index % 90}`, ProjectName: `project ${index % 90}` },
  })}\n`;
};

/** The body repeats one block, so that what grows is the reader and not what it reads. */
const blockLines = Math.min(lineCount, 10_000);
const block = Buffer.from(Array.from({ length: blockLines }, (_, line) => lineOf(line)).join(""));
const blocks = Math.round(lineCount / blockLines);
const lineTotal = blocks * blockLines;

let peakBytes = 0;

async function* chunks(): AsyncGenerator<Buffer, void, undefined> {
  for (let repeat = 0; repeat < blocks; repeat += 1) {
    for (let start = 0; start < block.length; start += chunkBytes) {
      yield block.subarray(start, start + chunkBytes);
    }
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }
}

const floor = async (): Promise<number> => {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let rows = 0;
  for await (const chunk of chunks()) {
    const text = rest + decoder.write(chunk);
    let from = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
      JSON.parse(text.slice(from, end));
      rows += 1;
      from = end + 1;
    }
    rest = text.slice(from);
  }
  return rows;
};

const never = () => Promise.reject(new Error("not asked for"));

const client = createVercelClient({
  getStream: async () => ({
    request: "GET /v1/billing/charges",
    fetchedAt: window.start,
    body: resumeBody(chunks(), never, { rereadMax: 0, bytesMax: Number.POSITIVE_INFINITY }),
  }),
  getJson: never,
  postJson: never,
});

const full = async (): Promise<number> => {
  const map = createChargeMapper(window);
  let rows = 0;
  for await (const read of client.readCharges("team", window)) {
    for (const row of read) {
      if (row.type === "row" && map(row.row).type === "fact") rows += 1;
    }
  }
  return rows;
};

type Figure = { ms: number[]; peakMb: number };

const measure = async (work: () => Promise<number>, into: Figure): Promise<void> => {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  peakBytes = before;
  const start = performance.now();
  const rows = await work();
  into.ms.push(performance.now() - start);
  if (rows !== lineTotal) throw new Error(`${rows} of ${lineTotal} rows were read.`);
  into.peakMb = Math.max(into.peakMb, (peakBytes - before) / 1024 / 1024);
};

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;

const parse: Figure = { ms: [], peakMb: 0 };
const whole: Figure = { ms: [], peakMb: 0 };
await floor();
await full();
for (let round = 0; round < rounds; round += 1) {
  await measure(floor, parse);
  await measure(full, whole);
}
const print = (name: string, { ms, peakMb }: Figure): void => {
  const perSecond = Math.round((lineTotal / median(ms)) * 1000).toLocaleString("en-US");
  console.log(
    `${name.padEnd(34)} ${median(ms).toFixed(0).padStart(6)} ms  ${perSecond} lines/s  +${peakMb.toFixed(0)} MB`,
  );
};
console.log(
  `${lineTotal} lines, ${((block.length * blocks) / 1024 / 1024).toFixed(0)} MB, median of ${rounds}`,
);
print("floor: split + JSON.parse", parse);
print("read: parse, validate, normalize", whole);
// Round by round: what else the machine does meanwhile then meets both.
const ratios = whole.ms.map((ms, round) => ms / (parse.ms[round] ?? Number.NaN));
console.log(`ratio ${median(ratios).toFixed(2)} (aim: 2 or less)`);
