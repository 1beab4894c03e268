import { z } from "zod";
import { accountAccesses } from "@/lib/domain/base/account";
import { connectionOrigins } from "@/lib/domain/base/connection";
import { issueSelections } from "@/lib/domain/base/data-issue";
import { accountFreshnessStates, streamNames } from "@/lib/domain/base/freshness";
import { syncStates, syncTriggers } from "@/lib/domain/base/sync-run";
import { sources } from "@/lib/sources/sources";
import {
  amount,
  answer,
  cursorQuery,
  type FiltersOf,
  freshness,
  instant,
  page,
  providerId,
} from "@/lib/wire/common";

/** How a source is read: what its row in the table of sources lets a connection say. */
const settings = z.union(Object.values(sources).map((source) => source.settings));

/** In a request they are held against the row of the connection's own source, wherever that is known. */
const settingsBody = z.looseObject({});
export type SettingsBody = z.infer<typeof settingsBody>;

export const syncRun = z.object({
  id: z.string(),
  connectionId: z.string(),
  trigger: z.enum(syncTriggers),
  state: z.enum(syncStates),
  /** What it is doing now, in words. */
  step: z.string(),
  accountsDone: z.int(),
  accountsTotal: z.int().nullable(),
  rowsRead: z.int(),
  rowsSetAside: z.int(),
  /** Fact versions written and closed: 0 and 0 when nothing changed. */
  factsWritten: z.int(),
  factsClosed: z.int(),
  queuedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** What went wrong and what to do. */
  error: z.object({ kind: z.string(), message: z.string() }).nullable(),
});
export type SyncRun = z.infer<typeof syncRun>;

export const connection = z.object({
  id: z.string(),
  provider: providerId,
  name: z.string(),
  baseUrl: z.string(),
  isSandbox: z.boolean(),
  from: z.enum(connectionOrigins),
  /** The last four characters of the secret, never more. */
  secretHint: z.string(),
  settings,
  freshness,
  lastRun: syncRun.nullable(),
  accountCount: z.int(),
  /** Those that were not read whole first; of a long list the beginning. */
  accounts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      access: z.enum(accountAccesses),
      state: z.enum(accountFreshnessStates),
      reason: z.string().nullable(),
      readAt: instant.nullable(),
    }),
  ),
  openIssueCount: z.int(),
  /** Whole answers that are not believed yet: what was known stands until a day later, or until accepted. */
  doubts: z.array(
    z.object({
      id: z.string(),
      /** Whose list it is; null for the list of accounts. */
      account: z.object({ id: z.string(), name: z.string() }).nullable(),
      stream: z.enum(streamNames),
      known: z.int(),
      came: z.int(),
      reason: z.string(),
      doubtedAt: instant,
      lastSaidAt: instant,
      acceptedAt: instant.nullable(),
      acceptedBy: z.string().nullable(),
    }),
  ),
});
export type WireConnection = z.infer<typeof connection>;
export const connectionPage = page(connection);
export const connectionAnswer = answer(connection);
export const connectionParams = z.object({ connectionId: z.string().min(1).max(100) });

export const doubtParams = connectionParams.extend({ doubtId: z.string().min(1).max(100) });

const key = z.string().trim().min(1).max(500);

export const connectionBody = z.object({
  provider: providerId,
  name: z.string().trim().min(1).max(80),
  baseUrl: z.url().max(300).optional(),
  /** Which keys a source asks for stands in the table of sources. */
  secret: key.optional(),
  applicationKey: key.optional(),
  /** What is left out has its default. */
  settings: settingsBody.default({}),
});
export type ConnectionBody = z.infer<typeof connectionBody>;
/** As it is sent: what has a default may be left out. */
export type NewConnection = z.input<typeof connectionBody>;

/** Another key for a connection that is there. */
export const keyBody = connectionBody.pick({ secret: true, applicationKey: true });
export type KeyBody = z.infer<typeof keyBody>;

/** What is left out keeps its value. */
export const connectionChange = settingsBody;

export const checkAnswer = answer(z.object({ ok: z.boolean(), message: z.string() }));
export const syncRunParams = z.object({ syncRunId: z.string().min(1).max(100) });
export const syncRunAnswer = answer(syncRun);

/** A row set aside, or a note beside one that was kept. */
export const dataIssue = z.object({
  id: z.string(),
  connectionId: z.string(),
  connectionName: z.string(),
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  stream: z.enum(streamNames),
  request: z.string(),
  line: z.int().nullable(),
  code: z.string(),
  reason: z.string(),
  raw: z.string(),
  carries: amount.nullable(),
  isSetAside: z.boolean(),
  firstSeenAt: instant,
  lastSeenAt: instant,
  /** Set once a later complete read no longer has it. */
  resolvedAt: instant.nullable(),
});
export type DataIssue = z.infer<typeof dataIssue>;
export const dataIssueQuery = cursorQuery.extend({
  connection: z.string().optional(),
  account: z.string().optional(),
  state: z.enum(issueSelections).default("open"),
});
export type DataIssueFilters = FiltersOf<z.input<typeof dataIssueQuery>>;
export const dataIssuePage = page(dataIssue);
export type DataIssuePage = z.infer<typeof dataIssuePage>;
