import type { DayNumber } from "@/sandbox/clock-days";
import { createDatadogEndpoints } from "@/sandbox/datadog/endpoints";
import { type DatadogExpected, datadogExpectedAt } from "@/sandbox/datadog/expected";
import { DATADOG_STYLE } from "@/sandbox/datadog/refusals";
import { createDatadogWorld } from "@/sandbox/datadog/world";
import type { VendorPart } from "@/sandbox/vendor-part";

export type DatadogPart = VendorPart & {
  /** Over the last so many complete UTC days. */
  expected(days?: number): DatadogExpected;
};

export type DatadogPartInput = {
  readonly seed: string;
  readonly anchorDay: DayNumber;
  readonly clock: () => number;
  readonly requestsPerMinute: number;
  readonly commitments: number;
};

/** The one organization all keys belong to. */
const ORGANIZATION = "northlight-labs";
const DEFAULT_DAYS = 90;

export const createDatadogPart = (input: DatadogPartInput): DatadogPart => {
  const { clock, requestsPerMinute } = input;
  const world = createDatadogWorld(input);
  return {
    prefixes: ["/api/v2/"],
    endpoints: createDatadogEndpoints({ world, clock, requestsPerMinute }),
    style: DATADOG_STYLE,
    // A call is about one product and type, so a fault may name those in place of the organization.
    accountNames: ({ query }) => {
      const product = `${query.get("provider")}/${query.get("product")}`;
      return [ORGANIZATION, product, `${product}/${query.get("commitmentType") ?? "ri"}`];
    },
    changeWorld: () => undefined,
    undoChanges: () => undefined,
    expected: (days = DEFAULT_DAYS) => datadogExpectedAt(world, days, clock()),
  };
};
