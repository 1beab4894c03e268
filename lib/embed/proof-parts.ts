import { type Html, html, type Part } from "@/lib/embed/html";
import type { Texts } from "@/lib/embed/texts";
import type { WireAmountMetric } from "@/lib/wire/common";

type DrawerFacts = {
  readonly title: string;
  readonly aside: Part;
  readonly figure: Part;
  readonly formula: { readonly left: string; readonly right: string };
  readonly body: Html;
};

/** All that stands above a view: what is proved, its formula, what it is made of. */
export const drawer = (
  { words }: Texts,
  { title, aside, figure, formula, body }: DrawerFacts,
): Html =>
  html`<header class="head"><h2 tabindex="-1">${words.proof}</h2><button type="button" class="link" data-act="close">${words.close}</button></header>
<p class="label">${title}</p><p class="proven">${figure}</p><p class="note">${aside}</p>
${section(words.formula, null, html`<p class="formula"><strong>${formula.left}</strong> = ${formula.right}</p>`)}
${body}`;

export const section = (title: string, note: string | null, body: Html): Html =>
  html`<section><h3 class="rule">${title}${note !== null && html` <span class="label">${note}</span>`}</h3>${body}</section>`;

export type Line = {
  readonly text: Html;
  readonly metric: WireAmountMetric;
  /** A rule above: what stands over it adds up to it. */
  readonly isResult: boolean;
};

/** Lines that are closed like every account. */
export const account = (texts: Texts, lines: readonly Line[]): Html =>
  html`<table class="rows account"><tbody>${lines.map(({ text, metric, isResult }) => html`<tr class="${isResult ? "result" : ""}"><th scope="row">${text}</th><td class="num">${exact(texts, metric)}</td></tr>`)}</tbody></table>`;

/** Every digit: what is proved is not rounded. */
export const exact = (texts: Texts, figure: WireAmountMetric): Html =>
  texts.metric(figure, (value) => texts.amount(value, { precision: "full" }));
