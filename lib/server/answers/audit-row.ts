import type { ChainedEntry } from "@/lib/store/identity/audit";
import type { WireAuditEntry } from "@/lib/wire/access";

export const toAuditEntry = ({ detail, ...entry }: ChainedEntry): WireAuditEntry => ({
  ...entry,
  detail: Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === "object" && value !== null ? [...value] : value,
    ]),
  ),
});
