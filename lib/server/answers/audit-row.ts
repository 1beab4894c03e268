import type { ListedEntry } from "@/lib/store/identity/list-audit";
import type { WireAuditEntry } from "@/lib/wire/access";

export const toAuditEntry = ({ detail, ...entry }: ListedEntry): WireAuditEntry => ({
  ...entry,
  detail: Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === "object" && value !== null ? [...value] : value,
    ]),
  ),
});
