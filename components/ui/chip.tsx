import { Icon } from "@/components/ui/icon";

type ChipProps = {
  /** What is filtered: "Ends before". */
  readonly label: string;
  readonly value: string;
  readonly onRemove: () => void;
};

/** A filter that is on, and the way to take it off. */
export const Chip = ({ label, value, onRemove }: ChipProps) => (
  <span className="print:hidden inline-flex h-7 max-sm:h-10 items-center gap-1.5 rounded-box border border-line2 bg-raised pl-2.5 whitespace-nowrap">
    <span className="text-ink3">{label}</span>
    {value}
    <button
      aria-label={`Remove ${label} ${value}`}
      className="touch-target flex h-full items-center px-2 text-ink2 hover:text-ink"
      onClick={onRemove}
      type="button"
    >
      <Icon name="close" size={12} />
    </button>
  </span>
);
