import { type Fault, findFault } from "@/sandbox/faults/fault";
import type { JsonObject, JsonValue } from "@/sandbox/json-text";

export const DOLLAR: JsonObject = {
  family: "money",
  id: 1,
  name: "dollar",
  plural: "dollars",
  scale_factor: 1,
  short_name: "$",
};

/** It stands beside fractions too, as in the published examples. */
export const PERCENT: JsonObject = {
  family: "percentage",
  id: 17,
  name: "percent",
  plural: "percent",
  scale_factor: 1,
  short_name: "%",
};

/** `{ name: unit }`, or what a fault makes of it: null, a pair as elsewhere at this vendor, nothing. */
export const unitMember = (
  name: string,
  unit: JsonObject,
  faults: readonly Fault[],
): Readonly<Record<string, JsonValue>> => {
  const shape = findFault(faults, "unit")?.as;
  if (shape === "absent") return {};
  if (shape === "null") return { [name]: null };
  return { [name]: shape === "pair" ? [unit, null] : unit };
};
