import type { Unit } from "@/lib/domain/base/money";
import type { Pool } from "@/lib/domain/base/pool";

/**
 * metrics 3.14 ruling 31: an hour of one instance is not an hour of another, so instance-hours of several
 * reservations come to nothing; money an hour does.
 */
export const areUnlikeHours = (
  { unit, pool }: { readonly unit: Unit; readonly pool: Pool },
  commitments: number,
): boolean => pool === "hourly" && unit.kind === "quantity" && commitments > 1;
