import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { dayNumberOf, dayText, monthOf, pacificDayAt } from "@/sandbox/clock-days";
import { createControl } from "@/sandbox/control";
import type { Fault } from "@/sandbox/faults/fault";
import { createFaultBoard } from "@/sandbox/faults/fault-board";
import { createRequestLog } from "@/sandbox/http/request-log";
import { createSandboxServer } from "@/sandbox/http/server";
import type { Sandbox, SandboxOptions } from "@/sandbox/sandbox";
import { createVercelEndpoints, GOOD_TOKEN, POWERLESS_TOKEN } from "@/sandbox/vercel/endpoints";
import { expectedAt } from "@/sandbox/vercel/expected";
import { createVercelWorld, type VercelWorld } from "@/sandbox/vercel/world";

export type { Fault } from "@/sandbox/faults/fault";
export type { LoggedRequest } from "@/sandbox/http/request-log";
export type { Sandbox, SandboxOptions } from "@/sandbox/sandbox";
export type { Expected } from "@/sandbox/vercel/expected-shape";

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];
const DEFAULT_REQUESTS_PER_MINUTE = 3_000;

const createClock = (now: () => Date) => {
  let stoppedAt: number | null = null;
  return {
    now: (): number => stoppedAt ?? now().getTime(),
    stopAt: (instant: string | null): void => {
      const stop = instant === null ? null : Date.parse(instant);
      if (Number.isNaN(stop)) throw new Error(`"${instant}" is not an instant`);
      stoppedAt = stop;
    },
  };
};

/** Faults that change the invented world itself; the rest is met by requests. */
const changeWorld = (world: VercelWorld, fault: Fault, posted: readonly Fault[]): void => {
  if (fault.kind === "restate") world.restate(fault.teamId, dayNumberOf(fault.day), fault.factor);
  if (fault.kind === "extra-team") {
    world.setExtraTeams(posted.filter(({ kind }) => kind === "extra-team").length);
  }
};

const findTeamId = (world: VercelWorld, slug: string): string => {
  const team = world.findTeam(slug);
  if (!team) throw new Error(`No team "${slug}" in the sandbox`);
  return team.id;
};

export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const host = options.host ?? "127.0.0.1";
  if (!LOOPBACK.includes(host))
    throw new Error(`The sandbox only listens on loopback, not ${host}`);
  const clock = createClock(options.now ?? (() => new Date()));
  const anchorDay = options.anchor ? dayNumberOf(options.anchor) : pacificDayAt(clock.now());
  const world = createVercelWorld({
    seed: options.seed ?? "commitbook",
    anchor: { day: anchorDay, month: monthOf(anchorDay) },
    teams: options.teams ?? 0,
    rowsPerDay: options.rowsPerDay ?? null,
  });
  const faults = createFaultBoard();
  const log = createRequestLog();
  const server = createSandboxServer({
    endpoints: createVercelEndpoints({
      world,
      clock: clock.now,
      requestsPerMinute: options.requestsPerMinute ?? DEFAULT_REQUESTS_PER_MINUTE,
    }),
    control: createControl(() => sandbox),
    faults,
    log,
    teamNames: ({ query }) => {
      const team = world.findTeam(query.get("teamId") ?? query.get("slug") ?? "");
      return team ? [team.id, team.story.slug] : [];
    },
  });
  server.listen(options.port ?? 0, host);
  await once(server, "listening");
  const url = urlOf(host, server.address());

  const sandbox: Sandbox = {
    url,
    anchor: dayText(anchorDay),
    vercel: {
      url,
      token: GOOD_TOKEN,
      powerlessToken: POWERLESS_TOKEN,
      teamId: (slug) => findTeamId(world, slug),
    },
    setFault: (fault) => {
      changeWorld(world, fault, [...faults.list(), fault]);
      faults.post(fault);
    },
    clearFaults: () => {
      faults.clear();
      world.setExtraTeams(0);
      world.clearRestatements();
    },
    requests: () => log.list(),
    clearRequests: () => log.clear(),
    setClock: clock.stopAt,
    expected: (team) => {
      const teams = world.teams();
      const wanted = team === undefined ? null : findTeamId(world, team);
      return expectedAt(
        wanted === null ? teams : teams.filter(({ id }) => id === wanted),
        clock.now(),
      );
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, "close");
    },
  };
  return sandbox;
};

const urlOf = (host: string, address: AddressInfo | string | null): string => {
  if (address === null || typeof address === "string") throw new Error("The sandbox has no port");
  return `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
};
