import { unitKey } from "@/lib/domain/base/money";
import type { Term } from "@/lib/providers/vercel/map";

/**
 * What tells a term from every other, by what the vendor says of it alone (metrics 3.14 ruling 25). One
 * ContractCommitmentId may stand on several rows, so its period and what it grants belong to it; the amount
 * and the end do not, because they are amended.
 */
export const termKey = ({
  contractExternalId,
  externalId,
  start,
  category,
  unit,
}: Pick<Term, "contractExternalId" | "externalId" | "start" | "category" | "unit">): string =>
  JSON.stringify([contractExternalId, externalId, start, category, unitKey(unit)]);
