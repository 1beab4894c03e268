import * as exported from "@/app/api/v1/exports/roll-forward/route";
import * as entries from "@/app/api/v1/reports/roll-forward/entries/route";
import * as rollForward from "@/app/api/v1/reports/roll-forward/route";
import { operation } from "@/lib/server/operation";

/** What finance closes a month with. */
export const reportOperations = [
  operation(
    "GET",
    "reports/roll-forward",
    rollForward.GET,
    "read-balances",
    "From opening to closing, period by period",
  ),
  operation(
    "GET",
    "reports/roll-forward/entries",
    entries.GET,
    "read-balances",
    "The entries behind one figure of it",
  ),
  operation("GET", "exports/roll-forward", exported.GET, "export", "All of its rows, as a file"),
];
