import { expect, test } from "vitest";
import { addDecimals, subtractDecimals, sumDecimals } from "@/lib/domain/base/money";
import { addMonths, startOfDay } from "@/lib/domain/base/period";
import { addStatements } from "@/lib/domain/ledger/month-statement";
import { unitsOf } from "@/lib/server/embed/month-facts";
import { toPools } from "@/lib/server/embed/statement-facts";
import { listMonthMarks } from "@/lib/store/read/list-month-marks";
import { listStatementInvoices } from "@/lib/store/read/list-statement-invoices";
import { listStatementSums } from "@/lib/store/read/list-statement-sums";
import { startTestApp } from "@/tests/lib/server/test-app";
import { generateBook, readGenerated } from "@/tests/support/generated/generated-book";

type Entry = {
  readonly commitment_id: string;
  readonly kind: string;
  readonly amount: string;
  readonly boundary: string;
  readonly effective_at: string;
  readonly zone: string;
  readonly invoice_id: string | null;
};

type Version = Entry & {
  readonly status: "posted" | "draft";
  readonly known_from: string;
  readonly known_to: string | null;
};

/** Memos are told and move nothing. */
const moves = ({ kind }: Entry): boolean => kind !== "overage";

test.each([3, 11])(
  "every month of the generated book of seed %i foots, and opens as the month before closed",
  async (seed) => {
    const app = await startTestApp();
    const { db } = app.context;
    const book = generateBook(seed);
    await readGenerated(db, book);
    const knownAt = book.readings.at(-1) ?? "";
    const asOf = addMonths(knownAt, "UTC", 1);
    const entries = await db.query<Entry>(
      `select e.commitment_id, e.kind, e.amount, e.boundary, e.effective_at, c.zone, e.invoice_id
       from ledger_entries e join commitments c on c.id = e.commitment_id and c.known_to is null
       where e.known_to is null and e.status = 'posted'`,
    );
    const versions = await db.query<Version>(
      `select e.commitment_id, e.kind, e.amount, e.boundary, e.effective_at, c.zone, e.invoice_id,
         e.status, e.known_from, e.known_to
       from ledger_entries e join commitments c on c.id = e.commitment_id and c.known_to is null`,
    );
    const accounts = await db.query<{ account_id: string }>(
      "select distinct account_id from commitments where known_to is null",
    );
    const first = `${knownAt.slice(0, 7)}-01T00:00:00.000Z`;
    const months = [-8, -5, -2, -1, 0].map((count) => addMonths(first, "UTC", count).slice(0, 7));
    let told = 0;
    let invoices = 0;
    let drafts = 0;
    let billings = 0;
    for (const { account_id: accountId } of accounts)
      for (const month of months) {
        const clocks = { asOf, knownAt };
        const read = async (which: string) =>
          toPools(
            await listStatementSums(db, { accounts: "all" }, clocks, { accountId, month: which }),
          );
        const [pools, before] = [
          await read(month),
          await read(addMonths(`${month}-01T00:00:00.000Z`, "UTC", -1).slice(0, 7)),
        ];
        const billed = await listStatementInvoices(db, { accounts: "all" }, clocks, {
          accountId,
          month,
        });
        const marks = await listMonthMarks(db, { accounts: "all" }, clocks, { accountId, month });
        for (const { id } of pools) {
          const own = versions.filter((version) => version.commitment_id === id);
          const next = addMonths(`${month}-01T00:00:00.000Z`, "UTC", 1).slice(0, 7);
          const end = startOfDay(`${next}-01`, own[0]?.zone ?? "UTC");
          const counted = own.filter(
            ({ effective_at, boundary }) =>
              effective_at < end || (effective_at === end && boundary === "closing"),
          );
          const isDraft = ({ status, known_to }: Version) => status === "draft" && !known_to;
          const changes = counted
            .filter(({ status }) => status === "posted")
            .map(({ known_from, known_to }) => known_to ?? known_from);
          expect(marks.find(({ commitmentId }) => commitmentId === id)).toEqual({
            ...{ commitmentId: id, end, changedAt: changes.sort().at(-1) ?? null },
            drafts: counted.filter(isDraft).length,
            allDrafts: own.filter(isDraft).length,
          });
          drafts += own.filter(isDraft).length;
        }
        const facts = { pools, marks, invoices: billed, rows: [], asOf, readAt: knownAt };
        for (const { unit, billedClosing, notInvoiced } of unitsOf(facts)) {
          if (billedClosing.kind !== "value" || notInvoiced.kind !== "value") continue;
          const ofUnit = pools.filter((pool) => pool.unit.code === unit.code);
          const closings = ofUnit.map(({ statement }) => statement?.closing ?? "0");
          expect(addDecimals(billedClosing.value.amount, notInvoiced.value.amount)).toBe(
            sumDecimals(closings),
          );
          billings += 1;
        }
        for (const { id, statement } of pools) {
          if (statement === null) continue;
          const { opening, granted, drawn, expired, other, closing } = statement;
          expect(sumDecimals([opening, granted, drawn, expired, other])).toBe(closing);
          const own = entries.filter((entry) => entry.commitment_id === id && moves(entry));
          const zone = own[0]?.zone ?? "UTC";
          const edge = (which: string) => startOfDay(`${which}-01`, zone);
          const until = (at: string, isCounted = (_: Entry): boolean => true) =>
            sumDecimals([
              "0",
              ...own
                .filter(isCounted)
                .filter((entry) => entry.effective_at <= asOf)
                .filter(
                  (entry) =>
                    entry.effective_at < at ||
                    (entry.effective_at === at && entry.boundary === "closing"),
                )
                .map(({ amount }) => amount),
            ]);
          const next = addMonths(`${month}-01T00:00:00.000Z`, "UTC", 1).slice(0, 7);
          expect([id, month, opening]).toEqual([id, month, until(edge(month))]);
          expect([id, month, closing]).toEqual([id, month, until(edge(next))]);
          const isInvoiced = ({ kind, invoice_id }: Entry): boolean =>
            kind === "drawdown" && invoice_id !== null;
          const invoiced = billed.filter(({ commitmentId }) => commitmentId === id);
          expect([id, month, sumDecimals(["0", ...invoiced.map(({ amount }) => amount)])]).toEqual([
            ...[id, month],
            subtractDecimals(until(edge(next), isInvoiced), until(edge(month), isInvoiced)),
          ]);
          invoices += invoiced.length;
          const last = before.find((pool) => pool.id === id)?.statement;
          expect([id, month, opening]).toEqual([id, month, last?.closing ?? "0"]);
          told += 1;
        }
        const given = pools.flatMap(({ statement }) => (statement === null ? [] : [statement]));
        const total = addStatements(given);
        expect(
          [total.granted, total.drawn, total.expired, total.other].reduce(
            addDecimals,
            total.opening,
          ),
        ).toBe(total.closing);
      }
    expect(told).toBeGreaterThan(20);
    expect(invoices).toBeGreaterThan(5);
    expect(drafts).toBeGreaterThan(0);
    expect(billings).toBeGreaterThan(5);
    await app.close();
  },
  600_000,
);
