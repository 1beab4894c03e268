import type { ReactNode } from "react";
import { SectionLine } from "@/components/ui/section-line";

type ProofSectionProps = {
  readonly title: string;
  readonly note?: string;
  /** A link: the section of the metrics, the whole record. */
  readonly right?: ReactNode;
  readonly children: ReactNode;
};

/** One step of a proof: formula, inputs, the vendor's figure, what was not counted, the record. */
export const ProofSection = ({ children, ...line }: ProofSectionProps) => (
  <section className="mt-5">
    <SectionLine {...line} level={3} />
    {children}
  </section>
);
