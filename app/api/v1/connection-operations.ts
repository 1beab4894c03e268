import * as check from "@/app/api/v1/connections/[connectionId]/check/route";
import * as acceptDoubt from "@/app/api/v1/connections/[connectionId]/doubts/[doubtId]/accept/route";
import * as history from "@/app/api/v1/connections/[connectionId]/history/route";
import * as connectionKey from "@/app/api/v1/connections/[connectionId]/key/route";
import * as connection from "@/app/api/v1/connections/[connectionId]/route";
import * as sync from "@/app/api/v1/connections/[connectionId]/sync/route";
import * as connections from "@/app/api/v1/connections/route";
import { type Operation, operation } from "@/lib/server/operation";

/** What changes a source, and what has it read. */
export const connectionOperations: readonly Operation[] = [
  operation("POST", "connections", connections.POST, "manage-connections", "Connect a source", {
    provider: "vercel",
    name: "Acme on Vercel",
    secret: "the token as the vendor shows it",
  }),
  operation(
    "PATCH",
    "connections/{connectionId}",
    connection.PATCH,
    "manage-connections",
    "Change how a source is read",
    { teamIds: ["team_acme"] },
  ),
  operation(
    "POST",
    "connections/{connectionId}/key",
    connectionKey.POST,
    "manage-connections",
    "Put in another key",
    { secret: "another token as the vendor shows it" },
  ),
  operation("POST", "connections/{connectionId}/sync", sync.POST, "sync", "Read a source now"),
  operation(
    "POST",
    "connections/{connectionId}/history",
    history.POST,
    "manage-connections",
    "Read every day of a source again",
  ),
  operation(
    "POST",
    "connections/{connectionId}/check",
    check.POST,
    "sync",
    "Try whether a credential works",
  ),
  operation(
    "POST",
    "connections/{connectionId}/doubts/{doubtId}/accept",
    acceptDoubt.POST,
    "accept-doubts",
    "Believe that a source lists no more",
  ),
  operation(
    "DELETE",
    "connections/{connectionId}",
    connection.DELETE,
    "manage-connections",
    "Read a source no more",
  ),
];
