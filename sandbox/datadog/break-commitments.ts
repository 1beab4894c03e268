import { dayNumberOf, utcMidnight } from "@/sandbox/clock-days";
import type { DatadogFaultKind } from "@/sandbox/datadog/fault-kinds";
import type { Span } from "@/sandbox/datadog/model";
import { type Fault, type FaultOf, findFault } from "@/sandbox/faults/fault";
import { type JsonObject, type JsonValue, VerbatimJson } from "@/sandbox/json-text";

const DEFAULT_LINE = 2;

type UtilizationFault = Extract<DatadogFaultKind, { kind: "utilization" }>;

const textOf = (value: JsonValue): string => (value instanceof VerbatimJson ? value.text : "0");

/** A fraction's text with its point two places on: no float is needed for it. */
export const inPercent = (fraction: string): string => {
  const [whole = "0", decimals = ""] = fraction.split(".");
  const padded = decimals.padEnd(2, "0");
  const shifted = `${whole}${padded.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  return padded.length > 2 ? `${shifted}.${padded.slice(2)}` : shifted;
};

const brokenValue = (as: UtilizationFault["as"], value: JsonValue): JsonValue => {
  switch (as) {
    case "percent":
      return new VerbatimJson(inPercent(textOf(value)));
    case "high":
      return new VerbatimJson("1.7");
    case "negative":
      return new VerbatimJson("-0.25");
    case "null":
      return null;
    case "text":
      return textOf(value);
  }
};

const isOn = (line: number | "every", number: number): boolean =>
  line === "every" || line === number;

export const meetsWindow = ({ from }: FaultOf<"utilization">, { start }: Span): boolean =>
  from === undefined || start >= utcMidnight(dayNumberOf(from));

/** The rows of a list with those broken that the faults name, counted from 1. */
export const breakCommitments = (
  rows: readonly JsonObject[],
  window: Span,
  faults: readonly Fault[],
): readonly JsonObject[] => {
  const use = findFault(faults, "utilization");
  const id = findFault(faults, "missing-id");
  const extra = findFault(faults, "extra-fields");
  if (!use && !id && !extra) return rows;
  const useLine = use?.line ?? (use?.as === "percent" ? "every" : DEFAULT_LINE);
  return rows.map((row, index) => {
    const { commitment_id, ...rest } = row;
    const isNameless = id !== null && isOn(id.line ?? DEFAULT_LINE, index + 1);
    const isBroken = use !== null && meetsWindow(use, window) && isOn(useLine, index + 1);
    return {
      ...(isNameless || commitment_id === undefined ? {} : { commitment_id }),
      ...rest,
      ...(isBroken && row.utilization !== undefined
        ? { utilization: brokenValue(use.as, row.utilization) }
        : {}),
      ...(extra ? { preview_score: 0.5, internal: { reviewers: ["a", null] } } : {}),
    };
  });
};
