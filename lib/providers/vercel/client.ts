import type { z } from "zod";
import { toleratedFailure } from "@/lib/providers/failure";
import { readRecords } from "@/lib/providers/http/body-lines";
import type { HttpAnswer, HttpSession, Query } from "@/lib/providers/http/client";
import { type Note, unexpectedShape } from "@/lib/providers/note";
import type { ClosedPeriod, SourceRecord } from "@/lib/providers/provider";
import { ProviderError } from "@/lib/providers/provider";
import { textNotes } from "@/lib/providers/text-notes";
import {
  type ChargeRow,
  type CommitmentRow,
  chargeRow,
  commitmentRow,
  type Team,
  team,
  teamsPage,
} from "@/lib/providers/vercel/api-schema";
import { quote } from "@/lib/providers/words";

/** A row in the vendor's own words, or the place where one should have been. */
export type VendorRow<Row> =
  | {
      readonly type: "row";
      readonly row: Row;
      readonly source: SourceRecord;
      /** What there is to say of its texts. */
      readonly notes: readonly Note[];
    }
  | {
      readonly type: "unreadable";
      readonly code: string;
      readonly reason: string;
      readonly request: string;
      readonly line: number | null;
      readonly raw: string;
      /** What was parsed, when it was JSON at all. */
      readonly value: unknown;
    };

export type TeamListing = {
  readonly teams: readonly VendorRow<Team>[];
  /** Why the listing is not whole; null when it is. */
  readonly failure: ProviderError | null;
};

export type VercelClient = {
  /** The smallest call that proves the credential. */
  probe(): Promise<void>;
  /** Every team the token can see, to the last page. */
  listTeams(): Promise<TeamListing>;
  readCommitments(teamId: string): AsyncIterable<readonly VendorRow<CommitmentRow>[]>;
  readCharges(teamId: string, window: ClosedPeriod): AsyncIterable<readonly VendorRow<ChargeRow>[]>;
};

const teamsPath = "/v2/teams";
const teamsPageSize = 100;
const teamsPageMax = 1000;

export const createVercelClient = (http: HttpSession): VercelClient => ({
  async probe() {
    readTeamsPage(await http.getJson(teamsPath, { limit: "1" }));
  },
  listTeams: () => listTeams(http),
  readCommitments: (teamId) =>
    readRows(http, "/v1/billing/contract-commitments", { teamId }, commitmentRow),
  readCharges: (teamId, { start, end }) =>
    readRows(http, "/v1/billing/charges", { from: start, to: end, teamId }, chargeRow),
});

/** Pages backwards in time by `until`. What was read before a failure is kept and said so. */
const listTeams = async (http: HttpSession): Promise<TeamListing> => {
  const byId = new Map<string, VendorRow<Team>>();
  const seen = new Set<string>();
  let until: string | null = null;
  try {
    for (let page = 1; ; page += 1) {
      const query: Query = { limit: String(teamsPageSize), ...(until === null ? {} : { until }) };
      const answer = await http.getJson(teamsPath, query);
      const { teams, next } = readTeamsPage(answer);
      // A team on the edge of two pages is listed on both.
      for (const [id, row] of teams) if (!byId.has(id)) byId.set(id, row);
      if (next === null) return { teams: [...byId.values()], failure: null };
      if (seen.has(next)) throw endless(`the cursor ${quote(next)} came twice`);
      if (page >= teamsPageMax) throw endless(`there are more than ${teamsPageMax} pages`);
      seen.add(next);
      until = next;
    }
  } catch (error) {
    const failure = toleratedFailure(error);
    if (byId.size === 0) throw failure;
    return { teams: [...byId.values()], failure };
  }
};

const endless = (reason: string): ProviderError =>
  new ProviderError(`The list of teams does not end: ${reason}.`, { kind: "invalid-response" });

const readTeamsPage = ({
  request,
  fetchedAt,
  body,
}: HttpAnswer<unknown>): { teams: [string, VendorRow<Team>][]; next: string | null } => {
  const page = teamsPage.safeParse(body);
  if (!page.success) {
    throw new ProviderError(
      `The list of teams has an unexpected shape: ${unexpectedShape(page.error).reason}. Check the address of the connection.`,
      { kind: "invalid-response" },
    );
  }
  const teams = page.data.teams.map((value): [string, VendorRow<Team>] => {
    const read = team.safeParse(value);
    if (!read.success) {
      const raw = JSON.stringify(value);
      const place = { request, line: null, raw, value };
      return [
        `unreadable ${raw}`,
        { type: "unreadable", ...unexpectedShape(read.error), ...place },
      ];
    }
    // Only the fields we read: a team's whole record names people and settings.
    const raw = JSON.stringify(read.data);
    return [read.data.id, toRow(read.data, { request, line: null, fetchedAt, raw })];
  });
  const next = page.data.pagination?.next ?? null;
  return { teams, next: next === null ? null : String(next) };
};

const toRow = <Row>(row: Row, source: SourceRecord): VendorRow<Row> => ({
  type: "row",
  row,
  source,
  notes: textNotes(row),
});

async function* readRows<Row>(
  http: HttpSession,
  path: string,
  query: Query,
  schema: z.ZodType<Row>,
): AsyncGenerator<readonly VendorRow<Row>[], void, undefined> {
  const { request, fetchedAt, body } = await http.getStream(path, query);
  for await (const records of readRecords(body)) {
    yield records.map((record): VendorRow<Row> => {
      const { line, raw } = record;
      if (record.type === "unreadable") {
        const { code, reason } = record;
        return { type: "unreadable", code, reason, request, line, raw, value: null };
      }
      const read = schema.safeParse(record.value);
      return read.success
        ? toRow(read.data, { request, line, fetchedAt, raw })
        : {
            type: "unreadable",
            ...unexpectedShape(read.error),
            request,
            line,
            raw,
            value: record.value,
          };
    });
  }
}
