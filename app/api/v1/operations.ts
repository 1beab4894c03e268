import * as aggregates from "@/app/api/v1/accounts/[accountId]/aggregates/route";
import * as accountLedger from "@/app/api/v1/accounts/[accountId]/ledger/route";
import * as account from "@/app/api/v1/accounts/[accountId]/route";
import * as accounts from "@/app/api/v1/accounts/route";
import * as entry from "@/app/api/v1/commitments/[commitmentId]/ledger/[entryId]/route";
import * as ledger from "@/app/api/v1/commitments/[commitmentId]/ledger/route";
import * as periods from "@/app/api/v1/commitments/[commitmentId]/periods/route";
import * as provenance from "@/app/api/v1/commitments/[commitmentId]/provenance/route";
import * as commitment from "@/app/api/v1/commitments/[commitmentId]/route";
import * as utilization from "@/app/api/v1/commitments/[commitmentId]/utilization/route";
import * as commitments from "@/app/api/v1/commitments/route";
import * as check from "@/app/api/v1/connections/[connectionId]/check/route";
import * as connection from "@/app/api/v1/connections/[connectionId]/route";
import * as sync from "@/app/api/v1/connections/[connectionId]/sync/route";
import * as connections from "@/app/api/v1/connections/route";
import * as dataIssues from "@/app/api/v1/data-issues/route";
import * as expiries from "@/app/api/v1/expiries/route";
import * as inventory from "@/app/api/v1/inventory/route";
import * as summary from "@/app/api/v1/summary/route";
import * as syncRun from "@/app/api/v1/sync-runs/[syncRunId]/route";
import * as viewer from "@/app/api/v1/viewer/route";
import type { Route } from "@/lib/server/define-route";
import type { Operation } from "@/lib/server/openapi";

const operation = (method: string, path: string, route: Route, title: string): Operation => ({
  method,
  path: `/api/v1/${path}`,
  title,
  schemas: route.schemas,
});

/** Every operation of the API, in the order in which it is described. */
export const operations: readonly Operation[] = [
  operation("GET", "summary", summary.GET, "The whole book on one page"),
  operation("GET", "accounts", accounts.GET, "Every account, readable or not"),
  operation(
    "GET",
    "accounts/{accountId}",
    account.GET,
    "One account: positions, burn order, dates",
  ),
  operation("GET", "accounts/{accountId}/ledger", accountLedger.GET, "Every entry of an account"),
  operation(
    "GET",
    "accounts/{accountId}/aggregates",
    aggregates.GET,
    "Days that the vendor added up itself",
  ),
  operation("GET", "commitments", commitments.GET, "Commitments, filtered and sorted"),
  operation("GET", "commitments/{commitmentId}", commitment.GET, "One commitment and its segments"),
  operation(
    "GET",
    "commitments/{commitmentId}/ledger",
    ledger.GET,
    "Entries with the balance after each",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}/ledger/{entryId}",
    entry.GET,
    "What one entry is made of",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}/utilization",
    utilization.GET,
    "Drawdown day by day",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}/periods",
    periods.GET,
    "The terms of the contract in time",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}/provenance",
    provenance.GET,
    "The proof of one figure",
  ),
  operation("GET", "inventory", inventory.GET, "Commitments by the hour, grouped"),
  operation("GET", "expiries", expiries.GET, "What by the hour ends within 30, 60, 90 days"),
  operation("GET", "connections", connections.GET, "The sources and how fresh they are"),
  operation("POST", "connections", connections.POST, "Connect a source"),
  operation("PATCH", "connections/{connectionId}", connection.PATCH, "Change how a source is read"),
  operation("DELETE", "connections/{connectionId}", connection.DELETE, "Read a source no more"),
  operation("POST", "connections/{connectionId}/sync", sync.POST, "Read a source now"),
  operation(
    "POST",
    "connections/{connectionId}/check",
    check.POST,
    "Try whether a credential works",
  ),
  operation("GET", "sync-runs/{syncRunId}", syncRun.GET, "How far a sync has come"),
  operation("GET", "data-issues", dataIssues.GET, "Rows that could not be read"),
  operation("GET", "viewer", viewer.GET, "Who is asking"),
];
