import type { ProviderId } from "@/lib/domain/base/account";
import { hintOf } from "@/lib/server/api-key";
import { readConnectionSettings } from "@/lib/server/connection-settings";
import type { AppContext } from "@/lib/server/context";
import type { Env } from "@/lib/server/env";
import { findSecret } from "@/lib/server/open-connection";
import { type ConnectionSettings, DEFAULT_SETTINGS } from "@/lib/sources/connection-settings";
import { archiveConnection, listConnections, saveConnection } from "@/lib/store/connections";
import { type AuditAction, addAuditEntry } from "@/lib/store/identity/audit";

type Needs = Pick<AppContext, "db" | "clock" | "env" | "log" | "secrets" | "providers">;

type Wanted = {
  readonly id: string;
  readonly provider: ProviderId;
  readonly name: string;
  readonly baseUrl: string;
  readonly secret: string;
  readonly isSandbox: boolean;
  readonly settings: ConnectionSettings;
};

type Source = Pick<Wanted, "provider" | "name" | "baseUrl"> & {
  readonly secret: string | null;
  readonly settings?: ConnectionSettings;
};

const sourcesOf = ({ vercel, metronome, datadog }: Env): Source[] => [
  { provider: "vercel", name: "Vercel", baseUrl: vercel.apiUrl, secret: vercel.token },
  { provider: "metronome", name: "Metronome", baseUrl: metronome.apiUrl, secret: metronome.token },
  {
    provider: "datadog",
    name: "Datadog",
    baseUrl: datadog.apiUrl,
    secret: datadog.secret,
    settings: {
      ...DEFAULT_SETTINGS,
      datadog: { ...DEFAULT_SETTINGS.datadog, site: datadog.site },
    },
  },
];

/** Ids are fixed, so that two processes that start at once make one connection. */
const listWanted = ({ env, providers }: Needs): Wanted[] =>
  sourcesOf(env).flatMap(({ secret, settings = DEFAULT_SETTINGS, ...source }) => {
    if (secret === null || !providers.has(source.provider)) return [];
    const isSandbox =
      env.sandboxUrl !== null && new URL(env.sandboxUrl).origin === new URL(source.baseUrl).origin;
    return [
      {
        ...source,
        id: `${source.provider}_${isSandbox ? "sandbox" : "environment"}`,
        name: isSandbox ? `${source.name} (invented company)` : source.name,
        secret,
        isSandbox,
        settings,
      },
    ];
  });

/**
 * One connection for each provider key in the environment: made once, sealed again when the key
 * changed, archived when it is gone. Answers the ids of those that should be read now.
 */
export const keepEnvironmentConnections = async (context: Needs): Promise<string[]> => {
  const { db, clock, log, secrets } = context;
  const wanted = listWanted(context);
  const present = (await listConnections(db)).filter(({ origin }) => origin === "environment");
  const at = clock();
  const note = (action: AuditAction, subject: string) =>
    addAuditEntry(db, { at, actor: "system", action, subject, detail: { from: "environment" } });

  for (const { id } of present.filter(({ id }) => !wanted.some((each) => each.id === id))) {
    await archiveConnection(db, id, at);
    await note("connection.archived", id);
  }
  const changed: string[] = [];
  for (const { secret, ...connection } of wanted) {
    log.hide(secret);
    const kept = present.find(({ id }) => id === connection.id);
    const isAsKept = kept?.baseUrl === connection.baseUrl && findSecret(context, kept) === secret;
    if (isAsKept) continue;
    const settings = kept ? readConnectionSettings(kept.settings) : connection.settings;
    await saveConnection(db, {
      ...connection,
      sealedSecret: secrets.seal(secret, connection.id),
      secretHint: hintOf(secret),
      // The site goes with the keys; the rest is whatever was chosen on screen.
      settings: {
        ...settings,
        datadog: { ...settings.datadog, site: connection.settings.datadog.site },
      },
      origin: "environment",
      createdAt: at,
    });
    await note(kept ? "connection.changed" : "connection.added", connection.id);
    changed.push(connection.id);
  }
  return changed;
};
