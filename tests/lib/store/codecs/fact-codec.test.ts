import fc from "fast-check";
import { expect, test } from "vitest";
import { accountCodec } from "@/lib/store/codecs/account-codec";
import { aggregatePointCodec } from "@/lib/store/codecs/aggregate-point-codec";
import { commitmentCodec } from "@/lib/store/codecs/commitment-codec";
import { contractCodec } from "@/lib/store/codecs/contract-codec";
import type { FactCodec } from "@/lib/store/codecs/fact-codec";
import type { Column, StoredRow } from "@/lib/store/codecs/field";
import { invoiceItemCodec } from "@/lib/store/codecs/invoice-item-codec";
import { ledgerEntryCodec } from "@/lib/store/codecs/ledger-entry-codec";
import { segmentCodec } from "@/lib/store/codecs/segment-codec";
import { utilizationSampleCodec } from "@/lib/store/codecs/utilization-sample-codec";
import { vendorBalanceCodec } from "@/lib/store/codecs/vendor-balance-codec";
import type { Database } from "@/lib/store/database";
import { writeFacts } from "@/lib/store/write-facts";
import * as facts from "@/tests/lib/store/codecs/any-facts";
import * as one from "@/tests/lib/store/codecs/one-of-each";
import { describeEachEngine } from "@/tests/support/database";

const knownAt = "2026-11-20T00:00:00.000Z";

const write = <Fact>(db: Database, codec: FactCodec<Fact>, accountId: string, facts: Fact[]) =>
  writeFacts(db, {
    table: codec.table,
    of: { accountId, connectionId: "con", syncRunId: "run" },
    rows: facts.map((fact) => codec.toRow(fact, "src")),
    knownAt,
    closesVanished: false,
  });

/** What is asked of every codec, whatever its facts are. */
const caseOf = <Fact extends { readonly id: string }>(
  codec: FactCodec<Fact>,
  digest: string,
  example: Fact,
  anyOf: (accountId: string) => fc.Arbitrary<Fact>,
) => ({
  table: codec.table,
  columns: codec.columns,
  digest,
  keepDigest: async (db: Database) => {
    await write(db, codec, "acc_digest", [example]);
    const rows = await db.query<{ digest: string }>(
      `select digest from ${codec.table} where account_id = 'acc_digest' and known_to is null`,
    );
    return rows.map((row) => row.digest);
  },
  comesBack: (db: Database, accountId: string) => {
    const list = fc.uniqueArray(anyOf(accountId), {
      minLength: 1,
      maxLength: 40,
      selector: ({ id }) => id,
    });
    const [generated = []] = fc.sample(list, { numRuns: 1, seed: 20261120 });
    return expectBack(db, codec, accountId, generated);
  },
});

const expectBack = async <Fact extends { readonly id: string }>(
  db: Database,
  codec: FactCodec<Fact>,
  accountId: string,
  facts: Fact[],
) => {
  await write(db, codec, accountId, facts);
  const select = async <Found>(columns: string, read: (row: StoredRow) => Found) => {
    const rows = await db.query<StoredRow>(
      `select ${columns} from ${codec.table} f where f.account_id = $1 order by f.id collate "C"`,
      [accountId],
    );
    return rows.map(read);
  };
  const sorted = facts.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  const joined = codec.joined("other_");
  await expect(select(codec.select("f"), codec.fromRow)).resolves.toEqual(sorted);
  await expect(select(joined.select("f"), joined.fromRow)).resolves.toEqual(sorted);
  const again = await select(codec.select("f"), codec.fromRow);
  await expect(write(db, codec, accountId, again)).resolves.toEqual({ written: 0, closed: 0 });
};

const { aggregate } = one;

// The digests are those of books written before there were codecs: were one to change, the next
// sync of every such book would close and write each of its facts again.
const cases = [
  caseOf(accountCodec, "nB4bL1_ncV0kVzIN35svypwJm2I", one.account, facts.anyAccount),
  caseOf(contractCodec, "rvFsgsXsnkgMs2-jsbVECFW8N8m", one.contract, facts.anyContract),
  caseOf(commitmentCodec, "NQkH0k6Voz0v6EJPF15oOPuYXot", one.commitment, facts.anyCommitment),
  caseOf(segmentCodec, "K7hZ7EEoHaCc-PB0WAtzECJZwwq", one.segment, facts.anySegment),
  caseOf(invoiceItemCodec, "tcsWNKdpAnvSY4iz_3o9UMMVRRi", one.invoiceItem, facts.anyInvoiceItem),
  caseOf(
    vendorBalanceCodec,
    "H-OqFZ9yFXxdEhBAraDUE8_Wkg7",
    one.vendorBalance,
    facts.anyVendorBalance,
  ),
  caseOf(ledgerEntryCodec, "oGScsYqf81nxRNDkFCifU8qCSIn", one.ledgerEntry, facts.anyLedgerEntry),
  caseOf(utilizationSampleCodec, "P11hy9vRtCMfHlvFp94ZkTWSLAP", one.sample, facts.anySample),
  caseOf(aggregatePointCodec, "C1k0p9fBiWA0g1ZKA3RAqq3KF6F", aggregate, facts.anyAggregate),
];
const ratio = caseOf(
  aggregatePointCodec,
  "hvlSmZV7A7eFCh9Fk-gtOaSmmJk",
  { ...aggregate, id: "agg_2", unit: null, value: null },
  facts.anyAggregate,
);

/** Every table of facts has these, and `writeFacts` fills them. */
const kept = ["account_id", "id", "known_from", "known_to", "digest", "source_id"];

const byName = (columns: readonly Column[]) =>
  columns.toSorted((left, right) => (left.name < right.name ? -1 : 1));

describeEachEngine("codecs", (getDatabase) => {
  test("there is one for every table of facts, and no other", async () => {
    const tables = await getDatabase().query<{ table_name: string }>(
      `select table_name::text from information_schema.columns
       where table_schema = current_schema() and column_name = 'source_id' order by 1`,
    );
    expect(tables.map((row) => row.table_name)).toEqual(cases.map(({ table }) => table).sort());
  });

  test.each(cases)("$table has the columns of its codec, and no other", async (codec) => {
    const rows = await getDatabase().query<Column>(
      `select column_name::text as name, data_type::text as type, is_nullable = 'YES' as "isNullable"
       from information_schema.columns
       where table_schema = current_schema() and table_name = $1
         and column_name <> all($2::text[])`,
      [codec.table, kept],
    );
    expect(byName(rows)).toEqual(byName(codec.columns));
  });

  test.each(cases)(
    "facts of $table come back as they were, and are then unchanged",
    async (codec) => {
      await codec.comesBack(getDatabase(), "acc_generated");
    },
  );

  test.each([...cases, ratio])(
    "a row of $table has the digest it always had",
    async ({ keepDigest, digest }) => {
      await expect(keepDigest(getDatabase())).resolves.toContain(digest);
    },
  );

  test("a row without one of the columns is no fact", () => {
    const { id, columns } = segmentCodec.toRow(one.segment, null);
    const row = { ...columns, id, account_id: "acc_1" };
    expect(segmentCodec.fromRow(row)).toEqual(one.segment);
    expect(() => segmentCodec.fromRow({ ...row, starts_at: undefined })).toThrow("starts_at");
    expect(() => segmentCodec.fromRow({ ...row, granted: undefined })).toThrow("granted");
  });

  test("an outer join that found nothing has no fact", () => {
    expect(contractCodec.joined("other_").fromRow({ other_id: null })).toBeNull();
  });
});
