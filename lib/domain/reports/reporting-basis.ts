/** By the boundary rule of metrics 3.1, or by the instant alone that an entry is stamped with. */
export const reportingBases = ["boundary", "raw"] as const;
export type ReportingBasis = (typeof reportingBases)[number];
