import type { Fault, FaultOf } from "@/sandbox/faults/fault";
import type { Answer, Endpoint, Headers, SandboxRequest } from "@/sandbox/http/answer";
import type { JsonValue } from "@/sandbox/json-text";

/** How a vendor words the answers that are given in its place. */
export type VendorStyle = {
  errorBody(status: number, message: string, code?: string): JsonValue;
  /** `nowMs` is real time: clients wait in real time. */
  rateLimited(fault: FaultOf<"rate-limited">, nowMs: number): Answer;
  /** What every answer of this vendor carries, errors too. */
  readonly headers?: Headers;
};

/** One vendor inside the sandbox: what it answers and how it is troubled. */
export type VendorPart = {
  /** Beginnings of the paths that are this vendor's; the longest that fits decides. */
  readonly prefixes: readonly string[];
  readonly endpoints: readonly Endpoint[];
  readonly style: VendorStyle;
  /** Every name a fault may give the account that a request asks about: its id, its slug. */
  accountNames(request: SandboxRequest): readonly string[];
  /** A fault was posted that changes the invented world; `posted` holds all of them, this one too. */
  changeWorld(fault: Fault, posted: readonly Fault[]): void;
  undoChanges(): void;
};
