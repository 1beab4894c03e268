import { creditTypeRow } from "@/lib/providers/metronome/api-schema";
import type { CreditTypes } from "@/lib/providers/metronome/credit-types";
import { collectPages } from "@/lib/providers/metronome/pages";
import type { CustomersOf } from "@/lib/providers/metronome/read-customers";
import type { Remarks } from "@/lib/providers/metronome/remarks";
import { readRows } from "@/lib/providers/metronome/vendor-row";

/** Which units are money. Without the list, names decide, and every doubt is said. */
export const readCreditTypes = async (
  { client, connection, context }: CustomersOf,
  remarks: Remarks,
): Promise<CreditTypes> => {
  const { withoutCalls } = connection.settings;
  if (withoutCalls.includes("credit-types")) return new Map();
  const { pages, failure } = await collectPages(client.listCreditTypes());
  const read = pages.flatMap((page) =>
    readRows(page, creditTypeRow, { stream: "accounts", remarks }),
  );
  if (failure !== null) {
    const source = { request: "GET /v1/credit-types/list", raw: "" };
    const reason = `The list of credit types is not whole: ${failure.message}`;
    remarks.note({ stream: "accounts", source }, { code: "credit-types-not-read", reason });
  }
  const sent = pages.reduce((count, { items }) => count + items.length, 0);
  const rows = await context.believeList({
    list: "credit types",
    noun: "credit type",
    rows: read.map(({ row }) => ({ id: row.id, raw: JSON.stringify(row) })),
    isWhole: failure === null && sent === read.length,
  });
  return new Map(
    rows.flatMap(({ raw }) => {
      const row = creditTypeRow.safeParse(JSON.parse(raw)).data;
      return row === undefined
        ? []
        : [[row.id, { name: row.name, isCurrency: row.is_currency }] as const];
    }),
  );
};
