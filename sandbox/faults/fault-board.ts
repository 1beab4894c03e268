import { type Fault, isReplacement, isWorldChange } from "@/sandbox/faults/fault";

/** Answers to the id and to the slug of the team a request asks about. */
export type FaultTarget = { readonly path: string; readonly team: readonly string[] };

type Posted = { readonly fault: Fault; seen: number };

export type FaultBoard = {
  post(fault: Fault): void;
  clear(): void;
  list(): readonly Fault[];
  /** The faults this request meets. Each counts it; one that replaces the answer ends the list. */
  take(target: FaultTarget): readonly Fault[];
};

const matches = ({ path, teamId }: Fault, target: FaultTarget): boolean =>
  (path === undefined || target.path.startsWith(path)) &&
  (teamId === undefined || target.team.includes(teamId));

const isDue = ({ fault, seen }: Posted): boolean => {
  const after = fault.after ?? 0;
  return seen > after && seen <= after + (fault.times ?? Number.POSITIVE_INFINITY);
};

export const createFaultBoard = (): FaultBoard => {
  let posted: Posted[] = [];
  const take = (target: FaultTarget): readonly Fault[] => {
    const met: Fault[] = [];
    for (const entry of posted) {
      const { fault } = entry;
      if (isWorldChange(fault) || !matches(fault, target)) continue;
      entry.seen += 1;
      if (!isDue(entry)) continue;
      met.push(fault);
      if (isReplacement(fault)) break;
    }
    return met;
  };
  return {
    post: (fault) => {
      posted.push({ fault, seen: 0 });
    },
    clear: () => {
      posted = [];
    },
    list: () => posted.map(({ fault }) => fault),
    take,
  };
};
