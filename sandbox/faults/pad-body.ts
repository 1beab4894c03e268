import { type JsonObject, type JsonRow, jsonText, VerbatimJson } from "@/sandbox/json-text";

const SIGN = "@padding-number@";

/** A row like the given one that draws from nothing, with a sign where its number goes. */
const paddingRow = (row: JsonObject): JsonObject =>
  "ContractCommitmentId" in row
    ? {
        ...row,
        ContractCommitmentId: `cmt_padding_${SIGN}`,
        ContractCommitmentUnit: "Padding units",
      }
    : {
        ...row,
        BilledCost: 0,
        EffectiveCost: 0,
        PricingQuantity: 0,
        Tags: { ProjectId: `prj_padding_${SIGN}`, ProjectName: `Padding ${SIGN}` },
      };

function* repeat(template: string, bytes: number): Iterable<string> {
  const pieces = template.split(SIGN);
  let sent = 0;
  for (let number = 1; sent < bytes; number += 1) {
    const text = pieces.join(String(number));
    sent += Buffer.byteLength(text) + 1;
    yield text;
  }
}

/**
 * The texts of the rows, then as many distinct rows like the last one as it takes to fill the body to
 * `bytes`. They are written as they are sent: memory does not grow with the size asked for.
 */
export function* padBody(rows: Iterable<JsonRow>, bytes: number): Iterable<string> {
  let sent = 0;
  let last: JsonObject | null = null;
  for (const row of rows) {
    const text = jsonText(row);
    sent += Buffer.byteLength(text) + 1;
    if (!(row instanceof VerbatimJson)) last = row;
    yield text;
  }
  if (last !== null) yield* repeat(jsonText(paddingRow(last)), bytes - sent);
}
