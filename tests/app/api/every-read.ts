import { GET as getAccountLedger } from "@/app/api/v1/accounts/[accountId]/ledger/route";
import { GET as getAccount } from "@/app/api/v1/accounts/[accountId]/route";
import { GET as getAccounts } from "@/app/api/v1/accounts/route";
import { GET as getEntry } from "@/app/api/v1/commitments/[commitmentId]/ledger/[entryId]/route";
import { GET as getLedger } from "@/app/api/v1/commitments/[commitmentId]/ledger/route";
import { GET as getPeriods } from "@/app/api/v1/commitments/[commitmentId]/periods/route";
import { GET as getProvenance } from "@/app/api/v1/commitments/[commitmentId]/provenance/route";
import { GET as getCommitment } from "@/app/api/v1/commitments/[commitmentId]/route";
import { GET as getUtilization } from "@/app/api/v1/commitments/[commitmentId]/utilization/route";
import { GET as getCommitments } from "@/app/api/v1/commitments/route";
import { GET as getConnections } from "@/app/api/v1/connections/route";
import { GET as getDataIssues } from "@/app/api/v1/data-issues/route";
import { GET as getOpenApi } from "@/app/api/v1/openapi.json/route";
import { GET as getSummary } from "@/app/api/v1/summary/route";
import { GET as getSyncRun } from "@/app/api/v1/sync-runs/[syncRunId]/route";
import { GET as getViewer } from "@/app/api/v1/viewer/route";
import type { Route } from "@/lib/server/define-route";

export type Read = {
  readonly path: string;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
};

const read = (path: string, route: Route, params: Record<string, string> = {}): Read => ({
  path: `/api/v1/${path}`,
  route,
  params,
});

/** Every way to read one account and what hangs on it. */
export const readsOfAccount = (of: {
  readonly accountId: string;
  readonly commitmentId: string;
  readonly entryId: string;
}): Read[] => {
  const { accountId, commitmentId, entryId } = of;
  const commitment = `commitments/${commitmentId}`;
  return [
    read(`accounts/${accountId}`, getAccount, { accountId }),
    read(`accounts/${accountId}/ledger`, getAccountLedger, { accountId }),
    read(commitment, getCommitment, { commitmentId }),
    read(`${commitment}/ledger`, getLedger, { commitmentId }),
    read(`${commitment}/ledger/${entryId}`, getEntry, { commitmentId, entryId }),
    read(`${commitment}/utilization`, getUtilization, { commitmentId }),
    read(`${commitment}/periods`, getPeriods, { commitmentId }),
    read(`${commitment}/provenance`, getProvenance, { commitmentId }),
  ];
};

/** Every way to read the book as far as the viewer may. */
export const readsOfBook: readonly Read[] = [
  read("summary", getSummary),
  read("accounts", getAccounts),
  read("commitments", getCommitments),
  read("connections", getConnections),
  read("data-issues", getDataIssues),
  read("viewer", getViewer),
];

export const readOpenApi: Read = read("openapi.json", getOpenApi);

export const readOfRun = (syncRunId: string): Read =>
  read(`sync-runs/${syncRunId}`, getSyncRun, { syncRunId });
