import { CommitmentEquation } from "@/components/commitments/commitment-equation";
import { kindText } from "@/components/commitments/kind-text";
import { PageTitle } from "@/components/layout/page-title";
import { StateMark } from "@/components/marks/state-mark";
import type { Prove } from "@/components/proof/prove";
import { TakeAway } from "@/components/share/take-away";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { formatAge } from "@/lib/format/format-age";
import { paths } from "@/lib/paths/paths";
import type { CommitmentDetail } from "@/lib/wire/commitment";
import type { Meta } from "@/lib/wire/common";

type CommitmentHeadProps = {
  readonly commitment: CommitmentDetail;
  readonly meta: Meta;
  readonly prove: Prove;
};

export const CommitmentHead = ({ commitment, meta, prove }: CommitmentHeadProps) => (
  <>
    <PageTitle
      crumbs={[
        { label: "Commitments", to: paths.commitments() },
        { label: commitment.account.name, to: paths.account(commitment.account.id) },
      ]}
      actions={<HeadActions commitment={commitment} meta={meta} />}
      freshness={readText(commitment, meta)}
      note={`${kindText(commitment)}, ${commitment.connectionName}`}
      state={<StateMark state={commitment.state} />}
      title={commitment.name}
    />
    <CommitmentEquation commitment={commitment} prove={prove} />
  </>
);

const readText = ({ readAt }: CommitmentDetail, { asOf }: Meta): string =>
  readAt ? `read ${formatAge(readAt, asOf)}` : "not read whole yet";

const HeadActions = ({ commitment, meta }: Omit<CommitmentHeadProps, "prove">) => (
  <>
    {commitment.siblings.count > 1 && (
      <nav
        aria-label="Terms of this contract"
        className="flex items-center gap-2 max-sm:gap-0 print:hidden"
      >
        <Step icon="chevron-left" id={commitment.siblings.previousId} label="Previous term" />
        <span className="text-ink2">
          {commitment.siblings.position} of {commitment.siblings.count}
        </span>
        <Step icon="chevron-right" id={commitment.siblings.nextId} label="Next term" />
      </nav>
    )}
    <TakeAway
      accountId={commitment.account.id}
      commitmentId={commitment.id}
      meta={meta}
      name={commitment.name}
    />
  </>
);

const Step = ({
  icon,
  id,
  label,
}: {
  readonly icon: "chevron-left" | "chevron-right";
  readonly id: string | null;
  readonly label: string;
}) =>
  id === null ? (
    <span className="flex size-7 items-center justify-center text-line2 max-sm:size-10">
      <Icon name={icon} />
    </span>
  ) : (
    <Link
      aria-label={label}
      className="touch-target flex size-7 items-center justify-center text-ink2! max-sm:size-10"
      to={paths.commitment(id)}
    >
      <Icon name={icon} />
    </Link>
  );
