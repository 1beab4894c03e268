import { isDeepStrictEqual } from "node:util";
import { hintOf } from "@/lib/server/api-key";
import { readConnectionSettings } from "@/lib/server/connection-settings";
import type { AppContext } from "@/lib/server/context";
import { findSecret } from "@/lib/server/open-connection";
import type { EnvironmentSource } from "@/lib/server/source-variables";
import { sources } from "@/lib/sources/sources";
import { archiveConnection, listConnections, saveConnection } from "@/lib/store/connections";
import { type AuditAction, type AuditDetail, addAuditEntry } from "@/lib/store/identity/audit";

type Needs = Pick<AppContext, "db" | "clock" | "env" | "log" | "secrets" | "providers">;

type Wanted = EnvironmentSource & {
  readonly id: string;
  readonly name: string;
  readonly isSandbox: boolean;
};

/** Ids are fixed, so that two processes that start at once make one connection. */
const listWanted = ({ env, providers }: Needs): Wanted[] =>
  env.sources
    .filter(({ provider }) => providers.has(provider))
    .map((given) => {
      const { name } = sources[given.provider];
      const isSandbox = isAt(env.sandboxUrl, given.baseUrl);
      return {
        ...given,
        id: `${given.provider}_${isSandbox ? "sandbox" : "environment"}`,
        name: isSandbox ? `${name} (invented company)` : name,
        isSandbox,
      };
    });

const isAt = (sandboxUrl: string | null, baseUrl: string): boolean =>
  sandboxUrl !== null && baseUrl !== "" && new URL(sandboxUrl).origin === new URL(baseUrl).origin;

/**
 * One connection for each source that the environment connects: made once, sealed again when its key
 * changed, archived when it is gone. Answers the ids of those that should be read now.
 */
export const keepEnvironmentConnections = async (context: Needs): Promise<string[]> => {
  const { db, clock, log, secrets } = context;
  const wanted = listWanted(context);
  const present = (await listConnections(db)).filter(({ origin }) => origin === "environment");
  const at = clock();
  const note = (action: AuditAction, subject: string, changes: AuditDetail = {}) => {
    const detail = { from: "environment", ...changes };
    return addAuditEntry(db, { at, actor: "system", action, subject, detail });
  };

  for (const { id } of present.filter(({ id }) => !wanted.some((each) => each.id === id))) {
    await archiveConnection(db, id, at);
    await note("connection.archived", id);
  }
  const changed: string[] = [];
  for (const { secret, ...connection } of wanted) {
    log.hide(secret);
    const kept = present.find(({ id }) => id === connection.id);
    const before = readConnectionSettings(connection.provider, kept?.settings);
    // What the environment decides goes with the keys; the rest is whatever was chosen on screen.
    const settings = { ...before, ...connection.settings };
    const hasSameKey = kept !== undefined && findSecret(context, kept) === secret;
    const isAsKept =
      hasSameKey && kept.baseUrl === connection.baseUrl && isDeepStrictEqual(settings, before);
    if (isAsKept) continue;
    await saveConnection(db, {
      ...connection,
      sealedSecret: secrets.seal(secret, connection.id),
      secretHint: hintOf(secret),
      settings,
      origin: "environment",
      createdAt: at,
    });
    if (kept === undefined) await note("connection.added", connection.id);
    else
      await note("connection.changed", connection.id, {
        ...changeOf("address", kept.baseUrl, connection.baseUrl),
        ...changeOf("settings", JSON.stringify(before), JSON.stringify(settings)),
        ...(hasSameKey ? {} : { key: "another" }),
      });
    changed.push(connection.id);
  }
  return changed;
};

const changeOf = (field: string, before: string, after: string): AuditDetail =>
  before === after ? {} : { [`${field}.before`]: before, [`${field}.after`]: after };
