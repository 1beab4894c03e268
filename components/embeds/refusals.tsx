import { EmptyState } from "@/components/states/empty-state";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { SectionLine } from "@/components/ui/section-line";
import type { Column } from "@/components/ui/table-column";
import { formatInstant } from "@/lib/format/format-date";
import { paths } from "@/lib/paths/paths";
import type { WireEmbeds } from "@/lib/wire/embed";

type Refusal = WireEmbeds["refused"][number];

const columnsFor = (embeds: WireEmbeds["embeds"]): readonly Column<Refusal>[] => [
  { id: "last", label: "Last (UTC)", phone: "meta", cell: ({ lastAt }) => formatInstant(lastAt) },
  {
    id: "code",
    label: "Code",
    isName: true,
    phone: "title",
    cell: ({ code }) => code.replaceAll("-", " "),
  },
  {
    id: "embed",
    label: "Embed",
    priority: 2,
    cell: ({ embedId }) => embeds.find(({ id }) => id === embedId)?.name ?? "one of another book",
  },
  { id: "from", label: "Asked from", phone: "note", cell: ({ origin }) => origin || "not said" },
  { id: "times", label: "Times", align: "number", phone: "value", cell: ({ times }) => times },
  {
    id: "why",
    label: <span className="sr-only">Why</span>,
    align: "number",
    cell: ({ embedId, origin, code }) => (
      <Link
        aria-label={`Why ${code.replaceAll("-", " ")}`}
        to={paths.checkEmbed({ embed: embedId, origin })}
      >
        Why
      </Link>
    ),
  },
];

/** What was not shown within seven days: its rows add up to the column above. */
export const Refusals = ({ embeds, refused }: WireEmbeds) => (
  <section aria-label="Refused" className="min-w-0">
    <SectionLine
      note="last 7 days, by embed and reason"
      right={<Link to={paths.access({ tab: "audit" })}>In the audit log</Link>}
      title="Refused"
    />
    {refused.length === 0 ? (
      <EmptyState title="Nothing was refused">
        Every page that asked was shown its figures.
      </EmptyState>
    ) : (
      <DataTable
        columns={columnsFor(embeds)}
        label="Refused"
        rowKey={({ embedId, code, origin }) => `${embedId} ${code} ${origin}`}
        rows={refused}
      />
    )}
  </section>
);
