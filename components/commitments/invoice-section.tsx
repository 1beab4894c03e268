import { Figure } from "@/components/figures/figure";
import { MiddleCut } from "@/components/ui/middle-cut";
import { SectionLine } from "@/components/ui/section-line";
import { formatDay } from "@/lib/format/format-date";
import type { WireInvoiceItem } from "@/lib/wire/agreement";
import type { CommitmentDetail } from "@/lib/wire/commitment";

/** When it is paid for; nothing stands here for what has no invoice schedule. */
export const InvoiceSection = ({ commitment }: { readonly commitment: CommitmentDetail }) => {
  const { invoices } = commitment.agreement;
  if (invoices.length === 0) return null;
  return (
    <section aria-label="Invoices" className="mt-5">
      <SectionLine title="Invoices" />
      <ul className="border-t border-line">
        {invoices.map((item) => (
          <li
            className="flex items-baseline justify-between gap-3 border-b border-line py-1"
            key={item.id}
          >
            <span className="min-w-0">
              {formatDay(item.at, commitment.zone)}{" "}
              <span className="block text-ink3">
                <InvoiceState item={item} />
              </span>
            </span>
            <Figure value={item.amount} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The vendor's invoice, or why there is none. */
export const InvoiceState = ({ item }: { readonly item: WireInvoiceItem }) => {
  if (item.invoiceId !== null) return <MiddleCut isMono text={item.invoiceId} />;
  return item.isInvoiced ? "not billed yet" : "not invoiced";
};
