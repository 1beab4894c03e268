import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";

type DownloadLinkProps = {
  /** A file of the API, as `lib/client` names it: it stands for itself and needs no clocks. */
  readonly file: string;
  readonly className?: string;
  readonly children: ReactNode;
};

/** The only way to a file, as `Link` is to a page. */
export const DownloadLink = ({ file, className, children }: DownloadLinkProps) => (
  <a className={buttonClass("secondary", "regular", className)} href={file}>
    <Icon name="download" /> {children}
  </a>
);
