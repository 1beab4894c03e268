import type { Source } from "@/lib/sources/source";

/** Where a source is read when a connection does not say; null for one without an address. */
export const usualAddress = (
  { address }: Pick<Source, "address">,
  settings: Readonly<Record<string, unknown>>,
): string | null =>
  address?.usual.replace(/\{(\w+)\}/g, (_, name: string) => String(settings[name])) ?? null;
