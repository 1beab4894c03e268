import type { Connection } from "@/lib/providers/provider";
import { createProviderRegistry } from "@/lib/providers/registry";
import { datadog } from "@/lib/sources/datadog";
import { metronome } from "@/lib/sources/metronome";
import { vercel } from "@/lib/sources/vercel";
import type { Database } from "@/lib/store/database";
import type { StoredSyncRun } from "@/lib/store/sync-runs";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { createTestHttp } from "@/tests/lib/providers/test-http";
import { runSync } from "@/tests/lib/sync/support/run-sync";

/** A part of the invented company that is quickly read, and the lists on which it stands. */
export type SmallSource = {
  readonly name: string;
  connect(sandbox: Sandbox, baseUrl: string): Connection;
  /** Where its lists are, by the beginning of the path. */
  readonly lists: readonly string[];
};

export const smallSources: readonly SmallSource[] = [
  {
    name: "Vercel",
    connect: ({ vercel: { token, teamId } }, baseUrl) => ({
      id: "con_vercel",
      provider: "vercel",
      name: "Northlight",
      baseUrl,
      secret: token,
      settings: { ...vercel.defaults, teamIds: [teamId("northlight-storefront")] },
    }),
    lists: ["/v1/billing/contract-commitments", "/v1/billing/charges"],
  },
  {
    name: "Metronome",
    connect: ({ metronome: { token, customerId } }, baseUrl) => ({
      id: "con_metronome",
      provider: "metronome",
      name: "Northlight",
      baseUrl,
      secret: token,
      settings: {
        ...metronome.defaults,
        // What one bought hangs on its contract, what the other bought stands alone.
        customerIds: ["castellan-group", "tallow-and-finch"].map(customerId),
      },
    }),
    lists: ["/v1/contracts/customerBalances/list", "/v1/contracts/customer", "/v2/contracts/list"],
  },
  {
    name: "Datadog",
    connect: ({ datadog: { apiKey, appKey } }, baseUrl) => ({
      id: "con_datadog",
      provider: "datadog",
      name: "Northlight",
      baseUrl,
      secret: `${apiKey}:${appKey}`,
      settings: {
        ...datadog.defaults,
        backfillDays: 4,
        products: [{ provider: "aws", product: "rds", type: "ri" }],
      },
    }),
    lists: ["/api/v2/cost/commitments/commitment-list"],
  },
];

/** One sync of it, as of an instant that the vendor shares. */
export const syncSmall = (
  db: Database,
  connection: Connection,
  clock: () => string,
): Promise<StoredSyncRun> => {
  const provider = createProviderRegistry(createTestHttp(connection.baseUrl)).get(
    connection.provider,
  );
  if (provider === undefined)
    throw new Error(`${connection.provider} is a source of this version.`);
  return runSync({ db, provider, connection, clock });
};

/** The reservations of one product of the invented company, so many days back. */
export const reservationsOf = (
  { datadog: { apiKey, appKey } }: Sandbox,
  baseUrl: string,
  backfillDays: number,
): Connection => ({
  id: "con_datadog",
  provider: "datadog",
  name: "Northlight",
  baseUrl,
  secret: `${apiKey}:${appKey}`,
  settings: {
    ...datadog.defaults,
    backfillDays,
    products: [{ provider: "aws", product: "ec2", type: "ri" }],
  },
});
