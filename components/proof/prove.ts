import type { Address } from "@/lib/client/use-address";
import type { ProvenFigure, TotalFigure } from "@/lib/domain/figures/provable";
import type { AccountPosition } from "@/lib/wire/account";

/** Opens the proof of a figure. */
export type Prove = (figure: ProvenFigure) => () => void;

/** Which total of a page: one side, one pool, one unit. */
export type TotalOf = Pick<AccountPosition, "side" | "pool" | "unit">;

/** Opens the proof of a total. */
export type ProveTotal = (total: TotalOf, figure: TotalFigure) => () => void;

/** A total as it stands in an address. */
export const totalWord = ({ side, pool, unit }: TotalOf): string =>
  [side, pool, unit.kind, unit.code].join(".");

/** The question behind the word of an address; what it does not know, the API refuses. */
export const readTotalWord = (word: string) => {
  const [side, pool, kind, ...code] = word.split(".");
  return { side, pool, kind, unit: code.join(".") } as Question;
};

/** Words of an address are asked for as they stand: the server refuses what is none. */
type Question = Pick<TotalOf, "side" | "pool"> & {
  readonly kind: TotalOf["unit"]["kind"];
  readonly unit: string;
};

/** What an open drawer says in the address; closing takes all of it away. */
export const closedProof = {
  proof: null,
  total: null,
  entry: null,
  commitment: null,
  from: null,
} as const;

/** Opens the proof of a total of this page; `more` says of which row it is one. */
export const proveTotalAt =
  (address: Pick<Address, "set">, more: Readonly<Record<string, string>> = {}): ProveTotal =>
  (total, figure) =>
  () =>
    address.set({ ...closedProof, ...more, proof: figure, total: totalWord(total) });

/** Opens, on a page of many, what is said of one commitment. */
export const proveCommitmentAt =
  (address: Pick<Address, "set">, commitmentId: string): Prove =>
  (figure) =>
  () =>
    address.set({ ...closedProof, proof: figure, commitment: commitmentId });
