import { HeroBar } from "@/components/commitments/hero-bar";
import { kindText } from "@/components/commitments/kind-text";
import { PaceText } from "@/components/commitments/pace-text";
import { sayWhatComes } from "@/components/commitments/what-comes";
import { Equation } from "@/components/figures/equation";
import { Fact } from "@/components/figures/fact";
import { Facts } from "@/components/figures/facts";
import { PageTitle } from "@/components/layout/page-title";
import { StateMark } from "@/components/marks/state-mark";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { findValue } from "@/lib/domain/metric";
import { isNegative } from "@/lib/domain/money";
import { formatAge } from "@/lib/format/format-age";
import { formatAmount } from "@/lib/format/format-amount";
import { formatInstant } from "@/lib/format/format-date";
import { formatDailyRate } from "@/lib/format/format-duration";
import { findMetricWord } from "@/lib/format/format-metric";
import type { CommitmentDetail } from "@/lib/wire/commitment";
import type { Meta } from "@/lib/wire/common";

type Prove = (figure: string) => () => void;

type CommitmentHeadProps = {
  readonly commitment: CommitmentDetail;
  readonly meta: Meta;
  readonly prove: Prove;
};

export const CommitmentHead = ({ commitment, meta, prove }: CommitmentHeadProps) => (
  <>
    <PageTitle
      crumbs={[
        { label: "Commitments", href: "/commitments" },
        { label: commitment.account.name, href: `/accounts/${commitment.account.id}` },
      ]}
      actions={<HeadActions siblings={commitment.siblings} />}
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

const HeadActions = ({ siblings }: { readonly siblings: CommitmentDetail["siblings"] }) => (
  <>
    {siblings.count > 1 && (
      <nav
        aria-label="Terms of this contract"
        className="flex items-center gap-2 max-sm:gap-0 print:hidden"
      >
        <Step icon="chevron-left" id={siblings.previousId} label="Previous term" />
        <span className="text-ink2">
          {siblings.position} of {siblings.count}
        </span>
        <Step icon="chevron-right" id={siblings.nextId} label="Next term" />
      </nav>
    )}
    <Button onClick={() => window.print()}>
      <Icon name="print" />
      Print
    </Button>
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
      href={`/commitments/${id}`}
    >
      <Icon name={icon} />
    </Link>
  );

/** The answer first: what is left, and how it comes about. Drafts do not exist at every source. */
const CommitmentEquation = ({
  commitment,
  prove,
}: Pick<CommitmentHeadProps, "commitment" | "prove">) => {
  const { figures } = commitment;
  const available = findValue(figures.available);
  const isOverdrawn = available !== null && isNegative(available.amount);
  const hasDrafts = commitment.origin === "reported";
  return (
    <Equation
      answer={{
        label: isOverdrawn ? "Available, overdrawn" : "Available",
        value: figures.available,
        tone: isOverdrawn ? "overage" : "available",
        onProve: prove("available"),
      }}
      bar={<HeroBar commitment={commitment} />}
      facts={<HeadFacts commitment={commitment} />}
      terms={
        hasDrafts
          ? [
              {
                label: "Settled",
                value: figures.settled,
                operator: "=",
                onProve: prove("settled"),
              },
              {
                label: "Pending",
                value: figures.pending,
                operator: "−",
                tone: "pending",
                onProve: prove("pending"),
              },
            ]
          : commitment.state === "upcoming"
            ? []
            : commitment.state === "expired"
              ? [
                  {
                    label: "Granted",
                    value: figures.granted,
                    operator: "=",
                    onProve: prove("granted"),
                  },
                  { label: "Drawn", value: figures.drawn, operator: "−", onProve: prove("drawn") },
                  {
                    label: "Lapsed",
                    value: figures.lapsed,
                    operator: "−",
                    tone: "lapsed",
                    onProve: prove("lapsed"),
                  },
                ]
              : [
                  {
                    label: "Granted",
                    value: figures.granted,
                    operator: "=",
                    onProve: prove("granted"),
                  },
                  { label: "Drawn", value: figures.drawn, operator: "−", onProve: prove("drawn") },
                ]
      }
    />
  );
};

const HeadFacts = ({ commitment }: { readonly commitment: CommitmentDetail }) => {
  const { figures, whatComes } = commitment;
  const comes = sayWhatComes(whatComes);
  const pace = findValue(figures.pace);
  const burn = findValue(figures.burnPerDay);
  const burnWord = findMetricWord(figures.burnPerDay);
  return (
    <Facts>
      <Fact
        label={commitment.state === "expired" ? "What came" : "What comes"}
        note={whatComesNote(whatComes)}
        tone={comes.tone === "text-overage" ? "overage" : "ink"}
        value={comes.text}
      />
      <Fact
        label="Pace"
        note={
          pace ? `${formatAmount(pace.variance, { isMovement: true }).text} against plan` : null
        }
        value={<PaceText pace={figures.pace} />}
      />
      <Fact
        label={burn ? `Burn, ${burn.days} days` : "Burn"}
        note={burn ? "complete days only" : null}
        value={
          burn ? formatDailyRate(burn.perDay) : <span className="text-ink3">{burnWord?.word}</span>
        }
      />
    </Facts>
  );
};

const whatComesNote = (comes: CommitmentDetail["whatComes"]): string | null => {
  if (comes.kind === "runs-out")
    return `${formatAmount(comes.overage, { isEstimate: true }).text} over by the end`;
  if (comes.kind === "lapses") return `at the end, ${formatInstant(comes.at)}`;
  return comes.kind === "unknown" ? comes.reason : null;
};
