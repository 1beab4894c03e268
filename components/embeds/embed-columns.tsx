import { Link } from "@/components/ui/link";
import type { Column } from "@/components/ui/table-column";
import type { Instant } from "@/lib/domain/base/period";
import { formatAge } from "@/lib/format/format-age";
import { paths } from "@/lib/paths/paths";
import type { WireEmbed, WireEmbeds } from "@/lib/wire/embed";

type Refusals = WireEmbeds["refused"];

export const refusedTimes = (refused: Refusals): number =>
  refused.reduce((sum, { times }) => sum + times, 0);

const mostly = (refused: Refusals): string =>
  refused.toSorted((left, right) => right.times - left.times)[0]?.code.replaceAll("-", " ") ?? "–";

const hostOf = (origin: string): string => origin.replace(/^https:\/\//, "");

export const embedColumns = (now: Instant, refused: Refusals): readonly Column<WireEmbed>[] => {
  const of = ({ id }: WireEmbed) => refused.filter(({ embedId }) => embedId === id);
  return [
    {
      id: "embed",
      label: "Embed",
      isName: true,
      phone: "title",
      cell: ({ name, archivedAt }) => (
        <span className={archivedAt === null ? "font-heading" : "text-ink3"}>{name}</span>
      ),
    },
    {
      id: "id",
      label: "Id",
      priority: 3,
      cell: ({ id }) => (
        <span className="font-mono text-id text-ink3" title={id}>
          {id.slice(0, 8)}…{id.slice(-4)}
        </span>
      ),
    },
    {
      id: "hosts",
      label: "Hosts allowed",
      phone: "note",
      cell: ({ origins: [first, ...rest] }) =>
        first === undefined ? "none" : `${hostOf(first)}${rest.length ? `, +${rest.length}` : ""}`,
    },
    {
      id: "views",
      label: "Views",
      priority: 2,
      cell: ({ views }) => (
        <span className="text-ink2">{views.length === 5 ? "all five" : views.join(", ")}</span>
      ),
    },
    {
      id: "accounts",
      label: "Accounts",
      priority: 3,
      cell: ({ accountIds }) => (
        <span className="text-ink2">
          {accountIds === null
            ? "by session"
            : `${accountIds.length} account${accountIds.length === 1 ? "" : "s"}`}
        </span>
      ),
    },
    {
      id: "sessions",
      label: "Sessions now",
      align: "number",
      isAnswer: true,
      phone: "value",
      cell: ({ archivedAt, sessionsNow }) =>
        archivedAt !== null ? (
          <span className="text-ink3">revoked</span>
        ) : (
          <strong>{sessionsNow.toLocaleString("en-US").replace(/^0$/, "–")}</strong>
        ),
    },
    {
      id: "opened",
      label: "Last opened",
      align: "number",
      cell: ({ lastOpenedAt }) => (lastOpenedAt === null ? "–" : formatAge(lastOpenedAt, now)),
    },
    {
      id: "refused",
      label: "Refused, 7 d",
      align: "number",
      priority: 2,
      cell: (embed) => refusedTimes(of(embed)).toLocaleString("en-US").replace(/^0$/, "–"),
    },
    {
      id: "because",
      label: "Mostly because",
      priority: 3,
      cell: (embed) => mostly(of(embed)),
    },
    {
      id: "change",
      label: <span className="sr-only">Change</span>,
      align: "number",
      phone: "meta",
      cell: ({ id, name, archivedAt }) =>
        archivedAt === null && (
          <Link aria-label={`Change ${name}`} to={paths.embed(id)}>
            Change
          </Link>
        ),
    },
  ];
};
