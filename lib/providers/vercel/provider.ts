import type { HttpClient } from "@/lib/providers/http/client";
import { mergeConcurrently } from "@/lib/providers/http/merge";
import type { Connection, FetchContext, Provider } from "@/lib/providers/provider";
import { createVercelClient, type VercelClient } from "@/lib/providers/vercel/client";
import { readTeam } from "@/lib/providers/vercel/read-team";
import { readTeams } from "@/lib/providers/vercel/read-teams";
import { withSettings } from "@/lib/providers/with-settings";
import { vercel } from "@/lib/sources/vercel";

const teamsAtOnce = 3;

/** Vercel's FOCUS terms and charges, team by team. */
export const createVercelProvider = ({ http }: { readonly http: HttpClient }): Provider => {
  const clientFor = (connection: Connection<unknown>, { signal }: FetchContext): VercelClient =>
    createVercelClient(
      http.open({
        vendor: vercel.name,
        connectionName: connection.name,
        secrets: [connection.secret],
        headers: { authorization: `Bearer ${connection.secret}` },
        advice: { unknown: `Check the address and the teams of connection "${connection.name}"` },
        baseUrl: connection.baseUrl,
        resetHeader: "epoch-seconds",
        signal,
      }),
    );
  return {
    id: "vercel",
    check: (connection, context) => clientFor(connection, context).probe(),
    async *fetchBatches(opened, context) {
      const connection = withSettings(vercel, opened);
      const client = clientFor(connection, context);
      const { batch, rejected } = await readTeams(client, connection, context);
      if (rejected.length > 0) yield { type: "rejected", rows: rejected };
      yield batch;
      const accounts = batch.accounts.map(({ fact }) => fact);
      yield* mergeConcurrently(accounts, teamsAtOnce, (account) =>
        readTeam({ client, connection, account, context }),
      );
    },
  };
};
