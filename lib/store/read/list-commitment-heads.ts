import type { Contract, ProviderId } from "@/lib/domain/base/account";
import type { Commitment, TermEdge } from "@/lib/domain/base/commitment";
import type { Queryable } from "@/lib/store/database";
import { readAttributes, textsOf } from "@/lib/store/read/attributes";
import { fromNullableNumeric } from "@/lib/store/read/decimal-columns";
import {
  believed,
  type Clocks,
  containing,
  createStatement,
  inScope,
  type Scope,
  type Search,
  type Statement,
  unarchived,
} from "@/lib/store/read/statement";

export type CommitmentFilter = {
  readonly provider?: ProviderId | undefined;
  readonly account?: string | undefined;
  readonly shape?: Commitment["shape"] | undefined;
  readonly model?: Commitment["model"] | undefined;
  readonly unit?: string | undefined;
  readonly expiresBefore?: string | undefined;
  readonly q?: Search | undefined;
};

/** A commitment with what stands around it; the rest of the record is read beside it. */
export type CommitmentHead = {
  readonly commitment: Commitment;
  readonly accountName: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly contract: Contract | null;
  readonly sourceId: string | null;
  /** Whether the filter names it; the others came along because they share its account. */
  readonly matches: boolean;
};

/** All commitments of every account in which the filter matches at least one. */
export const listCommitmentHeads = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Pick<Clocks, "knownAt">,
  filter: CommitmentFilter = {},
): Promise<CommitmentHead[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<HeadRow>(
    `select c.*, a.name as account_name, a.connection_id, k.name as connection_name,
       t.external_id as contract_external_id, t.name as contract_name,
       t.starts_at as contract_starts_at, t.ends_at as contract_ends_at, t.zone as contract_zone,
       t.archived_at as contract_archived_at, t.attributes as contract_attributes,
       (${matching(statement, filter)}) as matches
     from commitments c
     join accounts a on a.account_id = c.account_id and a.id = c.account_id and ${believed("a", known)}
     join connections k on k.id = a.connection_id and ${unarchived("k", known)}
     left join contracts t
       on t.account_id = c.account_id and t.id = c.contract_id and ${believed("t", known)}
     where ${believed("c", known)} and ${inScope(statement, "c.account_id", scope)}
       ${filter.account === undefined ? "" : `and c.account_id = ${statement.bind(filter.account)}`}`,
    statement.values,
  );
  const heads = rows.map(toHead);
  const concerned = new Set(
    heads.filter(({ matches }) => matches).map(({ commitment }) => commitment.accountId),
  );
  return heads.filter(({ commitment }) => concerned.has(commitment.accountId));
};

const searched = ["c.name", "c.external_id", "c.id", "a.name", "a.slug", "a.external_id", "a.id"];

const searchedTerms = [
  "c.description",
  "t.external_id",
  "t.name",
  textsOf("c.attributes"),
  textsOf("t.attributes"),
];

const matching = (statement: Statement, filter: CommitmentFilter): string => {
  const conditions: string[] = [];
  const { provider, shape, model, unit, expiresBefore, q } = filter;
  if (provider !== undefined) conditions.push(`c.provider = ${statement.bind(provider)}`);
  if (shape !== undefined) conditions.push(`c.shape = ${statement.bind(shape)}`);
  if (model !== undefined) conditions.push(`c.model = ${statement.bind(model)}`);
  if (unit !== undefined) conditions.push(`c.unit_code = ${statement.bind(unit)}`);
  if (expiresBefore !== undefined) {
    conditions.push(`c.ends_at is not null and c.ends_at <= ${statement.bind(expiresBefore)}`);
  }
  const text = q?.text.trim() ?? "";
  if (text !== "") {
    const pattern = statement.bind(containing(text));
    const columns = q?.inTerms ? [...searched, ...searchedTerms] : searched;
    const any = columns.map((column) => `coalesce(${column}, '') ilike ${pattern}`);
    conditions.push(`(${any.join(" or ")})`);
  }
  return conditions.length === 0 ? "true" : conditions.join(" and ");
};

type HeadRow = {
  readonly id: string;
  readonly account_id: string;
  readonly source_id: string | null;
  readonly contract_id: string | null;
  readonly provider: ProviderId;
  readonly external_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly side: Commitment["side"];
  readonly shape: Commitment["shape"];
  readonly model: Commitment["model"];
  readonly category: Commitment["category"];
  readonly vendor_type: string;
  readonly unit_kind: Commitment["unit"]["kind"];
  readonly unit_code: string;
  readonly measure: Commitment["measure"];
  readonly drawn_at: Commitment["drawnAt"];
  readonly starts_at: string;
  readonly ends_at: string | null;
  readonly zone: string;
  readonly undated: string;
  readonly priority: string | null;
  readonly created_at: string | null;
  readonly archived_at: string | null;
  readonly rolled_over_from: string | null;
  readonly rollover_fraction: string | null;
  readonly per_hour: string | null;
  readonly vendor_status: string | null;
  readonly attributes: string;
  readonly account_name: string;
  readonly connection_id: string;
  readonly connection_name: string;
  readonly contract_external_id: string | null;
  readonly contract_name: string | null;
  readonly contract_starts_at: string | null;
  readonly contract_ends_at: string | null;
  readonly contract_zone: string | null;
  readonly contract_archived_at: string | null;
  readonly contract_attributes: string | null;
  readonly matches: boolean;
};

const toHead = (row: HeadRow): CommitmentHead => ({
  commitment: {
    id: row.id,
    accountId: row.account_id,
    contractId: row.contract_id,
    provider: row.provider,
    externalId: row.external_id,
    name: row.name,
    description: row.description,
    side: row.side,
    shape: row.shape,
    model: row.model,
    category: row.category,
    vendorType: row.vendor_type,
    unit: { kind: row.unit_kind, code: row.unit_code },
    measure: row.measure,
    drawnAt: row.drawn_at,
    start: row.starts_at,
    end: row.ends_at,
    zone: row.zone,
    undated: row.undated === "" ? [] : (row.undated.split(",") as TermEdge[]),
    priority: fromNullableNumeric(row.priority),
    createdAt: row.created_at,
    archivedAt: row.archived_at,
    rolledOverFrom: row.rolled_over_from,
    rolloverFraction: fromNullableNumeric(row.rollover_fraction),
    perHour: fromNullableNumeric(row.per_hour),
    vendorStatus: row.vendor_status,
    attributes: readAttributes(row.attributes),
  },
  accountName: row.account_name,
  connectionId: row.connection_id,
  connectionName: row.connection_name,
  contract: toContract(row),
  sourceId: row.source_id,
  matches: row.matches,
});

const toContract = (row: HeadRow): Contract | null =>
  row.contract_id === null || row.contract_starts_at === null
    ? null
    : {
        id: row.contract_id,
        accountId: row.account_id,
        externalId: row.contract_external_id ?? row.contract_id,
        name: row.contract_name ?? row.contract_id,
        start: row.contract_starts_at,
        end: row.contract_ends_at,
        zone: row.contract_zone ?? row.zone,
        archivedAt: row.contract_archived_at,
        attributes: readAttributes(row.contract_attributes ?? "[]"),
      };
