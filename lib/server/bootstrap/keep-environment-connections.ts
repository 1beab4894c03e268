import type { ProviderId } from "@/lib/domain/account";
import { hintOf } from "@/lib/server/api-key";
import {
  defaultConnectionSettings,
  readConnectionSettings,
} from "@/lib/server/connection-settings";
import type { AppContext } from "@/lib/server/context";
import type { Env } from "@/lib/server/env";
import { findSecret } from "@/lib/server/open-connection";
import { archiveConnection, listConnections, saveConnection } from "@/lib/store/connections";
import { type AuditAction, addAuditEntry } from "@/lib/store/identity/audit";

type Needs = Pick<AppContext, "db" | "clock" | "env" | "log" | "secrets">;

type Wanted = {
  readonly id: string;
  readonly provider: ProviderId;
  readonly name: string;
  readonly baseUrl: string;
  readonly secret: string;
  readonly isSandbox: boolean;
};

/** Ids are fixed, so that two processes that start at once make one connection. */
const listWanted = ({ vercel, sandboxUrl }: Env): Wanted[] => {
  if (vercel.token === null) return [];
  const isSandbox =
    sandboxUrl !== null && new URL(sandboxUrl).origin === new URL(vercel.apiUrl).origin;
  return [
    {
      id: isSandbox ? "vercel_sandbox" : "vercel_environment",
      provider: "vercel",
      name: isSandbox ? "Vercel (invented company)" : "Vercel",
      baseUrl: vercel.apiUrl,
      secret: vercel.token,
      isSandbox,
    },
  ];
};

/**
 * One connection for each provider key in the environment: made once, sealed again when the key
 * changed, archived when it is gone. Answers the ids of those that should be read now.
 */
export const keepEnvironmentConnections = async (context: Needs): Promise<string[]> => {
  const { db, clock, env, log, secrets } = context;
  const wanted = listWanted(env);
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
    await saveConnection(db, {
      ...connection,
      sealedSecret: secrets.seal(secret, connection.id),
      secretHint: hintOf(secret),
      settings: kept ? readConnectionSettings(kept.settings) : defaultConnectionSettings,
      origin: "environment",
      createdAt: at,
    });
    await note(kept ? "connection.changed" : "connection.added", connection.id);
    changed.push(connection.id);
  }
  return changed;
};
