import { Button } from "@/components/ui/button";
import type { Column } from "@/components/ui/table-column";
import { calendarDay, daysBetween, type Instant } from "@/lib/domain/base/period";
import { formatAge } from "@/lib/format/format-age";
import { formatCount } from "@/lib/format/format-count";
import { formatDay } from "@/lib/format/format-date";
import type { WireApiKey } from "@/lib/wire/access";

const soonDays = 30;
const weekDays = 7;

const Expiry = ({ apiKey, now }: { readonly apiKey: WireApiKey; readonly now: Instant }) => {
  const { expiresAt, isExpired } = apiKey;
  if (expiresAt === null) return <span className="text-ink3">never</span>;
  const days = daysBetween(calendarDay(now, "UTC"), calendarDay(expiresAt, "UTC"));
  return (
    <>
      {formatDay(expiresAt)}{" "}
      <span className={isExpired || days < soonDays ? "text-pending-text" : "text-ink3"}>
        {isExpired ? "expired" : `${days} d`}
      </span>
    </>
  );
};

/** Where they were not counted over the whole week, that is said. */
const Requests = ({ apiKey, now }: { readonly apiKey: WireApiKey; readonly now: Instant }) => {
  const { requests, countedFrom } = apiKey;
  const isPart =
    countedFrom !== null &&
    daysBetween(calendarDay(countedFrom, "UTC"), calendarDay(now, "UTC")) < weekDays;
  return (
    <>
      {isPart && <span className="text-ink3">since {formatDay(countedFrom)} </span>}
      {requests === 0 ? "–" : formatCount(requests)}
    </>
  );
};

export const keyColumns = (
  now: Instant,
  onRevoke: (id: string) => void,
): readonly Column<WireApiKey>[] => [
  {
    id: "key",
    label: "Key",
    isName: true,
    phone: "title",
    cell: ({ name }) => <strong className="font-heading">{name}</strong>,
  },
  {
    id: "hint",
    label: "Ends in",
    priority: 2,
    phone: "note",
    cell: ({ hint }) => <span className="font-mono text-id text-ink3">cb_…{hint}</span>,
  },
  {
    id: "may",
    label: "May",
    phone: "value",
    cell: ({ scopes, owner }) => scopes?.join(", ") ?? `whatever ${owner} may`,
  },
  {
    id: "accounts",
    label: "Accounts",
    priority: 3,
    cell: ({ accountIds }) => (
      <span className={accountIds === null ? "text-ink3" : ""}>
        {accountIds === null ? "all its owner sees" : accountIds.length}
      </span>
    ),
  },
  {
    id: "owner",
    label: "Belongs to",
    priority: 3,
    cell: ({ owner }) => <span className="text-ink3">{owner}</span>,
  },
  { id: "expires", label: "Expires", cell: (apiKey) => <Expiry apiKey={apiKey} now={now} /> },
  {
    id: "used",
    label: "Last used",
    align: "number",
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? "never" : formatAge(lastUsedAt, now)),
  },
  {
    id: "requests",
    label: "Requests, 7 d",
    align: "number",
    isAnswer: true,
    cell: (apiKey) => <Requests apiKey={apiKey} now={now} />,
  },
  {
    id: "revoke",
    label: <span className="sr-only">Revoke</span>,
    align: "number",
    phone: "meta",
    cell: ({ id, name }) => (
      <Button
        aria-label={`Revoke ${name}`}
        className="text-accent!"
        look="quiet"
        onClick={() => onRevoke(id)}
      >
        Revoke
      </Button>
    ),
  },
];
