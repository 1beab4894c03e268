import { z } from "zod";
import type { ProviderId } from "@/lib/domain/base/account";
import { parsePart } from "@/lib/server/read-input";
import { sources } from "@/lib/sources/sources";

export type Settings = Readonly<Record<string, unknown>>;

/**
 * The settings of a connection as they are kept. What an older version did not keep has its default,
 * what a newer one kept is passed over.
 */
export const readConnectionSettings = (provider: ProviderId, kept: unknown): Settings => {
  const { settings, defaults } = sources[provider];
  const known = settings.strip().partial().parse(ownPart(provider, kept));
  return settings.parse({ ...defaults, ...known });
};

/** What is left out stays as it was; what the source does not know is refused by its name. */
export const mergeSettings = (
  provider: ProviderId,
  before: Settings,
  given: Settings,
): Settings => {
  const { settings } = sources[provider];
  return { ...before, ...parsePart(settings.partial(), given, "body") };
};

/** An earlier version kept the settings of every source in each connection, some under its id. */
const ownPart = (provider: ProviderId, kept: unknown): unknown => {
  const earlier = z.object({ [provider]: z.looseObject({}) }).safeParse(kept);
  return earlier.success ? earlier.data[provider] : (kept ?? {});
};
