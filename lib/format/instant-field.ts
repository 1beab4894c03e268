import { type Instant, parseInstant } from "@/lib/domain/base/period";

/** An instant as a field of a form holds it: in UTC, to the minute. */
export const toInstantField = (instant: Instant | null): string => instant?.slice(0, 16) ?? "";

/** undefined for an empty field, and for what is no instant. */
export const fromInstantField = (value: FormDataEntryValue | null): Instant | undefined =>
  (typeof value === "string" ? parseInstant(`${value}:00Z`) : null) ?? undefined;
