import { type Fault, isReplacement, isWorldChange } from "@/sandbox/faults/fault";

/** The path of a request and every name of the account it asks about. */
export type FaultTarget = { readonly path: string; readonly account: readonly string[] };

type Posted = { readonly fault: Fault; seen: number };

export type FaultBoard = {
  post(fault: Fault): void;
  clear(): void;
  list(): readonly Fault[];
  /** The faults this request meets. Each counts it; one that replaces the answer ends the list. */
  take(target: FaultTarget): readonly Fault[];
};

const matches = ({ path, teamId, account }: Fault, target: FaultTarget): boolean =>
  (path === undefined || target.path.startsWith(path)) &&
  (teamId === undefined || target.account.includes(teamId)) &&
  (account === undefined || target.account.includes(account));

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
