import type { Column } from "@/components/ui/table-column";
import { auditDetail, auditVerb } from "@/lib/format/access-words";
import type { WireAuditEntry } from "@/lib/wire/access";

const isTrouble = (action: string): boolean => /\.(failed|locked|refused)$/.test(action);

export const auditColumns: readonly Column<WireAuditEntry>[] = [
  { id: "time", label: "Time (UTC)", phone: "meta", cell: ({ at }) => at.slice(11, 19) },
  {
    id: "entry",
    label: "Entry",
    align: "number",
    priority: 3,
    cell: ({ seq }) => <span className="text-ink3">{seq.toLocaleString("en-US")}</span>,
  },
  {
    id: "who",
    label: "Who",
    isName: true,
    phone: "title",
    className: "max-w-56 truncate",
    cell: ({ actor }) => <span title={actor}>{actor}</span>,
  },
  {
    id: "did",
    label: "Did",
    phone: "value",
    cell: ({ action }) => (
      <span className={isTrouble(action) ? "text-overage" : ""}>{auditVerb(action)}</span>
    ),
  },
  {
    id: "what",
    label: "What",
    phone: "note",
    className: "max-w-64 truncate",
    cell: ({ subject }) => <span title={subject}>{subject}</span>,
  },
  {
    id: "detail",
    label: "With",
    priority: 2,
    className: "max-w-md truncate",
    cell: ({ detail }) => (
      <span className="text-ink3" title={auditDetail(detail)}>
        {auditDetail(detail)}
      </span>
    ),
  },
  {
    id: "address",
    label: "Address",
    align: "number",
    priority: 3,
    cell: ({ detail: { address } }) => (
      <span className="font-mono text-id text-ink3">
        {typeof address === "string" ? address : "–"}
      </span>
    ),
  },
];
