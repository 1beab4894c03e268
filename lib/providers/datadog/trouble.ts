import {
  type Completeness,
  ProviderError,
  type ProviderErrorKind,
  type RejectedRow,
} from "@/lib/providers/provider";
import { toRejectedRow } from "@/lib/providers/rejected-row";

/** Why one product, day or figure could not be read, while the others could. */
export type Trouble = { readonly reason: string; readonly kind: ProviderErrorKind };

/** What stops one product only; a credential that is refused and an abort stop the whole run. */
export const ofOneProduct = (error: unknown): ProviderError => {
  const isOfOne =
    error instanceof ProviderError && error.kind !== "authentication" && error.kind !== "aborted";
  if (!isOfOne) throw error;
  return error;
};

export const troubleOf = (what: string, { message, kind }: ProviderError): Trouble => ({
  reason: `${what}: ${message}`,
  kind,
});

/** Says each reason once, however many products share it. */
export const toCompleteness = (troubles: readonly Trouble[]): Completeness => {
  const [first] = troubles;
  if (first === undefined) return { state: "complete" };
  const reasons = [...new Set(troubles.map(({ reason }) => reason))];
  return { state: "incomplete", reason: reasons.join(" "), errorKind: first.kind };
};

type Remark = Pick<RejectedRow, "accountId" | "stream" | "request" | "code" | "reason" | "raw">;

/** A note beside what was kept. */
export const toNote = (remark: Remark): RejectedRow =>
  toRejectedRow({ ...remark, line: null, carries: null, isSetAside: false });

export const toSetAside = (remark: Remark, carries: RejectedRow["carries"] = null): RejectedRow =>
  toRejectedRow({ ...remark, line: null, carries, isSetAside: true });
