import { TermLine } from "@/components/commitments/term-line";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/format/format-date";
import { formatPercent } from "@/lib/format/format-percent";
import { paths } from "@/lib/paths/paths";
import type { CommitmentLink } from "@/lib/wire/agreement";
import type { CommitmentDetail } from "@/lib/wire/commitment";

/** What the agreement says beside its amounts, in its own words; only what it says. */
export const AgreementLines = ({ commitment }: { readonly commitment: CommitmentDetail }) => {
  const { agreement, zone } = commitment;
  return (
    <>
      {agreement.undated.map((edge) => (
        <TermLine key={edge} label={edge === "start" ? "Start" : "End"}>
          not given by the vendor
        </TermLine>
      ))}
      {agreement.priority !== null && (
        <TermLine label="Priority">{agreement.priority}, lower is drawn first</TermLine>
      )}
      {agreement.vendorStatus !== null && (
        <TermLine label="Vendor's word">{agreement.vendorStatus}</TermLine>
      )}
      {agreement.createdAt !== null && (
        <TermLine label="Created">{formatDay(agreement.createdAt, zone)}</TermLine>
      )}
      {agreement.archivedAt !== null && (
        <TermLine label="Archived">
          {formatDay(agreement.archivedAt, zone)}, no longer usable
        </TermLine>
      )}
      {agreement.rolledOverFrom && (
        <TermLine label="Rolled over from">
          <LinkTo link={agreement.rolledOverFrom} />
        </TermLine>
      )}
      {agreement.rolledOverInto.map((link) => (
        <TermLine key={link.id} label="Rolled over into">
          <LinkTo link={link} />
        </TermLine>
      ))}
      {agreement.rolloverFraction !== null && (
        <TermLine label="May roll over">
          at most {formatPercent(agreement.rolloverFraction)} of it
        </TermLine>
      )}
      {agreement.attributes.map(({ key, label, text }) => (
        <TermLine key={key} label={label}>
          {text}
        </TermLine>
      ))}
    </>
  );
};

const LinkTo = ({ link }: { readonly link: CommitmentLink }) => (
  <Link className="touch-target" to={paths.commitment(link.id)}>
    {link.name}
  </Link>
);
