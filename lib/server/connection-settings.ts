import { type ConnectionSettings, DEFAULT_SETTINGS } from "@/lib/sources/connection-settings";
import {
  type ConnectionSettingsBody,
  connectionSettings,
  keptSettings,
} from "@/lib/wire/connection-settings";

/** The settings of a connection as they are kept; what an older version did not keep has its default. */
export const readConnectionSettings = (kept: unknown): ConnectionSettings =>
  mergeSettings(DEFAULT_SETTINGS, keptSettings.parse(kept ?? {}));

/** What is left out stays as it was. */
export const mergeSettings = (
  before: ConnectionSettings,
  { metronome, datadog, ...rest }: ConnectionSettingsBody,
): ConnectionSettings =>
  connectionSettings.parse({
    ...before,
    ...rest,
    metronome: { ...before.metronome, ...metronome },
    datadog: { ...before.datadog, ...datadog },
  });
