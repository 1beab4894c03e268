import { toCompleteness as completenessAfter } from "@/lib/providers/failure";
import type { Completeness, ProviderError, ProviderErrorKind } from "@/lib/providers/provider";

/** Why one product, day or figure could not be read, while the others could. */
export type Trouble = { readonly reason: string; readonly kind: ProviderErrorKind };

export const troubleOf = (what: string, { message, kind }: ProviderError): Trouble => ({
  reason: `${what}: ${message}`,
  kind,
});

/** Says each reason once, however many products share it. */
export const toCompleteness = (troubles: readonly Trouble[]): Completeness => {
  const [first] = troubles;
  if (first === undefined) return completenessAfter(null);
  const reasons = [...new Set(troubles.map(({ reason }) => reason))];
  return completenessAfter({ message: reasons.join(" "), kind: first.kind });
};
