import { hashText } from "@/sandbox/dice";
import { exact } from "@/sandbox/exact-number";
import { invoiceScheduleOf } from "@/sandbox/metronome/invoice-schedule";
import type {
  ChildAccess,
  Commitment,
  Contract,
  Customer,
  CustomerBook,
  Outcome,
} from "@/sandbox/metronome/model";
import { startOfMonth } from "@/sandbox/metronome/months";
import type { Scene } from "@/sandbox/metronome/scene";
import { segmentsOf, simulate } from "@/sandbox/metronome/simulate";
import type { ContractStory, CustomerStory, PoolStory } from "@/sandbox/metronome/story-parts";
import { uuidOf } from "@/sandbox/uuid";

const DAY_MS = 86_400_000;

export const customerIdOf = (seed: string, slug: string): string =>
  uuidOf(`${seed}/customer/${slug}`);

const contractIdOf = (seed: string, slug: string, key: string): string =>
  uuidOf(`${seed}/${slug}/contract/${key}`);

const commitmentIdOf = (seed: string, slug: string, key: string): string =>
  uuidOf(`${seed}/${slug}/commitment/${key}`);

const recurringIdOf = (seed: string, slug: string, key: string): string =>
  uuidOf(`${seed}/${slug}/recurring/${key}`);

const monthStart = (scene: Scene, month: number): number => startOfMonth(scene.anchorMonth + month);

const salesNumber = (label: string): string => String(hashText(label) % 100_000).padStart(5, "0");

const toContract = (slug: string, story: ContractStory, scene: Scene): Contract => {
  const { seed } = scene;
  const start = monthStart(scene, story.from);
  const link = ({ customer, contract }: { customer: string; contract: string }) => ({
    customerId: customerIdOf(seed, customer),
    contractId: contractIdOf(seed, customer, contract),
  });
  return {
    id: contractIdOf(seed, slug, story.key),
    customerId: customerIdOf(seed, slug),
    name: story.name,
    start,
    end: story.to === null ? null : monthStart(scene, story.to),
    archivedAt: story.archivedIn === undefined ? null : monthStart(scene, story.archivedIn),
    recurring: (story.recurring ?? []).map(({ key, isCredit, name, product, ...told }) => ({
      id: recurringIdOf(seed, slug, key),
      isCredit,
      name,
      productName: product,
      unitPrice: exact(told.price),
      quantity: told.quantity,
      creditTypeId: told.unit.id,
      start,
    })),
    renews: story.renews === undefined ? null : contractIdOf(seed, slug, story.renews),
    parent: story.parent ? link(story.parent) : null,
    children: (story.children ?? []).map(link),
    customFields: story.customFields ?? {},
    salesforceOpportunityId: `006Qx0000${salesNumber(`${seed}/${slug}/${story.key}`)}AAT`,
  };
};

const accessOf = (story: PoolStory, contracts: readonly Contract[]): ChildAccess | undefined => {
  if (story.access === undefined) return undefined;
  if (story.access !== "CONTRACT_IDS") return { type: story.access };
  const children = contracts.flatMap((contract) => contract.children);
  return { type: "CONTRACT_IDS", contract_ids: children.map(({ contractId }) => contractId) };
};

type Told = { readonly slug: string; readonly contracts: readonly Contract[] };

const toCommitment = (
  { slug, contracts }: Told,
  story: PoolStory,
  scene: Scene,
): Omit<Commitment, "outcome"> => {
  const { seed } = scene;
  const segments = segmentsOf(slug, story, scene);
  const first = segments[0]?.start ?? scene.anchorAt;
  const source = story.rolledOverFrom;
  const oldContract = contracts.find(({ id }) => contracts.some(({ renews }) => renews === id));
  return {
    id: commitmentIdOf(seed, slug, story.key),
    customerId: customerIdOf(seed, slug),
    type: story.type,
    name: story.name,
    productName: story.product,
    contractId: story.contract === null ? null : contractIdOf(seed, slug, story.contract),
    creditType: story.unit,
    accessType: story.isQuantity ? "QUANTITY" : "SPEND",
    segments,
    invoices: invoiceScheduleOf(story, segments, { slug, scene }),
    createdAt: first - 12 * DAY_MS,
    archivedAt: story.archivedIn === undefined ? null : monthStart(scene, story.archivedIn),
    terms: {
      ...story.terms,
      ...(source === undefined || !oldContract
        ? {}
        : {
            rolledOverFrom: {
              id: commitmentIdOf(seed, slug, source),
              contractId: oldContract.id,
            },
          }),
      ...(story.recurring === undefined
        ? {}
        : { recurringId: recurringIdOf(seed, slug, story.recurring) }),
      childAccess: accessOf(story, contracts),
    },
  };
};

/** Cheap: nothing is simulated for it. */
export const createCustomer = (
  story: CustomerStory,
  { seed, anchorMonth }: Pick<Scene, "seed" | "anchorMonth">,
): Customer => {
  const { slug, name, from, archivedIn, customFields = {} } = story;
  return {
    id: customerIdOf(seed, slug),
    slug,
    name,
    salesforceAccountId: `001Qx0000${salesNumber(`${seed}/${slug}`)}AAT`,
    alias: slug,
    customFields,
    createdAt: startOfMonth(anchorMonth + from) - 30 * DAY_MS,
    archivedAt: archivedIn === undefined ? null : startOfMonth(anchorMonth + archivedIn),
  };
};

/** A customer as the vendor knows it at the clock's instant; simulated when a balance is asked for. */
export const createCustomerBook = (story: CustomerStory, scene: Scene): CustomerBook => {
  const { slug } = story;
  const { seed, now } = scene;
  const contracts = story.contracts.map((contract) => toContract(slug, contract, scene));
  let outcomes: ReadonlyMap<string, Outcome> | null = null;
  const outcomeOf = (key: string): Outcome => {
    outcomes ??= simulate(story, scene, (of, key) => contractIdOf(seed, of, key));
    const outcome = outcomes.get(key);
    if (!outcome) throw new Error(`${slug} has no commitment "${key}"`);
    return outcome;
  };
  return {
    customer: createCustomer(story, scene),
    contracts,
    commitments: story.pools
      .map((pool) => ({
        ...toCommitment({ slug, contracts }, pool, scene),
        outcome: () => outcomeOf(pool.key),
      }))
      .filter(({ createdAt }) => createdAt <= now),
  };
};
