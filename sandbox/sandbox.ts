import type { DatadogExpected } from "@/sandbox/datadog/expected";
import type { Fault } from "@/sandbox/faults/fault";
import type { LoggedRequest } from "@/sandbox/http/request-log";
import type { MetronomeExpected } from "@/sandbox/metronome/expected";
import type { Expected } from "@/sandbox/vercel/expected-shape";

export type SandboxOptions = {
  /** Default 0: any free port. */
  readonly port?: number;
  /** A loopback address; default 127.0.0.1. */
  readonly host?: string;
  readonly seed?: string;
  /** The day the story is told around, `2026-11-20`; default: the clock's day in Los Angeles. */
  readonly anchor?: string;
  readonly now?: () => Date;
  /** More than the story's own teams adds generated ones. */
  readonly teams?: number;
  readonly rowsPerDay?: number;
  /** Generated customers of Metronome beside those of the story. */
  readonly metronomeCustomers?: number;
  readonly metronomeEntriesPerCustomer?: number;
  /** Generated commitments of Datadog beside those of the story. */
  readonly datadogCommitments?: number;
  /** Of each endpoint, before it answers 429. */
  readonly requestsPerMinute?: number;
};

export type Sandbox = {
  readonly url: string;
  readonly anchor: string;
  readonly vercel: {
    readonly url: string;
    readonly token: string;
    /** Known, but allowed nothing. */
    readonly powerlessToken: string;
    teamId(slug: string): string;
  };
  readonly metronome: {
    readonly url: string;
    readonly token: string;
    /** Known, but restricted to other endpoints. */
    readonly powerlessToken: string;
    customerId(slug: string): string;
    /** For all customers that are not archived, or for the one with this id or slug. */
    expected(customer?: string): readonly MetronomeExpected[];
  };
  readonly datadog: {
    readonly url: string;
    readonly apiKey: string;
    readonly appKey: string;
    /** Known, but without the permission to read costs. */
    readonly powerlessAppKey: string;
    /** Over the last so many complete UTC days; default 90. */
    expected(days?: number): DatadogExpected;
  };
  setFault(fault: Fault): void;
  clearFaults(): void;
  requests(): readonly LoggedRequest[];
  clearRequests(): void;
  /** Stops the clock at an instant; null lets it run again. */
  setClock(now: string | null): void;
  /** For all teams, or for the one with this id or slug. */
  expected(team?: string): Expected;
  close(): Promise<void>;
};
