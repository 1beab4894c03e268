import { keysOf } from "@/lib/domain/base/keys-of";
import { type Cell, instantCell, numberCell, textCell } from "@/lib/export/cell";
import type { Row, Table } from "@/lib/export/table";
import type { WireAuditEntry } from "@/lib/wire/access";

const columns = {
  entry: ({ seq }) => numberCell(seq),
  at_utc: ({ at }) => instantCell(at),
  who: ({ actor }) => textCell(actor),
  did: ({ action }) => textCell(action),
  what: ({ subject }) => textCell(subject),
  details: ({ detail }) => textCell(JSON.stringify(detail)),
  digest: ({ hash }) => textCell(hash),
} as const satisfies Readonly<Record<string, (entry: WireAuditEntry) => Cell>>;

const names = keysOf(columns);

export const auditTable: Table = { title: "Audit log", columns: names.map((name) => ({ name })) };

export const auditRows = (entries: readonly WireAuditEntry[]): Row[] =>
  entries.map((entry) => names.map((name) => columns[name](entry)));
