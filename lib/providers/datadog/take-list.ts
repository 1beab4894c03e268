import type { Commitment } from "@/lib/domain/base/commitment";
import type { Instant, Period } from "@/lib/domain/base/period";
import { commitmentRow } from "@/lib/providers/datadog/api-schema";
import type { CommitmentList } from "@/lib/providers/datadog/client";
import { fromListRow, type Listed } from "@/lib/providers/datadog/map";
import { scopeOf } from "@/lib/providers/datadog/scope";
import type { RejectedRow, SourceRecord } from "@/lib/providers/provider";
import { toNote, toSetAside } from "@/lib/providers/rejected-row";
import { textNotes } from "@/lib/providers/text-notes";
import { asRecord } from "@/lib/providers/words";
import type { DatadogProduct } from "@/lib/sources/datadog";

/** A product that listed something: what its days and its figures are read for. */
export type Scope = {
  readonly asked: DatadogProduct;
  readonly name: string;
  /** By the vendor's id: those that are read here. A savings plan is read under its first product. */
  readonly commitments: ReadonlyMap<string, Commitment>;
  /** Vendor ids listed here that are read under another product, or were set aside. */
  readonly elsewhere: ReadonlySet<string>;
};

/** A commitment with the product it is read under and all that listed it. */
export type Found = Listed & {
  readonly source: SourceRecord;
  readonly home: string;
  readonly products: string[];
};

type Taker = (
  asked: DatadogProduct,
  before: { readonly firstKnown: Instant; readonly periods: ReadonlyMap<string, Period> },
  list: CommitmentList,
) => Scope;

/** Takes one list after the other; what is listed twice is found the second time. */
export const createTermsTaker =
  (
    of: { readonly accountId: string; readonly currency: string },
    found: Map<string, Found>,
    rejected: RejectedRow[],
  ): Taker =>
  (asked, before, { request, fetchedAt, rows, spendUnit }) => {
    const name = scopeOf(asked);
    const commitments = new Map<string, Commitment>();
    const elsewhere = new Set<string>();
    for (const value of rows) {
      const raw = withoutUse(value);
      const remark = { accountId: of.accountId, stream: "terms", request, raw } as const;
      const read = commitmentRow.safeParse(value);
      if (!read.success) {
        const id = asRecord(value)?.["commitment_id"];
        if (typeof id === "string") elsewhere.add(id);
        const reason = inWords(name, read.error.issues[0]);
        rejected.push(toSetAside({ ...remark, code: "unexpected-shape", reason }));
        continue;
      }
      const mapped = fromListRow(read.data, { ...of, ...before, asked, spendUnit });
      if (mapped.type === "set-aside") {
        const { code, reason, carries } = mapped;
        rejected.push(toSetAside({ ...remark, code, reason, carries }));
        continue;
      }
      const { commitment, segment, notes } = mapped;
      const known = found.get(commitment.id);
      if (known === undefined) {
        const source = { request, line: null, fetchedAt, raw };
        const products = [asked.product.toLowerCase()];
        found.set(commitment.id, { commitment, segment, notes, source, home: name, products });
        commitments.set(commitment.externalId, commitment);
        for (const note of [...notes, ...textNotes(read.data)])
          rejected.push(toNote({ ...remark, ...note }));
      } else if (known.home === name) {
        rejected.push(toTwin(remark, known, raw));
      } else {
        elsewhere.add(commitment.externalId);
        known.products.push(asked.product.toLowerCase());
        if (isTold(known, mapped)) continue;
        const reason = `${commitment.externalId} has other terms under ${name} than under ${known.home}: the first are kept.`;
        rejected.push(toNote({ ...remark, code: "told-differently", reason }));
      }
    }
    return { asked, name, commitments, elsewhere };
  };

type Remark = Omit<Parameters<typeof toNote>[0], "code" | "reason">;

/** The same row again counts once; the same id with other terms is two, of which one can be kept. */
const toTwin = (remark: Remark, { commitment, home, source }: Found, raw: string): RejectedRow => {
  const id = commitment.externalId;
  if (raw === source.raw) {
    const reason = `The row of ${id} came more than once in ${home} and counts once.`;
    return toNote({ ...remark, code: "repeated-row", reason });
  }
  const reason = `${id} stands on different rows of ${home}: the first is kept, its utilization too.`;
  return toSetAside({ ...remark, code: "duplicate-id", reason });
};

const isTold = (known: Listed, { commitment }: Listed): boolean =>
  known.commitment.start === commitment.start &&
  known.commitment.end === commitment.end &&
  known.commitment.perHour === commitment.perHour;

const inWords = (
  name: string,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): string =>
  `A row of ${name} has an unexpected shape: ${issue?.path.map(String).join(".") || "row"}: ${issue?.message ?? ""}`;

/** The utilization over the window is no part of the terms, and would make a new text every day. */
const withoutUse = (value: unknown): string => {
  const record = asRecord(value);
  if (record === null) return JSON.stringify(value) ?? "";
  const { utilization: _, ...terms } = record;
  return JSON.stringify(terms);
};
