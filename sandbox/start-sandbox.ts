import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { dayNumberOf, dayText, pacificDayAt } from "@/sandbox/clock-days";
import { createControl } from "@/sandbox/control";
import { createDatadogPart } from "@/sandbox/datadog/datadog-part";
import {
  DATADOG_API_KEY,
  DATADOG_APP_KEY,
  POWERLESS_DATADOG_APP_KEY,
} from "@/sandbox/datadog/endpoints";
import { createFaultBoard } from "@/sandbox/faults/fault-board";
import { createRequestLog } from "@/sandbox/http/request-log";
import { createSandboxServer } from "@/sandbox/http/server";
import { METRONOME_TOKEN, POWERLESS_METRONOME_TOKEN } from "@/sandbox/metronome/endpoints";
import { createMetronomePart } from "@/sandbox/metronome/metronome-part";
import type { Sandbox, SandboxOptions } from "@/sandbox/sandbox";
import type { VendorPart } from "@/sandbox/vendor-part";
import { GOOD_TOKEN, POWERLESS_TOKEN } from "@/sandbox/vercel/endpoints";
import { createVercelPart } from "@/sandbox/vercel/vercel-part";

export type { Fault } from "@/sandbox/faults/fault";
export type { Sandbox, SandboxOptions } from "@/sandbox/sandbox";

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

export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const host = options.host ?? "127.0.0.1";
  if (!LOOPBACK.includes(host))
    throw new Error(`The sandbox only listens on loopback, not ${host}`);
  const clock = createClock(options.now ?? (() => new Date()));
  const anchorDay = options.anchor ? dayNumberOf(options.anchor) : pacificDayAt(clock.now());
  const shared = {
    seed: options.seed ?? "commitbook",
    anchorDay,
    clock: clock.now,
    requestsPerMinute: options.requestsPerMinute ?? DEFAULT_REQUESTS_PER_MINUTE,
  };
  const metronome = createMetronomePart({
    ...shared,
    customers: options.metronomeCustomers ?? 0,
    entriesPerCustomer: options.metronomeEntriesPerCustomer ?? null,
  });
  const datadog = createDatadogPart({
    ...shared,
    commitments: options.datadogCommitments ?? 0,
  });
  const vercel = createVercelPart({
    ...shared,
    teams: options.teams ?? 0,
    rowsPerDay: options.rowsPerDay ?? null,
  });
  const parts: readonly VendorPart[] = [vercel, metronome, datadog];
  const faults = createFaultBoard();
  const log = createRequestLog();
  const control = createControl(() => sandbox);
  const server = createSandboxServer({ parts, control, faults, log });
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
      teamId: vercel.teamId,
    },
    metronome: {
      url,
      token: METRONOME_TOKEN,
      powerlessToken: POWERLESS_METRONOME_TOKEN,
      customerId: metronome.customerId,
      expected: metronome.expected,
    },
    datadog: {
      url,
      apiKey: DATADOG_API_KEY,
      appKey: DATADOG_APP_KEY,
      powerlessAppKey: POWERLESS_DATADOG_APP_KEY,
      expected: datadog.expected,
    },
    setFault: (fault) => {
      const posted = [...faults.list(), fault];
      for (const part of parts) part.changeWorld(fault, posted);
      faults.post(fault);
    },
    clearFaults: () => {
      faults.clear();
      for (const part of parts) part.undoChanges();
    },
    requests: () => log.list(),
    clearRequests: () => log.clear(),
    setClock: clock.stopAt,
    expected: vercel.expected,
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
