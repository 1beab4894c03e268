import type { HttpClient } from "@/lib/providers/http/client";
import { mergeConcurrently } from "@/lib/providers/http/merge";
import { createMetronomeClient, type MetronomeClient } from "@/lib/providers/metronome/client";
import { createSingleReads } from "@/lib/providers/metronome/fill-gaps";
import { readCreditTypes } from "@/lib/providers/metronome/read-credit-types";
import { readCustomer } from "@/lib/providers/metronome/read-customer";
import { readCustomers, rejected } from "@/lib/providers/metronome/read-customers";
import { createRemarks, type Remarks } from "@/lib/providers/metronome/remarks";
import type { Connection, FetchContext, Provider } from "@/lib/providers/provider";
import { withSettings } from "@/lib/providers/with-settings";
import { type MetronomeSettings, metronome } from "@/lib/sources/metronome";

const customersAtOnce = 4;

/** Metronome's contracts, commits and credits with their own ledgers, customer by customer. */
export const createMetronomeProvider = ({ http }: { readonly http: HttpClient }): Provider => {
  const clientFor = (connection: Connection<unknown>, { signal }: FetchContext): MetronomeClient =>
    createMetronomeClient(
      http.open({
        vendor: metronome.name,
        connectionName: connection.name,
        secrets: [connection.secret],
        headers: { authorization: `Bearer ${connection.secret}` },
        advice: {
          forbidden: `Allow it this call at Metronome, or leave the call out in the settings of connection "${connection.name}"`,
          unknown: `Check the address of connection "${connection.name}", and whether Metronome still has this customer`,
        },
        baseUrl: connection.baseUrl,
        resetHeader: "seconds-until",
        signal,
      }),
    );
  return {
    id: "metronome",
    check: (connection, context) => clientFor(connection, context).probe(),
    async *fetchBatches(opened, context) {
      const connection = withSettings(metronome, opened);
      const of = { client: clientFor(connection, context), connection, context };
      const remarks = createRemarks(null);
      const customers = yield* readCustomers(of);
      noteCallsLeftOut(connection, remarks);
      const types = await readCreditTypes(of, remarks);
      yield* rejected(remarks);
      const customerNames = new Map(customers.map(({ id, name }) => [id, name]));
      const single = createSingleReads();
      yield* mergeConcurrently(customers, customersAtOnce, (customer) =>
        readCustomer({ ...of, customer, customerNames, types, single }),
      );
    },
  };
};

/** What a setting leaves out is said with every read, so that nobody misses it in silence. */
const noteCallsLeftOut = ({ settings }: Connection<MetronomeSettings>, remarks: Remarks): void => {
  for (const call of settings.withoutCalls) {
    const source = { request: "named in the connection", raw: call };
    const reason = `The connection leaves out the call "${call}": what only it tells is not in the book.`;
    remarks.note({ stream: "accounts", source }, { code: "call-left-out", reason });
  }
};
