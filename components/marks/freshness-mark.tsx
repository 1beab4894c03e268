import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";
import type { Freshness } from "@/lib/wire/common";

export type FreshnessState = Freshness["state"];

type Look = { readonly icon: IconName; readonly word: string; readonly ink: string };

const looks: Readonly<Record<FreshnessState, Look>> = {
  complete: { icon: "check", word: "Complete", ink: "text-ink3" },
  stale: { icon: "clock", word: "Stale", ink: "text-pending-text" },
  incomplete: { icon: "broken", word: "Incomplete", ink: "text-pending-text" },
  failed: { icon: "warning", word: "Failed", ink: "text-overage" },
  "never-read": { icon: "info", word: "Never read", ink: "text-ink3" },
  reading: { icon: "refresh", word: "Reading", ink: "text-ink3" },
};

type FreshnessMarkProps = {
  readonly state: FreshnessState;
  /** Replaces the word where the sentence says more: "read 26 h ago". */
  readonly text?: string | null;
  /** The exact instant, on hover. */
  readonly title?: string;
  readonly className?: string;
};

export const FreshnessMark = ({ state, text, title, className }: FreshnessMarkProps) => {
  const { icon, word, ink } = looks[state];
  return (
    <span className={classNames("whitespace-nowrap", ink, className)} title={title}>
      <Icon className="mr-1.5 inline-block align-[-2px]" name={icon} size={13} />
      {text ?? word}
    </span>
  );
};
