import { keysOf } from "@/lib/domain/base/keys-of";
import { byteOrderMark, type Cell, numberCell, textCell, toCsvLine } from "@/lib/export/csv";
import type { WireAuditEntry } from "@/lib/wire/access";

const columns = {
  entry: ({ seq }) => numberCell(seq),
  at_utc: ({ at }) => textCell(at),
  who: ({ actor }) => textCell(actor),
  did: ({ action }) => textCell(action),
  what: ({ subject }) => textCell(subject),
  details: ({ detail }) => textCell(JSON.stringify(detail)),
  digest: ({ hash }) => textCell(hash),
} as const satisfies Readonly<Record<string, (entry: WireAuditEntry) => Cell>>;

const names = keysOf(columns);

export const auditCsvHead = (): string => byteOrderMark + toCsvLine(names.map(textCell));

export const auditCsvRows = (entries: readonly WireAuditEntry[]): string =>
  entries.map((entry) => toCsvLine(names.map((name) => columns[name](entry)))).join("");
