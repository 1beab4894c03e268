import { toFileName } from "@/lib/export/file-name";
import { tableFormats } from "@/lib/export/table-formats";
import { type Access, requireAction } from "@/lib/server/access";
import { committedTotals, toCommitmentFile } from "@/lib/server/answers/commitment-file";
import { readCommitmentPage } from "@/lib/server/answers/commitment-page";
import type { Download } from "@/lib/server/download";
import type { CommitmentPage, CommitmentRow } from "@/lib/wire/commitment";
import type { CommitmentExportQuery } from "@/lib/wire/export";

const pageRows = 200;

/** All of a list as filtered and sorted, page by page as the screen reads it: the two are one answer. */
export const exportCommitments = async (
  viewer: Access,
  { format, ...asked }: CommitmentExportQuery,
): Promise<Download> => {
  requireAction(viewer, "export");
  const readPage = (cursor: string | undefined): Promise<CommitmentPage> =>
    readCommitmentPage(viewer, { ...asked, limit: pageRows, cursor });
  const first = await readPage(undefined);
  const { meta, total, totals } = first;
  const clocks = { asOf: meta.asOf, knownAt: meta.knownAt };
  const { asOf: _asOf, knownAt: _knownAt, ...shown } = asked;
  const filters = Object.entries(shown).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${value}`,
  );
  return {
    fileName: toFileName(["commitments"], clocks, format),
    type: tableFormats[format].type,
    rows: total,
    totals: committedTotals(totals),
    subject: "commitments",
    asked: { of: "commitments", as: format, only: filters.join(" ") || null, ...clocks },
    pieces: toCommitmentFile(format, walkPages(first, readPage), totals, {
      ...clocks,
      filters,
      isComplete: meta.complete,
      rows: total,
    }),
  };
};

async function* walkPages(
  first: CommitmentPage,
  readPage: (cursor: string) => Promise<CommitmentPage>,
): AsyncGenerator<readonly CommitmentRow[], void> {
  for (let page = first; ; page = await readPage(page.nextCursor)) {
    yield page.data;
    if (page.nextCursor === null) return;
  }
}
