import * as aggregates from "@/app/api/v1/accounts/[accountId]/aggregates/route";
import * as accountLedger from "@/app/api/v1/accounts/[accountId]/ledger/route";
import * as account from "@/app/api/v1/accounts/[accountId]/route";
import * as accounts from "@/app/api/v1/accounts/route";
import * as audit from "@/app/api/v1/audit/route";
import * as entry from "@/app/api/v1/commitments/[commitmentId]/ledger/[entryId]/route";
import * as ledger from "@/app/api/v1/commitments/[commitmentId]/ledger/route";
import * as periods from "@/app/api/v1/commitments/[commitmentId]/periods/route";
import * as provenance from "@/app/api/v1/commitments/[commitmentId]/provenance/route";
import * as commitment from "@/app/api/v1/commitments/[commitmentId]/route";
import * as series from "@/app/api/v1/commitments/[commitmentId]/series/route";
import * as utilization from "@/app/api/v1/commitments/[commitmentId]/utilization/route";
import * as commitments from "@/app/api/v1/commitments/route";
import { connectionOperations } from "@/app/api/v1/connection-operations";
import * as connections from "@/app/api/v1/connections/route";
import * as dataIssues from "@/app/api/v1/data-issues/route";
import { embedOperations } from "@/app/api/v1/embed-operations";
import * as expiries from "@/app/api/v1/expiries/route";
import * as exportedAudit from "@/app/api/v1/exports/audit/route";
import * as exportedCommitments from "@/app/api/v1/exports/commitments/route";
import * as exportedLedger from "@/app/api/v1/exports/ledger/route";
import * as exportedStatement from "@/app/api/v1/exports/statement/route";
import * as inventory from "@/app/api/v1/inventory/route";
import * as invitation from "@/app/api/v1/invitations/[invitationId]/route";
import * as key from "@/app/api/v1/keys/[keyId]/route";
import * as keys from "@/app/api/v1/keys/route";
import * as reset from "@/app/api/v1/people/[userId]/reset/route";
import * as person from "@/app/api/v1/people/[userId]/route";
import * as sessions from "@/app/api/v1/people/[userId]/sessions/route";
import * as people from "@/app/api/v1/people/route";
import { proofOperations } from "@/app/api/v1/proof-operations";
import { reportOperations } from "@/app/api/v1/report-operations";
import * as summary from "@/app/api/v1/summary/route";
import * as syncRun from "@/app/api/v1/sync-runs/[syncRunId]/route";
import * as timeline from "@/app/api/v1/timeline/route";
import * as viewer from "@/app/api/v1/viewer/route";
import { type Operation, operation } from "@/lib/server/operation";

/** Every operation of the API, in the order in which it is described. */
export const operations: readonly Operation[] = [
  operation("GET", "summary", summary.GET, "read-balances", "The whole book on one page"),
  operation("GET", "accounts", accounts.GET, "read-balances", "Every account, readable or not"),
  operation(
    "GET",
    "accounts/{accountId}",
    account.GET,
    "read-balances",
    "One account: positions, burn order, dates",
  ),
  operation(
    "GET",
    "accounts/{accountId}/ledger",
    accountLedger.GET,
    "read-balances",
    "Every entry of an account",
  ),
  operation(
    "GET",
    "accounts/{accountId}/aggregates?product={product}",
    aggregates.GET,
    "read-balances",
    "Days that the vendor added up itself",
  ),
  operation(
    "GET",
    "commitments",
    commitments.GET,
    "read-balances",
    "Commitments, filtered and sorted",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}",
    commitment.GET,
    "read-balances",
    "One commitment and its segments",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}/ledger",
    ledger.GET,
    "read-balances",
    "Entries with the balance after each",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}/ledger/{entryId}",
    entry.GET,
    "read-balances",
    "What one entry is made of",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}/series",
    series.GET,
    "read-balances",
    "What a chart is drawn from: a whole term, at most 500 points",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}/utilization",
    utilization.GET,
    "read-balances",
    "Drawdown day by day",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}/periods",
    periods.GET,
    "read-balances",
    "The terms of the contract in time",
  ),
  operation(
    "GET",
    "commitments/{commitmentId}/provenance",
    provenance.GET,
    "read-balances",
    "The proof of one figure",
  ),
  ...proofOperations,
  operation(
    "GET",
    "timeline",
    timeline.GET,
    "read-balances",
    "Every term of every account in time, with gaps, overlaps and rollovers",
  ),
  operation("GET", "inventory", inventory.GET, "read-balances", "Commitments by the hour, grouped"),
  operation(
    "GET",
    "expiries",
    expiries.GET,
    "read-balances",
    "What by the hour ends within 30, 60, 90 days",
  ),
  ...reportOperations,
  operation(
    "GET",
    "exports/commitments",
    exportedCommitments.GET,
    "export",
    "Every commitment of a list, as a file",
  ),
  operation(
    "GET",
    "exports/ledger?account={accountId}",
    exportedLedger.GET,
    "export",
    "The whole ledger of an account or a commitment, as a file",
  ),
  operation(
    "GET",
    "exports/statement?account={accountId}",
    exportedStatement.GET,
    "export",
    "A month of an account, pool by pool, as a file",
  ),
  operation(
    "GET",
    "connections",
    connections.GET,
    "read-sources",
    "The sources and how fresh they are",
  ),
  ...connectionOperations,
  operation("GET", "sync-runs/{syncRunId}", syncRun.GET, "read-sources", "How far a sync has come"),
  operation("GET", "data-issues", dataIssues.GET, "read-sources", "Rows that could not be read"),
  operation("GET", "viewer", viewer.GET, "nothing", "Who is asking"),
  operation("GET", "people", people.GET, "manage-people", "Who may sign in, and who was asked to"),
  operation(
    "POST",
    "people",
    people.POST,
    "manage-people",
    "A link by which somebody joins",
    { email: "lena.brandt@example.com", name: "Lena Brandt", role: "viewer" },
    "confirmed-person",
  ),
  operation(
    "PATCH",
    "people/{userId}",
    person.PATCH,
    "manage-people",
    "Another role, other accounts",
    { role: "account-manager", accountIds: [] },
    "confirmed-person",
  ),
  operation(
    "POST",
    "people/{userId}/reset",
    reset.POST,
    "manage-people",
    "A link by which a person chooses a new password",
    null,
    "confirmed-person",
  ),
  operation(
    "DELETE",
    "people/{userId}/sessions",
    sessions.DELETE,
    "manage-people",
    "Sign a person out everywhere",
    null,
    "confirmed-person",
  ),
  operation(
    "DELETE",
    "people/{userId}",
    person.DELETE,
    "manage-people",
    "Let a person in no more",
    null,
    "confirmed-person",
  ),
  operation(
    "DELETE",
    "invitations/{invitationId}",
    invitation.DELETE,
    "manage-people",
    "Withdraw a link to join",
    null,
    "confirmed-person",
  ),
  operation("GET", "keys", keys.GET, "manage-keys", "The API keys, without what opens"),
  operation(
    "POST",
    "keys",
    keys.POST,
    "manage-keys",
    "Make a key; it is told once",
    { name: "Data warehouse", scopes: ["read", "export"], expiresInDays: 90 },
    "confirmed-person",
  ),
  operation(
    "DELETE",
    "keys/{keyId}",
    key.DELETE,
    "manage-keys",
    "Revoke a key",
    null,
    "confirmed-person",
  ),
  ...embedOperations,
  operation("GET", "audit", audit.GET, "read-audit", "What was done, newest first"),
  operation("GET", "exports/audit", exportedAudit.GET, "read-audit", "The log, as a file"),
];

/**
 * A route beside the described API, and who may call it: "open" to whoever finds the address,
 * "embed-token" to a frame alone.
 */
type OtherRoute = {
  readonly path: string;
  readonly methods: readonly string[];
  readonly needs: Operation["needs"] | "open" | "embed-token";
};

/** Every other route of the application: sign-in, the description itself, what machines ask. */
export const otherRoutes: readonly OtherRoute[] = [
  { path: "/api/auth/{...nextauth}", methods: ["GET", "POST"], needs: "open" },
  { path: "/api/embed/exchange", methods: ["POST"], needs: "open" },
  { path: "/api/embed/revocations", methods: ["POST"], needs: "mint-embeds" },
  { path: "/api/embed/sessions", methods: ["POST"], needs: "mint-embeds" },
  { path: "/api/embed/v1/{embedId}/data/{view}", methods: ["GET"], needs: "embed-token" },
  { path: "/api/embed/v1/{embedId}/export/{format}", methods: ["GET"], needs: "embed-token" },
  { path: "/api/embed/v1/{embedId}/proof", methods: ["GET"], needs: "embed-token" },
  { path: "/api/embed/v1/{embedId}/{view}", methods: ["GET"], needs: "embed-token" },
  { path: "/api/health", methods: ["GET"], needs: "open" },
  { path: "/api/invitations/accept", methods: ["POST"], needs: "open" },
  { path: "/api/invitations/open", methods: ["POST"], needs: "open" },
  { path: "/api/mcp", methods: ["POST"], needs: "read-balances" },
  { path: "/api/metrics", methods: ["GET"], needs: "read-metrics" },
  { path: "/api/ready", methods: ["GET"], needs: "open" },
  { path: "/share/{token}", methods: ["GET"], needs: "open" },
  { path: "/embed/fonts/{font}", methods: ["GET"], needs: "open" },
  { path: "/embed/logo/{embedId}", methods: ["GET"], needs: "open" },
  { path: "/embed/v1/{embedId}/{view}", methods: ["GET"], needs: "open" },
  { path: "/api/v1/openapi.json", methods: ["GET"], needs: "nothing" },
  // Of a person's own session: nothing that a program would ask.
  { path: "/api/v1/viewer/confirm", methods: ["POST"], needs: "nothing" },
  { path: "/api/v1/viewer/password", methods: ["POST"], needs: "nothing" },
  { path: "/api/v1/viewer/see-as", methods: ["POST"], needs: "nothing" },
  { path: "/api/v1/viewer/sessions", methods: ["GET", "DELETE"], needs: "nothing" },
];
