import type { TableFormat } from "@/lib/domain/base/file-words";
import { toFileName } from "@/lib/export/file-name";
import {
  closingSums,
  type RollForwardFacts,
  type RollForwardLine,
  rollForwardClosing,
  rollForwardLines,
  rollForwardRows,
  rollForwardTable,
} from "@/lib/export/roll-forward-table";
import { tableFormats } from "@/lib/export/table-formats";
import { type Access, requireAction } from "@/lib/server/access";
import { askedClocks } from "@/lib/server/answers/moment";
import { readRollForward } from "@/lib/server/answers/roll-forward";
import { getContext } from "@/lib/server/context";
import type { Download, Piece } from "@/lib/server/download";
import type { RollForwardExportQuery } from "@/lib/wire/export";

const linesAtOnce = 500;

/** A roll-forward as a file: all of its rows, whatever a page holds. */
export const exportRollForward = async (
  viewer: Access,
  { format, ...input }: RollForwardExportQuery,
): Promise<Download> => {
  requireAction(viewer, "export");
  const asked = askedClocks(input, getContext().clock());
  const { report, told, clocks, meta } = await readRollForward(viewer, input, asked);
  const lines = rollForwardLines(report);
  const said = Object.entries({ ...input, asOf: undefined, knownAt: undefined })
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
    .filter((each) => !each.startsWith("from=") && !each.startsWith("to="));
  const asks = [`from=${told.from}`, `to=${told.to}`, ...said];
  return {
    fileName: toFileName(["roll-forward", input.by, told.from, told.to], clocks, format),
    type: tableFormats[format].type,
    rows: lines.length,
    totals: closingSums(lines),
    subject: input.account ?? "book",
    asked: { of: "roll-forward", as: format, only: asks.join(" "), ...clocks },
    pieces: toPieces(format, lines, { ...clocks, asked: asks, isComplete: meta.complete }),
  };
};

async function* toPieces(
  format: TableFormat,
  lines: readonly RollForwardLine[],
  facts: RollForwardFacts,
): AsyncGenerator<Piece, void> {
  const writer = tableFormats[format].write(rollForwardTable(lines));
  const rows = rollForwardRows(lines);
  yield { data: writer.begin(), rows: 0 };
  for (let at = 0; at < rows.length; at += linesAtOnce) {
    const part = rows.slice(at, at + linesAtOnce);
    yield { data: writer.add(part), rows: part.length };
  }
  yield { data: writer.end(rollForwardClosing(lines, facts)), rows: 0 };
}
