import { createDice } from "@/sandbox/dice";
import { REGIONS, type Region, SERVICES, type Service } from "@/sandbox/vercel/services";

/** One line of a team's daily bill: what is metered, where, and for which project. */
export type ChargeSlot = {
  readonly service: Service;
  readonly region: Region | null;
  readonly project: { readonly id: string; readonly name: string } | null;
};

const EVERY_NTH_WITHOUT_PROJECT = 5;

/** The same lines stand on every day of a team, so that a line can be followed over time. */
export const createChargeSlots = (
  label: string,
  projects: readonly string[],
  count: number,
): readonly ChargeSlot[] => {
  const projectIds = projects.map((name) => ({
    id: `prj_${createDice(`${label}/project/${name}`).letters(20)}`,
    name,
  }));
  return Array.from({ length: count }, (_, index) => {
    const service = SERVICES[index % SERVICES.length];
    if (!service) throw new Error("The list of services is empty");
    const region = REGIONS[createDice(`${label}/region/${index}`).between(0, REGIONS.length - 1)];
    const isWholeTeam = index % EVERY_NTH_WITHOUT_PROJECT === EVERY_NTH_WITHOUT_PROJECT - 1;
    const project = isWholeTeam ? null : (projectIds[index % projectIds.length] ?? null);
    return {
      service,
      region: service.name === "Observability Events" ? null : (region ?? null),
      project,
    };
  });
};
