type OnLine = { readonly line?: number | "every" };

/** Trouble that only Datadog's answers know. */
export type DatadogFaultKind =
  | ({
      readonly kind: "utilization";
      /** `percent` concerns every row unless a line is named. */
      readonly as: "percent" | "high" | "negative" | "null" | "text";
      /** Only windows that start on or after this UTC day, `2026-10-14`. */
      readonly from?: string;
    } & OnLine)
  | ({ readonly kind: "missing-id" } & OnLine)
  | { readonly kind: "unit"; readonly as: "null" | "pair" | "absent" }
  | {
      readonly kind: "series";
      readonly as: "missing" | "nulls" | "milliseconds";
      /** The series that is missing or holds a null; default: the first. */
      readonly name?: string;
    };
