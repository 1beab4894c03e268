import { staleAfterMs } from "@/lib/domain/base/freshness";
import { addDuration } from "@/lib/domain/base/period";
import type { Html } from "@/lib/embed/html";
import type { Foot } from "@/lib/embed/parts";
import type { ReadFacts } from "@/lib/embed/state-text";
import { createTexts, type Texts } from "@/lib/embed/texts";
import type { Access } from "@/lib/server/access";
import { getContext } from "@/lib/server/context";
import type { EmbedViewer } from "@/lib/server/embed/embed-viewer";
import type { Sight } from "@/lib/server/embed/visible";
import { AppError } from "@/lib/server/errors";
import type { CommitmentRow } from "@/lib/wire/commitment";
import type { Meta } from "@/lib/wire/common";
import type { EmbedData } from "@/lib/wire/embed-data";
import type { EmbedViewQuery } from "@/lib/wire/embed-view";

/** What every view is made of: who looks, what was asked, how things are said. */
export type ViewAsked = {
  readonly viewer: Access & { readonly session: Sight };
  readonly query: EmbedViewQuery;
  readonly texts: Texts;
  /** Both clocks of a pinned session. */
  readonly clocks: { readonly asOf?: string; readonly knownAt?: string };
};

/** What a view comes to. */
export type ViewMade = {
  readonly html: Html;
  /** The same without markup. */
  readonly data: EmbedData;
  readonly title: string;
  readonly params: Readonly<Record<string, string>>;
  readonly meta: Meta;
  readonly isStale: boolean;
  readonly read: ReadFacts;
};

export const toAsked = (viewer: EmbedViewer, query: EmbedViewQuery): ViewAsked => ({
  ...{ viewer, query },
  texts: createTexts({ locale: query.locale, zone: query.timezone, renamed: query.words ?? {} }),
  clocks: clocksOf(viewer.session.asOf ?? query.asOf),
});

/** A pinned session stays where it is; any other may look back, and no further than now. */
const clocksOf = (asOf: string | undefined): ViewAsked["clocks"] => {
  if (asOf === undefined) return {};
  if (asOf > getContext().clock())
    throw new AppError("invalid-request", "That moment has not come.");
  return { asOf };
};

/** How far what is seen of an account was read. */
export const toRead = (
  readAt: string | null,
  rows: readonly Pick<CommitmentRow, "name" | "isIncomplete">[],
): ReadFacts => ({
  readAt,
  unread: rows.flatMap(({ name, isIncomplete }) => (isIncomplete ? [name] : [])),
  total: rows.length,
});

/** How far the reads behind an answer got, and what may be done with it. */
export const toFoot = ({ viewer, clocks }: ViewAsked, meta: Meta, readAt: string | null): Foot => {
  const now = getContext().clock();
  return {
    asOf: meta.asOf,
    isPinned: clocks.asOf !== undefined,
    now,
    readAt,
    isComplete: meta.complete,
    isStale: readAt !== null && readAt < addDuration(now, -staleAfterMs),
    actions: viewer.session.actions,
  };
};
