import type { z } from "zod";
import { quote } from "@/lib/providers/words";

/** Something to tell about a row, in words that name the field. */
export type Note = {
  /** Stable word for the kind of fault. */
  readonly code: string;
  readonly reason: string;
};

export const missing = (field: string): Note => ({
  code: "missing-field",
  reason: `${field} is missing.`,
});

export const badInstant = (field: string, value: string | null | undefined): Note =>
  value === null || value === undefined
    ? missing(field)
    : { code: "bad-instant", reason: `${field} ${quote(value)} is no instant with a time zone.` };

export const unexpectedShape = (error: z.ZodError): Note => ({
  code: "unexpected-shape",
  reason: error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.length === 0 ? "row" : path.join(".")}: ${message}`)
    .join("; "),
});
