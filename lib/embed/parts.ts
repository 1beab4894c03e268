import type { PoolShares } from "@/lib/charts/prepare-shares";
import { type EmbedAction, embedFormats } from "@/lib/domain/base/embed-words";
import type { Instant } from "@/lib/domain/base/period";
import { type Html, html, type Part } from "@/lib/embed/html";
import { figureOf } from "@/lib/embed/opens-proof";
import { fill, type Texts } from "@/lib/embed/texts";
import type { CommitmentRow } from "@/lib/wire/commitment";
import type { WireAmountMetric } from "@/lib/wire/common";
import type { EmbedProofQuestion } from "@/lib/wire/embed-view";

/** How far the reads behind a view had got, and what may be done with it. */
export type Foot = {
  readonly asOf: Instant;
  /** A snapshot says no "ago". */
  readonly isPinned: boolean;
  readonly now: Instant;
  readonly readAt: Instant | null;
  readonly isComplete: boolean;
  readonly isStale: boolean;
  readonly actions: readonly EmbedAction[];
};

export const head = (title: string, aside: Part): Html =>
  html`<header class="head"><h1>${title}</h1><p class="aside">${aside}</p></header>`;

/**
 * Available = Settled − Pending, the answer first. The signs between them are drawn by the style sheet: a list
 * of terms holds terms alone. `of` is what the figures are of; null: they do not open.
 */
export const equation = (
  texts: Texts,
  figures: {
    readonly available: WireAmountMetric;
    readonly settled: WireAmountMetric;
    readonly pending: WireAmountMetric;
  },
  of: EmbedProofQuestion | null,
): Html => {
  const { words } = texts;
  const term = (figure: "available" | "settled" | "pending", kind: string): Html =>
    html`<div class="${kind}"><dt>${words[figure]}</dt><dd>${figureOf(texts, figures[figure], of && { ...of, figure })}</dd></div>`;
  return html`<dl class="equation">${term("available", "answer")}${term("settled", "equals")}${term("pending", "pending minus")}</dl>`;
};

/** A bar of what a pool holds; its amounts stand beside it in text. */
export const shareBar = (shares: PoolShares | null): Html =>
  shares === null
    ? html`<span class="bar empty" aria-hidden="true"></span>`
    : html`<span class="bar" aria-hidden="true">${shares.parts.map(
        ({ mark, percent }) => html`<span class="${mark}" style="width:${percent}%"></span>`,
      )}</span>`;

export const foot = (texts: Texts, facts: Foot, more: Part = null): Html => {
  const { words } = texts;
  const may = (action: EmbedAction) => facts.actions.includes(action);
  const files = embedFormats.map(
    (format) =>
      may(`export.${format}`) &&
      html`<button type="button" data-act="export.${format}">${words.export[format]}</button>`,
  );
  return html`<footer class="foot"><p>${facts.isPinned ? fill(words.asOf, { date: texts.instant(facts.asOf) }) : readWords(texts, facts)}</p><p class="acts">${more}${may("print") && html`<button type="button" data-act="print">${words.print}</button>`}${files}</p></footer>`;
};

const readWords = (texts: Texts, { readAt, now, isComplete, isStale }: Foot): Html => {
  const { words } = texts;
  if (readAt === null) return html`<span class="warn">${words.neverRead}</span>`;
  const age = texts.age(readAt, now);
  const title = texts.instant(readAt);
  if (!isComplete)
    return html`<span class="warn" title="${title}">${fill(words.incompleteRead, { age })}</span>`;
  return isStale
    ? html`<span class="warn" title="${title}">${fill(words.staleRead, { age })}</span>`
    : html`<span title="${title}">${fill(words.complete, { age })}</span>`;
};

/** A button that shows another view, or the same of something else. */
export const leadTo = (
  text: Part,
  view: string,
  params: Readonly<Record<string, string>> = {},
  kind = "link",
): Html =>
  html`<button type="button" class="${kind}" data-view="${view}" data-params="${JSON.stringify(params)}">${text}</button>`;

/** A snapshot has no today. */
export const todayOf = (texts: Texts, { isPinned, asOf }: Foot): string =>
  isPinned ? texts.dayOf(asOf) : texts.words.today;

/** What a picture of a commitment has to know beside its series. */
export const pictureOf = (
  { rolledOverFrom }: Pick<CommitmentRow, "rolledOverFrom">,
  { asOf }: Foot,
): { readonly at: Instant; readonly isRollover: boolean } => ({
  at: asOf,
  isRollover: rolledOverFrom !== null,
});
