import type { Commitment } from "@/lib/domain/base/commitment";

/** Money that can be used, a target that is owed, hours to come: never added to one another. */
export const pools = ["balance", "target", "hourly"] as const;
export type Pool = (typeof pools)[number];

export const poolOf = ({ shape, model }: Pick<Commitment, "shape" | "model">): Pool =>
  model === "continuous" ? "hourly" : shape === "build-up" ? "target" : "balance";
