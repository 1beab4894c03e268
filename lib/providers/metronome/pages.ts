import { toleratedFailure } from "@/lib/providers/failure";
import type { HttpAnswer } from "@/lib/providers/http/client";
import { listPage } from "@/lib/providers/metronome/api-schema";
import type { Page } from "@/lib/providers/metronome/vendor-row";
import { ProviderError } from "@/lib/providers/provider";
import { quote } from "@/lib/providers/words";

/** Fresh cursors on empty pages must not be followed for ever. */
const emptyPagesMax = 500;

/** To the last page. A page may be empty and still name a next one. */
export async function* readPages(
  what: string,
  fetchPage: (cursor: string | null) => Promise<HttpAnswer<unknown>>,
): AsyncGenerator<Page, void, undefined> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  let emptyPages = 0;
  do {
    const { request, fetchedAt, body } = await fetchPage(cursor);
    const read = listPage.safeParse(body);
    if (!read.success) throw unexpected(what);
    const items = read.data.data;
    yield { request, fetchedAt, items };
    emptyPages = items.length === 0 ? emptyPages + 1 : 0;
    cursor = String(read.data.next_page ?? "") || null;
    if (cursor === null) return;
    if (seen.has(cursor)) throw endless(what, `the cursor ${quote(cursor)} came twice`);
    seen.add(cursor);
  } while (emptyPages < emptyPagesMax);
  throw endless(what, `${emptyPagesMax} pages in a row were empty`);
}

export type ReadSoFar = {
  readonly pages: readonly Page[];
  /** Why the list is not whole; null when it is. */
  readonly failure: ProviderError | null;
};

/** What was read before a failure is kept; a refused credential and an abort end everything. */
export const collectPages = async (pages: AsyncIterable<Page>): Promise<ReadSoFar> => {
  const kept: Page[] = [];
  try {
    for await (const page of pages) kept.push(page);
    return { pages: kept, failure: null };
  } catch (error) {
    return { pages: kept, failure: after(kept.length, toleratedFailure(error)) };
  }
};

const after = (pageCount: number, error: ProviderError): ProviderError =>
  pageCount === 0
    ? error
    : new ProviderError(
        `${error.message} ${pageCount === 1 ? "1 page" : `${pageCount} pages`} had been read and are kept.`,
        { kind: error.kind, status: error.status, vendorCode: error.vendorCode, cause: error },
      );

const unexpected = (what: string): ProviderError =>
  new ProviderError(
    `The list of ${what} has an unexpected shape. Check the address of the connection.`,
    { kind: "invalid-response" },
  );

const endless = (what: string, reason: string): ProviderError =>
  new ProviderError(`The list of ${what} does not end: ${reason}.`, { kind: "invalid-response" });
