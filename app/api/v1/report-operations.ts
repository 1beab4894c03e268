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
];
