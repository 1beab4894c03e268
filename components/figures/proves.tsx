import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type ProvesProps = {
  /** Absent: nothing opens, and what is said is plain text. */
  readonly onProve?: (() => void) | undefined;
  readonly className?: string;
  readonly children: ReactNode;
};

/** What is no amount and has a proof all the same: a share, a date, a sentence. */
export const Proves = ({ onProve, className, children }: ProvesProps) =>
  onProve === undefined ? (
    <span className={className}>{children}</span>
  ) : (
    <button
      className={classNames("text-proves touch-target", className)}
      onClick={onProve}
      type="button"
    >
      {children}
    </button>
  );
