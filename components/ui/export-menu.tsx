"use client";

import { buttonClass } from "@/components/ui/button-class";
import { DownloadLink } from "@/components/ui/download-link";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { type TableFormat, tableFormatNames } from "@/lib/domain/base/file-words";
import { tableFormatWords } from "@/lib/format/table-format-words";

type ExportMenuProps = {
  /** The address of the file in each form, as `lib/client` names it. */
  readonly fileAs: (format: TableFormat) => string;
  /** What is taken away, however much of it is on the screen: "62 commitments". */
  readonly what: string;
  readonly className?: string;
};

/** Takes away all of what a list shows, as filtered, in one of the forms there are. */
export const ExportMenu = ({ fileAs, what, className }: ExportMenuProps) => (
  <Menu
    button={
      <>
        <Icon name="download" /> Export
      </>
    }
    buttonClassName={buttonClass("secondary")}
    className={className ?? ""}
  >
    <p className="mb-2 text-ink3">All {what}, as filtered</p>
    <ul className="grid gap-1.5">
      {tableFormatNames.map((format) => (
        <li key={format}>
          <DownloadLink className="w-full justify-start!" file={fileAs(format)}>
            {tableFormatWords[format]}
          </DownloadLink>
        </li>
      ))}
    </ul>
  </Menu>
);
