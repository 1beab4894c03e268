import { creditTypeRow } from "@/lib/providers/metronome/api-schema";
import type { CreditTypes } from "@/lib/providers/metronome/credit-types";
import { collectPages } from "@/lib/providers/metronome/pages";
import type { CustomersOf } from "@/lib/providers/metronome/read-customers";
import type { Remarks } from "@/lib/providers/metronome/remarks";
import { readRows } from "@/lib/providers/metronome/vendor-row";

/** Which units are money. Without the list, names decide, and every doubt is said. */
export const readCreditTypes = async (
  { client, connection }: CustomersOf,
  remarks: Remarks,
): Promise<CreditTypes> => {
  const { withoutCalls } = connection.settings;
  if (withoutCalls.includes("credit-types")) return new Map();
  const { pages, failure } = await collectPages(client.listCreditTypes());
  const rows = pages.flatMap((page) =>
    readRows(page, creditTypeRow, { stream: "accounts", remarks }),
  );
  if (failure !== null) {
    const source = { request: "GET /v1/credit-types/list", raw: "" };
    const reason = `The list of credit types is not whole: ${failure.message}`;
    remarks.note({ stream: "accounts", source }, { code: "credit-types-not-read", reason });
  }
  return new Map(
    rows.map(({ row }) => [row.id, { name: row.name, isCurrency: row.is_currency }] as const),
  );
};
