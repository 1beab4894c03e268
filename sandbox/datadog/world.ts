import type { DayNumber } from "@/sandbox/clock-days";
import { buildCommitment, factsOf } from "@/sandbox/datadog/build-commitment";
import { GENERATED_KINDS, generatedCommitment } from "@/sandbox/datadog/generated-commitments";
import type { Commitment, CommitmentType, Provider, Span } from "@/sandbox/datadog/model";
import { AWS_PLANS, AZURE_COMMITMENTS } from "@/sandbox/datadog/northlight-plans";
import { AWS_RESERVATIONS } from "@/sandbox/datadog/northlight-reservations";

export type DatadogWorldInput = {
  readonly seed: string;
  readonly anchorDay: DayNumber;
  /** Beside the story's own. */
  readonly commitments: number;
};

/** What one call of the vendor's is about. */
export type Asked = {
  readonly provider: Provider;
  readonly product: string;
  readonly type: CommitmentType;
};

export type DatadogWorld = {
  /** Those the answer may hold, built when they are first asked for. */
  of(asked: Asked): readonly Commitment[];
  all(): readonly Commitment[];
};

/** Every product the vendor knows, also those nothing was ever bought for. */
export const PRODUCTS: Readonly<Record<Provider, readonly string[]>> = {
  aws: ["ec2", "rds", "elasticache", "redshift", "fargate", "lambda", "sagemaker", "opensearch"],
  azure: ["virtualmachines"],
};
const TYPES: readonly CommitmentType[] = ["ri", "sp"];

const STORIES = [...AWS_RESERVATIONS, ...AWS_PLANS, ...AZURE_COMMITMENTS];

const DAY_MS = 86_400_000;
/** An ended commitment stays on the list so long, without a utilization. */
const LISTED_AFTER_END_MS = 30 * DAY_MS;

/** Whether the vendor lists it for a window: from its purchase to thirty days after its end. */
export const isListed = (commitment: Commitment, window: Span, now: number): boolean =>
  commitment.boughtAt <= now &&
  commitment.boughtAt < window.end &&
  window.start < commitment.end + LISTED_AFTER_END_MS;

export const createDatadogWorld = (input: DatadogWorldInput): DatadogWorld => {
  const { seed } = input;
  const told = STORIES.map((story) => buildCommitment(story, input));
  const built = new Map<string, readonly Commitment[]>();

  const generated = ({ provider, product, type }: Asked): readonly Commitment[] =>
    GENERATED_KINDS.flatMap((kind, turn) => {
      const facts = factsOf(kind);
      const isAsked = facts.provider === provider && facts.type === type;
      if (!isAsked || !facts.products.includes(product)) return [];
      const step = GENERATED_KINDS.length;
      const count = Math.max(0, Math.ceil((input.commitments - turn) / step));
      return Array.from({ length: count }, (_, index) =>
        buildCommitment(generatedCommitment(seed, turn + index * step), input),
      );
    });

  const of = (asked: Asked): readonly Commitment[] => {
    const { provider, product, type } = asked;
    const name = `${provider}/${product}/${type}`;
    const known = built.get(name);
    if (known) return known;
    const own = told.filter(
      (one) => one.provider === provider && one.type === type && one.products.includes(product),
    );
    const found = [...own, ...generated(asked)];
    built.set(name, found);
    return found;
  };

  const all = (): readonly Commitment[] => {
    const providers: readonly Provider[] = ["aws", "azure"];
    const everywhere = providers.flatMap((provider) =>
      PRODUCTS[provider].flatMap((product) =>
        TYPES.flatMap((type) => of({ provider, product, type })),
      ),
    );
    return [...new Map(everywhere.map((one) => [one.key, one])).values()];
  };
  return { of, all };
};
