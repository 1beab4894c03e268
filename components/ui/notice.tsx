import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";

export type NoticeKind = "stale" | "incomplete" | "error" | "note";

type NoticeLook = { readonly icon: IconName; readonly box: string; readonly ink: string };

const looks: Readonly<Record<NoticeKind, NoticeLook>> = {
  stale: { icon: "clock", box: "border-pending bg-pending-wash", ink: "text-pending-text" },
  incomplete: { icon: "broken", box: "border-pending bg-pending-wash", ink: "text-pending-text" },
  error: { icon: "warning", box: "border-overage bg-overage-wash", ink: "text-overage" },
  note: { icon: "info", box: "border-rule bg-wash", ink: "text-ink2" },
};

type NoticeProps = {
  readonly kind: NoticeKind;
  /** What is the matter, in the first bold words. */
  readonly title: string;
  readonly children?: ReactNode;
  /** One link or button. */
  readonly action?: ReactNode;
};

/** Says what is the matter where it matters. Never floats, never goes away by itself. */
export const Notice = ({ kind, title, children, action }: NoticeProps) => {
  const { icon, box, ink } = looks[kind];
  return (
    <div
      className={classNames("flex gap-2.5 border-t px-2.5 py-2", box)}
      role={kind === "error" ? "alert" : "status"}
    >
      <Icon className={classNames("mt-[3px]", ink)} name={icon} />
      <div className="min-w-0 grow">
        <p className="font-heading">{title}</p>
        {children && <div className="text-ink2">{children}</div>}
      </div>
      {action && <div className="shrink-0">{action}</div>}
    </div>
  );
};
