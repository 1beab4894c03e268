import type { Instant } from "@/lib/domain/base/period";

/** "Brightwater Analytics, Inc." -> "brightwater-analytics-inc": letters that every system takes. */
const toSlug = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");

/** To the millisecond, without what a file system refuses: 20261120T140503123Z. */
const toStamp = (instant: Instant): string => instant.replaceAll(/[-:.]/g, "");

/** Says what the file holds and at which clocks, so that two of them are never taken for each other. */
export const toFileName = (
  parts: readonly string[],
  { asOf, knownAt }: { readonly asOf: Instant; readonly knownAt: Instant },
  ending: string,
): string =>
  `${[...parts.map(toSlug).filter(Boolean), "as-of", toStamp(asOf), "known", toStamp(knownAt)].join("-")}.${ending}`;
