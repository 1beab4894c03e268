import { Figure } from "@/components/figures/figure";
import { ProofAccount } from "@/components/proof/proof-account";
import { SectionLine } from "@/components/ui/section-line";
import type { Uncounted } from "@/lib/wire/provenance";

/** What a figure leaves out, and why. */
export const ProofUncounted = ({ lines }: { readonly lines: readonly Uncounted[] }) =>
  lines.length === 0 ? null : (
    <section>
      <SectionLine level={3} title="Not counted" />
      <ProofAccount
        label="Not counted"
        lines={lines.map(({ label, metric, note }) => ({
          id: label,
          label,
          figure: metric ? (
            <Figure precision="full" value={metric} />
          ) : (
            <span className="text-ink2">{note}</span>
          ),
        }))}
      />
    </section>
  );
