import { toEpochMs } from "@/lib/domain/base/period";
import { listAnswer } from "@/lib/providers/datadog/api-schema";
import {
  type HttpAnswer,
  type HttpSession,
  type Query,
  requestText,
} from "@/lib/providers/http/client";
import { type ClosedPeriod, ProviderError } from "@/lib/providers/provider";
import type { DatadogProduct, DatadogSettings } from "@/lib/sources/datadog";

export type CommitmentList = {
  readonly request: string;
  readonly fetchedAt: string;
  readonly rows: readonly unknown[];
  /** `meta.committed_spend_unit`, in whatever shape it came. */
  readonly spendUnit: unknown;
};

export type Endpoint = (typeof endpoints)[number];

/** Of these the ones about utilization know the type; the others take a product whole. */
const endpoints = [
  "utilization/scalar",
  "utilization/timeseries",
  "coverage/scalar",
  "coverage/timeseries",
  "savings/scalar",
  "savings/timeseries",
] as const;

export type DatadogClient = {
  /** One product of one type; there are no pages. Its utilization is that of the window. */
  listCommitments(product: DatadogProduct, window: ClosedPeriod): Promise<CommitmentList>;
  /** The request's text, also for a call that was refused. */
  nameList(product: DatadogProduct, window: ClosedPeriod): string;
  readAggregate(
    endpoint: Endpoint,
    product: DatadogProduct,
    window: ClosedPeriod,
  ): Promise<HttpAnswer<unknown>>;
};

const basePath = "/api/v2/cost/commitments";
const listPath = `${basePath}/commitment-list`;

export const createDatadogClient = (
  http: HttpSession,
  { letterCase }: Pick<DatadogSettings, "letterCase">,
): DatadogClient => {
  const queryOf = ({ provider, product }: DatadogProduct, { start, end }: ClosedPeriod): Query => ({
    provider,
    product: spellProduct(product, letterCase),
    start: String(toEpochMs(start)),
    end: String(toEpochMs(end)),
  });
  const typedQuery = (product: DatadogProduct, window: ClosedPeriod): Query => ({
    ...queryOf(product, window),
    // Never left to the default: savings plans appear only when they are asked for.
    commitmentType: letterCase === "upper" ? product.type.toUpperCase() : product.type,
  });
  return {
    async listCommitments(product, window) {
      const answer = await http.getJson(listPath, typedQuery(product, window));
      const read = listAnswer.safeParse(answer.body);
      if (!read.success) {
        throw new ProviderError(
          "The list of commitments has an unexpected shape. Check the address of the connection.",
          { kind: "invalid-response" },
        );
      }
      const { request, fetchedAt } = answer;
      const { commitments: rows, meta } = read.data;
      return { request, fetchedAt, rows, spendUnit: meta?.committed_spend_unit };
    },
    nameList: (product, window) => requestText(listPath, typedQuery(product, window)),
    readAggregate: (endpoint, product, window) => {
      const isTyped = endpoint.startsWith("utilization/");
      const query = isTyped ? typedQuery(product, window) : queryOf(product, window);
      return http.getJson(`${basePath}/${endpoint}`, query);
    },
  };
};

/** As the vendor's own command line writes them; the published specification has lower case. */
const upperNames: Readonly<Record<string, string>> = {
  elasticache: "ElastiCache",
  virtualmachines: "VirtualMachines",
};

const spellProduct = (product: string, letterCase: DatadogSettings["letterCase"]): string => {
  const name = product.toLowerCase();
  return letterCase === "lower" ? name : (upperNames[name] ?? name.toUpperCase());
};
