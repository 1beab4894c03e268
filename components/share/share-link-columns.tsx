import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Column } from "@/components/ui/table-column";
import { calendarDay, daysBetween, type Instant } from "@/lib/domain/base/period";
import { formatAge } from "@/lib/format/format-age";
import { formatDay, formatInstant } from "@/lib/format/format-date";
import { sharedPartWords } from "@/lib/format/share-words";
import { paths } from "@/lib/paths/paths";
import type { WireListedShareLink } from "@/lib/wire/share";

type ShareLinkColumn = Column<WireListedShareLink>;

const openedText = ({ opened, openingsMax }: WireListedShareLink): string => {
  if (opened === 0) return "never";
  return openingsMax === null ? String(opened) : `${opened} of ${openingsMax}`;
};

const pageColumn: ShareLinkColumn = {
  id: "page",
  label: "Page",
  isName: true,
  phone: "title",
  cell: ({ accountId, accountName, commitmentId, commitmentName }) => (
    <>
      <Link look="name" to={paths.account(accountId)}>
        {accountName}
      </Link>
      {commitmentId !== null && (
        <span className="font-regular text-ink3">, {commitmentName ?? "one commitment"}</span>
      )}
    </>
  ),
};

const partsColumn: ShareLinkColumn = {
  id: "parts",
  label: "Shows",
  priority: 3,
  cell: ({ parts }) => (
    <span className="text-ink2">
      {["balance", ...parts.map((part) => sharedPartWords[part].toLowerCase())].join(", ")}
    </span>
  ),
};

const lastColumn = (now: Instant): ShareLinkColumn => ({
  id: "last",
  label: "Last opened",
  align: "number",
  priority: 2,
  cell: ({ lastOpenedAt }) => (lastOpenedAt === null ? "–" : formatAge(lastOpenedAt, now)),
});

/** `of`: in the drawer of one account its name is said already, and there is less room. */
export const shareLinkColumns = (
  now: Instant,
  onRevoke: (linkId: string) => void,
  of: "account" | "book",
): readonly ShareLinkColumn[] => {
  const isOfBook = of === "book";
  return [
    ...(isOfBook ? [pageColumn] : []),
    {
      id: "pinned",
      label: "Pinned at (UTC)",
      isName: !isOfBook,
      phone: isOfBook ? "note" : "title",
      cell: ({ asOf, knownAt, commitmentName }) => (
        <span title={`as known ${formatInstant(knownAt)}`}>
          {formatInstant(asOf).replace(/ UTC$/, "")}
          {!isOfBook && commitmentName !== null && (
            <span className="block font-regular text-ink3">{commitmentName}</span>
          )}
        </span>
      ),
    },
    ...(isOfBook ? [partsColumn] : []),
    {
      id: "by",
      label: "By",
      ...(isOfBook ? {} : { phone: "note" as const }),
      cell: ({ madeBy }) => <span className="text-ink3">{madeBy}</span>,
    },
    {
      id: "ends",
      label: "Ends",
      ...(isOfBook ? {} : { align: "number" as const }),
      cell: ({ expiresAt }) => (
        <>
          {formatDay(expiresAt)}{" "}
          {isOfBook && <span className="text-ink3">{daysLeft(now, expiresAt)} d</span>}
        </>
      ),
    },
    ...(isOfBook ? [lastColumn(now)] : []),
    {
      id: "opened",
      label: "Opened",
      align: "number",
      isAnswer: isOfBook,
      phone: "value",
      cell: openedText,
    },
    {
      id: "revoke",
      label: <span className="sr-only">Revoke</span>,
      align: "number",
      phone: "meta",
      cell: ({ id, accountName, asOf }) => (
        <Button
          aria-label={`Revoke the link to ${accountName} at ${formatInstant(asOf)}`}
          className="text-accent!"
          look="quiet"
          onClick={() => onRevoke(id)}
        >
          Revoke
        </Button>
      ),
    },
  ];
};

const daysLeft = (now: Instant, end: Instant): number =>
  daysBetween(calendarDay(now, "UTC"), calendarDay(end, "UTC"));
