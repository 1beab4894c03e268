import { Figure } from "@/components/figures/figure";
import type { Quotient } from "@/lib/wire/provenance";

/** The division behind a share or a rate, with its numbers. */
export const ProofQuotient = ({ quotient }: { readonly quotient: Quotient }) => {
  const { above, below, days } = quotient;
  return (
    <p className="py-1 text-ink2">
      <Figure precision="full" value={above} /> ÷{" "}
      {below === null ? `${days} days` : <Figure precision="full" value={below} />}
    </p>
  );
};
