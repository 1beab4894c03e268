import type { Answering } from "@/sandbox/datadog/answering";
import { inPercent, meetsWindow } from "@/sandbox/datadog/break-commitments";
import { type Fine, fineText, ratioOf, share } from "@/sandbox/datadog/fine-amount";
import {
  commitmentDays,
  type ProductDay,
  productDays,
  profileOf,
} from "@/sandbox/datadog/product-days";
import { savingsOf, wireNumber } from "@/sandbox/datadog/series-endpoints";
import { DOLLAR, PERCENT, unitMember } from "@/sandbox/datadog/units";
import { type Fault, findFault } from "@/sandbox/faults/fault";
import { type JsonObject, type JsonValue, VerbatimJson } from "@/sandbox/json-text";

const DIGITS = 6;

const group = (name: string, values: readonly string[]): JsonObject => ({
  name,
  type: "group",
  values: values.map((value) => [value]),
});

type Numbers = {
  readonly name: string;
  readonly unit: JsonObject;
  readonly values: readonly JsonValue[];
};

const numbers = ({ name, unit, values }: Numbers, faults: readonly Fault[]): JsonObject => {
  const meta = unitMember("unit", unit, faults);
  return { name, type: "number", values, ...(Object.keys(meta).length === 0 ? {} : { meta }) };
};

const isEmptied = (faults: readonly Fault[]): boolean => findFault(faults, "empty-page") !== null;

const found = (answering: Answering): readonly ProductDay[] =>
  isEmptied(answering.faults) ? [] : productDays(answering);

const sumOf = <Item>(items: readonly Item[], amount: (item: Item) => Fine): Fine =>
  items.reduce((sum, item) => sum + amount(item), 0n);

/** A scale that moves takes this figure with it. */
const utilizationNumber = ({ faults, query }: Answering, value: Fine): JsonValue => {
  const fault = findFault(faults, "utilization");
  const isPercent = fault?.as === "percent" && meetsWindow(fault, query.window);
  return isPercent ? new VerbatimJson(inPercent(fineText(value))) : wireNumber(value);
};

export const answerUtilization = (answering: Answering): JsonValue => {
  const { faults, query } = answering;
  const days = isEmptied(faults) ? [] : commitmentDays(answering);
  const committed = sumOf(days, (day) => day.committed);
  const used = sumOf(days, (day) => day.used);
  if (committed === 0n) return { columns: [] };
  const utilization = utilizationNumber(answering, ratioOf(used, committed, DIGITS));
  return {
    columns: [
      group("service", [query.product]),
      numbers({ name: "utilization", unit: PERCENT, values: [utilization] }, faults),
      numbers(
        { name: "unused_cost", unit: DOLLAR, values: [wireNumber(committed - used)] },
        faults,
      ),
    ],
    ...(query.type === "sp"
      ? { product_breakdown: [{ product: query.product, utilization }] }
      : {}),
  };
};

/** Spot use is not eligible: it is on neither side (metrics 3.9). */
export const answerCoverage = (answering: Answering): JsonValue => {
  const { faults, query } = answering;
  const days = found(answering);
  const onDemand = sumOf(days, (day) => day.onDemand);
  const covered = {
    hours_coverage: sumOf(days, ({ riAtList, spAtList }) => riAtList + spAtList),
    cost_coverage: sumOf(days, ({ ri, sp }) => ri.used + sp.used),
  };
  if (covered.hours_coverage + onDemand === 0n) return { columns: [] };
  return {
    columns: [
      group("service", [query.product]),
      ...Object.entries(covered).map(([name, value]) =>
        numbers(
          { name, unit: PERCENT, values: [wireNumber(ratioOf(value, value + onDemand, DIGITS))] },
          faults,
        ),
      ),
    ],
  };
};

export const answerSavings = (answering: Answering): JsonValue => {
  const { faults } = answering;
  const days = found(answering).map(savingsOf);
  const atList = sumOf(days, (day) => day.atList);
  const saved = atList - sumOf(days, (day) => day.actual);
  const rate = atList === 0n ? [] : [wireNumber(ratioOf(saved, atList, DIGITS))];
  return {
    columns: [
      numbers(
        {
          name: "realized_savings",
          unit: DOLLAR,
          values: days.length === 0 ? [] : [wireNumber(saved)],
        },
        faults,
      ),
      numbers({ name: "effective_savings_rate", unit: PERCENT, values: rate }, faults),
    ],
  };
};

/** Where the uncovered use runs, in hundredths of it. */
const REGIONS: Readonly<Record<"aws" | "azure", Readonly<Record<string, number>>>> = {
  aws: { "us-east-1": 56, "eu-west-1": 31, "ap-southeast-2": 13 },
  azure: { westeurope: 72, northeurope: 28 },
};
const COULD_SAVE_PERCENT = 32;

export const answerHotSpots = (answering: Answering): JsonValue => {
  const { faults, query } = answering;
  const cost = sumOf(found(answering), (day) => day.onDemand);
  const regions = cost === 0n ? [] : Object.entries(REGIONS[query.provider]);
  const parts = regions.map(([, hundredths]) => share(cost, hundredths, 100));
  const dollars = (name: string, values: readonly Fine[]): JsonObject =>
    numbers({ name, unit: DOLLAR, values: values.map(wireNumber) }, faults);
  const saving = (value: Fine): Fine => share(value, COULD_SAVE_PERCENT, 100);
  const hours = parts.map((part) => ratioOf(part, profileOf(query.product).price, DIGITS));
  return {
    columns: [
      group(
        "service",
        regions.map(() => query.product),
      ),
      group(
        "region",
        regions.map(([region]) => region),
      ),
      dollars("on_demand_cost", parts),
      { name: "on_demand_hours", type: "number", values: hours.map(wireNumber) },
      dollars("potential_savings", parts.map(saving)),
    ],
    total: [
      dollars("on_demand_cost", regions.length === 0 ? [] : [cost]),
      dollars("potential_savings", regions.length === 0 ? [] : [saving(cost)]),
    ],
    ...(query.filter ? { meta: { on_demand_filters: query.filter.text } } : {}),
  };
};
