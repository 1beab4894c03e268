import NextLink from "next/link";
import { Icon, type IconName } from "@/components/ui/icon";

type StepperProps = {
  /** Where one stands: "7 of 23". */
  readonly label: string;
  readonly previous: { readonly href: string; readonly label: string } | null;
  readonly next: { readonly href: string; readonly label: string } | null;
};

const Step = ({ to, icon }: { readonly to: StepperProps["next"]; readonly icon: IconName }) =>
  to === null ? (
    <span className="flex size-7 items-center justify-center text-line2">
      <Icon name={icon} />
    </span>
  ) : (
    <NextLink
      aria-label={to.label}
      className="touch-target flex size-7 items-center justify-center rounded-box text-ink2 hover:text-ink"
      href={to.href}
    >
      <Icon name={icon} />
    </NextLink>
  );

/** From one to the next, without going back to the list. */
export const Stepper = ({ label, previous, next }: StepperProps) => (
  <span className="inline-flex items-center print:hidden">
    <Step icon="chevron-left" to={previous} />
    <span className="whitespace-nowrap">{label}</span>
    <Step icon="chevron-right" to={next} />
  </span>
);
