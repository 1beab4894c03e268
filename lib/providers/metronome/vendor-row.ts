import type { z } from "zod";
import type { HttpAnswer } from "@/lib/providers/http/client";
import type { At, Remarks } from "@/lib/providers/metronome/remarks";
import { unexpectedShape } from "@/lib/providers/note";
import type { SourceRecord } from "@/lib/providers/provider";
import { textNotes } from "@/lib/providers/text-notes";

/** One record in the vendor's own words. */
export type VendorRow<Row> = { readonly row: Row; readonly source: SourceRecord };

export type Page = Pick<HttpAnswer<unknown>, "request" | "fetchedAt"> & {
  readonly items: readonly unknown[];
};

const recordsOfTheirOwn = ["ledger", "balance", "commits", "credits"];

/**
 * What the vendor sent for a record, without what is kept as records of its own: a ledger would
 * repeat itself with every read, and a balance changes with every one.
 */
const rawOf = (value: unknown): string => {
  const holdsOthers =
    typeof value === "object" &&
    value !== null &&
    recordsOfTheirOwn.some((name) => Object.hasOwn(value, name));
  if (!holdsOthers) return JSON.stringify(value) ?? "";
  const own = Object.entries(value).filter(([name]) => !recordsOfTheirOwn.includes(name));
  return JSON.stringify(Object.fromEntries(own));
};

/** The rows of a page; what is no row at all is set aside. */
export const readRows = <Row>(
  { request, fetchedAt, items }: Page,
  schema: z.ZodType<Row>,
  { stream, remarks }: { readonly stream: At["stream"]; readonly remarks: Remarks },
): VendorRow<Row>[] =>
  items.flatMap((value) => {
    const source: SourceRecord = { request, line: null, fetchedAt, raw: rawOf(value) };
    const read = schema.safeParse(value);
    if (!read.success) {
      remarks.setAside({ stream, source }, unexpectedShape(read.error));
      return [];
    }
    for (const note of textNotes(read.data)) remarks.note({ stream, source }, note);
    return [{ row: read.data, source }];
  });
