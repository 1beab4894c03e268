import type { Contract, ProviderId } from "@/lib/domain/base/account";
import type { Commitment } from "@/lib/domain/base/commitment";
import { commitmentCodec } from "@/lib/store/codecs/commitment-codec";
import { contractCodec } from "@/lib/store/codecs/contract-codec";
import type { StoredRow } from "@/lib/store/codecs/field";
import type { Queryable } from "@/lib/store/database";
import { textsOf } from "@/lib/store/read/attributes";
import { inSlices } from "@/lib/store/read/slices";
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
    `select ${commitmentCodec.select("c")}, c.source_id, ${contractOf.select("t")},
       a.name as account_name, a.connection_id, k.name as connection_name,
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
  const heads = await inSlices(rows, toHead);
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

/** Told apart from the columns of the commitment, which has an id, a name and a zone of its own. */
const contractOf = contractCodec.joined("contract_of_");

type HeadRow = StoredRow & {
  readonly source_id: string | null;
  readonly account_name: string;
  readonly connection_id: string;
  readonly connection_name: string;
  readonly matches: boolean;
};

const toHead = (row: HeadRow): CommitmentHead => ({
  commitment: commitmentCodec.fromRow(row),
  accountName: row.account_name,
  connectionId: row.connection_id,
  connectionName: row.connection_name,
  contract: contractOf.fromRow(row),
  sourceId: row.source_id,
  matches: row.matches,
});
