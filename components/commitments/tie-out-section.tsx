import type { ReactNode } from "react";
import { Figure } from "@/components/figures/figure";
import { SectionLine } from "@/components/ui/section-line";
import { isZero } from "@/lib/domain/base/money";
import type { Agreement, WireTieOut } from "@/lib/wire/agreement";

const names: Readonly<Record<Difference, string>> = {
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

type Difference = WireTieOut["differences"][number]["name"];

/** Why the two balances differ, for somebody who has to answer for it. */
const reasons: Readonly<Record<Difference, string>> = {
  pending:
    "Invoices that are still drafts. The vendor has taken them off already; here they are pending until they are posted.",
  "dated-ahead":
    "Corrections entered for a later date. The vendor counts them now; here they count from their date on.",
  "zero-clamp":
    "More was deducted than there was. The vendor reports 0; here the balance stays below zero.",
  archived:
    "The vendor counts nothing of what is archived; here the balance it was left with stays.",
  ended:
    "Its period is over and the shortfall is not invoiced yet. The vendor counts it no more; here it is owed until it is.",
  "read-at-another-time":
    "A segment opened or ended between the vendor's figure and the instant shown here.",
  rounding: "Less than the vendor's own numbers can hold.",
  "read-incomplete": "The ledger was read in part, so that entries may be missing here.",
  unexplained:
    "No reason was found. It is in no figure, and it is listed under Unexplained until it is.",
};

/** metrics 3.12: our balance, the vendor's, and a name for every difference between them. */
export const TieOutSection = ({ tieOut }: { readonly tieOut: Agreement["tieOut"] }) => (
  <section aria-label="Tie-out" className="mb-5" id="tie-out">
    <SectionLine title="Tie-out" />
    {tieOut.kind === "value" || tieOut.kind === "incomplete" ? (
      <Lines {...tieOut.value} incomplete={tieOut.kind === "incomplete" ? tieOut.reason : null} />
    ) : (
      <p className="border-t border-line py-1.5 text-ink2">
        {tieOut.kind === "no-data"
          ? `Not compared: ${tieOut.reason}.`
          : "The vendor states no balance to compare with."}
      </p>
    )}
  </section>
);

type LinesProps = WireTieOut & {
  /** Why not everything was read that could differ. */
  readonly incomplete: string | null;
};

const Lines = ({ ours, vendor, differences, unexplained, incomplete }: LinesProps) => (
  <div className="border-t border-line">
    <Row label="Our balance">
      <Figure value={ours} />
    </Row>
    <Row label="Vendor's balance">
      <Figure value={vendor} />
    </Row>
    <ul aria-label="Differences">
      {differences.map(({ name, amount }) => (
        <li className="border-t border-line" key={name}>
          <details>
            <summary className="touch-target flex cursor-pointer items-baseline justify-between gap-3 py-1.5">
              <span
                className={`underline decoration-dotted underline-offset-3 ${name === "unexplained" ? "text-overage" : "text-ink2"}`}
              >
                {names[name]}
              </span>
              <Figure isMovement value={amount} />
            </summary>
            <p className="pb-2 text-note text-ink2">{reasons[name]}</p>
          </details>
        </li>
      ))}
    </ul>
    <div className="flex items-baseline justify-between gap-3 border-t border-rule py-1.5 font-heading">
      <span>Unexplained</span>
      <span className="double-rule inline-block pl-6">
        <Figure tone={isZero(unexplained.amount) ? "ink" : "overage"} value={unexplained} />
      </span>
    </div>
    {incomplete !== null ? (
      <p className="py-1.5 text-ink2">Incomplete: {incomplete}.</p>
    ) : (
      isZero(unexplained.amount) && (
        <p className="py-1.5 text-ink2">
          {differences.length === 0 ? "They agree." : "Every difference has a name."}
        </p>
      )
    )}
  </div>
);

const Row = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="flex items-baseline justify-between gap-3 border-t border-line py-1.5 first:border-t-0">
    <span className="text-ink2">{label}</span>
    <span className="text-right">{children}</span>
  </div>
);
