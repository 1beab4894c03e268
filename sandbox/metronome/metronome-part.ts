import { type DayNumber, monthOf, utcMidnight } from "@/sandbox/clock-days";
import type { SandboxRequest } from "@/sandbox/http/answer";
import { createMetronomeEndpoints } from "@/sandbox/metronome/endpoints";
import { expectedOf, type MetronomeExpected } from "@/sandbox/metronome/expected";
import { METRONOME_STYLE } from "@/sandbox/metronome/refusals";
import { createMetronomeWorld } from "@/sandbox/metronome/world";
import type { VendorPart } from "@/sandbox/vendor-part";

export type MetronomePart = VendorPart & {
  customerId(slug: string): string;
  /** For all customers that are not archived, or for the one with this id or slug. */
  expected(customer?: string): readonly MetronomeExpected[];
};

export type MetronomePartInput = {
  readonly seed: string;
  readonly anchorDay: DayNumber;
  readonly clock: () => number;
  readonly requestsPerMinute: number;
  readonly customers: number;
  readonly entriesPerCustomer: number | null;
};

const askedCustomer = ({ pathId, body }: SandboxRequest): string =>
  pathId ?? /"customer_id"\s*:\s*"([^"]+)"/.exec(body)?.[1] ?? "";

export const createMetronomePart = (input: MetronomePartInput): MetronomePart => {
  const { anchorDay, requestsPerMinute } = input;
  const world = createMetronomeWorld({
    ...input,
    anchorMonth: monthOf(anchorDay),
    anchorAt: utcMidnight(anchorDay),
  });
  const named = (customer: string) => {
    const name = world.find(customer);
    if (!name) throw new Error(`No customer "${customer}" in the sandbox`);
    return name;
  };
  const listed = () =>
    world.customers.filter(({ archivedAt }) => archivedAt === null || archivedAt > world.now());
  return {
    prefixes: ["/v1/contracts/", "/v1/customers", "/v1/credit-types/", "/v2/contracts/"],
    endpoints: createMetronomeEndpoints({ world, requestsPerMinute }),
    style: METRONOME_STYLE,
    accountNames: (request) => {
      const name = world.find(askedCustomer(request));
      return name ? [name.id, name.slug] : [];
    },
    changeWorld: () => undefined,
    undoChanges: () => undefined,
    customerId: (slug) => named(slug).id,
    expected: (customer) =>
      (customer === undefined ? listed() : [named(customer)]).flatMap((one) =>
        world.book(one).commitments.map((commitment) => expectedOf(commitment, world.now())),
      ),
  };
};
