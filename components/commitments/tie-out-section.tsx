import type { ReactNode } from "react";
import { Figure } from "@/components/figures/figure";
import { SectionLine } from "@/components/ui/section-line";
import { isZero } from "@/lib/domain/money";
import type { Agreement, WireTieOut } from "@/lib/wire/agreement";

const names: Readonly<Record<WireTieOut["differences"][number]["name"], string>> = {
  pending: "Drafts the vendor has deducted",
  "dated-ahead": "Corrections dated ahead",
  "zero-clamp": "Overdrawn, reported as 0",
  archived: "Archived",
  ended: "Owed after its period",
  "read-at-another-time": "Read at another time",
  rounding: "Rounding",
  "read-incomplete": "Read in part",
  unexplained: "Unexplained",
};

/** metrics 3.12: our balance, the vendor's, and a name for every difference between them. */
export const TieOutSection = ({ tieOut }: { readonly tieOut: Agreement["tieOut"] }) => (
  <section aria-label="Tie-out" className="mt-5">
    <SectionLine title="Tie-out" />
    {tieOut.kind === "value" || tieOut.kind === "incomplete" ? (
      <Lines {...tieOut.value} />
    ) : (
      <p className="border-t border-line py-1.5 text-ink2">
        {tieOut.kind === "no-data"
          ? `Not compared: ${tieOut.reason}.`
          : "The vendor states no balance to compare with."}
      </p>
    )}
  </section>
);

const Lines = ({ ours, vendor, differences, unexplained }: WireTieOut) => (
  <dl className="border-t border-line">
    <Row label="Our balance">
      <Figure value={ours} />
    </Row>
    <Row label="Vendor's balance">
      <Figure value={vendor} />
    </Row>
    {differences.map(({ name, amount }) => (
      <Row isAlarm={name === "unexplained"} key={name} label={names[name]}>
        <Figure isMovement value={amount} />
      </Row>
    ))}
    {isZero(unexplained.amount) && (
      <p className="border-t border-line py-1.5 text-ink2">
        {differences.length === 0 ? "They agree." : "Every difference has a name."}
      </p>
    )}
  </dl>
);

type RowProps = {
  readonly label: string;
  readonly isAlarm?: boolean;
  readonly children: ReactNode;
};

const Row = ({ label, isAlarm = false, children }: RowProps) => (
  <div className="flex items-baseline justify-between gap-3 border-t border-line py-1.5 first:border-t-0">
    <dt className={isAlarm ? "text-overage" : "text-ink2"}>{label}</dt>
    <dd className="text-right">{children}</dd>
  </div>
);
