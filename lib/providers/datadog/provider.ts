import type { Account } from "@/lib/domain/base/account";
import { createDatadogClient, type DatadogClient } from "@/lib/providers/datadog/client";
import { completeDays } from "@/lib/providers/datadog/days";
import { readKeys } from "@/lib/providers/datadog/keys";
import { createListOf } from "@/lib/providers/datadog/list-of";
import { fromConnection } from "@/lib/providers/datadog/map";
import { readAggregates } from "@/lib/providers/datadog/read-aggregates";
import { readHistory } from "@/lib/providers/datadog/read-history";
import { readTerms, type TermsOf } from "@/lib/providers/datadog/read-terms";
import { listProducts } from "@/lib/providers/datadog/scope";
import { type Trouble, toCompleteness } from "@/lib/providers/datadog/trouble";
import { toleratedFailure } from "@/lib/providers/failure";
import type { HttpClient } from "@/lib/providers/http/client";
import type {
  Connection,
  FetchContext,
  Provider,
  ProviderBatch,
  ProviderError,
} from "@/lib/providers/provider";
import { withSettings } from "@/lib/providers/with-settings";
import { type DatadogSettings, datadog } from "@/lib/sources/datadog";

/** What Datadog's Cloud Cost Management knows of reservations and savings plans. */
export const createDatadogProvider = ({ http }: { readonly http: HttpClient }): Provider => {
  const clientFor = (
    connection: Connection<DatadogSettings>,
    { signal }: FetchContext,
  ): DatadogClient => {
    const { apiKey, appKey } = readKeys(connection);
    const { settings } = connection;
    return createDatadogClient(
      http.open({
        vendor: datadog.name,
        connectionName: connection.name,
        secrets: [apiKey, appKey, connection.secret],
        headers: { "DD-API-KEY": apiKey, "DD-APPLICATION-KEY": appKey },
        advice: {
          forbidden: `Keys belong to one site: check that both were made at ${settings.site}, and that the application key has the scope cloud_cost_management_read`,
          unknown: `Check that ${settings.site} is the organization's site and that Cloud Cost Management is switched on there`,
        },
        baseUrl: connection.baseUrl,
        resetHeader: "seconds-until",
        signal,
      }),
      settings,
    );
  };
  return {
    id: "datadog",
    async check(opened, context) {
      const connection = withSettings(datadog, opened);
      await check(clientFor(connection, context), connection, context);
    },
    async *fetchBatches(opened, context) {
      const connection = withSettings(datadog, opened);
      const { settings } = connection;
      const client = clientFor(connection, context);
      const account = fromConnection(connection);
      yield* readAccount({ client, settings, accountId: account.id, context }, account);
    },
  };
};

/** One product that answers proves the keys; one that does not may just be unknown there. */
const check = async (
  client: DatadogClient,
  { settings }: Connection<DatadogSettings>,
  { now }: FetchContext,
): Promise<void> => {
  let failure: ProviderError | null = null;
  for (const asked of listProducts(settings)) {
    try {
      await client.listCommitments(asked, completeDays(now, 1));
      return;
    } catch (error) {
      failure = toleratedFailure(error);
      if (failure.status !== 400 && failure.status !== 404) throw failure;
    }
  }
  if (failure !== null) throw failure;
};

async function* readAccount(
  of: TermsOf,
  account: Account,
): AsyncGenerator<ProviderBatch, void, undefined> {
  const { accountId, context } = of;
  const { commitments, segments, scopes, rejected, troubles } = await readTerms(of);
  const source = {
    request: "the organization of the keys",
    line: null,
    fetchedAt: context.now,
    raw: account.externalId,
  };
  const whole = { state: "complete" } as const;
  yield { type: "accounts", accounts: [{ fact: account, source }], completeness: whole };
  if (rejected.length > 0) yield { type: "rejected", rows: rejected };
  yield {
    type: "terms",
    leavesOutEnded: true,
    listOf: createListOf(of.settings),
    accountId,
    contracts: [],
    commitments,
    segments,
    invoices: [],
    completeness: toCompleteness(troubles),
  };
  yield { type: "account-end", accountId };
  const missed: Trouble[] = [...troubles];
  yield* readHistory(of, scopes, missed);
  yield { type: "samples-end", accountId, completeness: toCompleteness(missed) };
  yield* readAggregates(of, scopes, troubles);
}
