import { type Html, html, type Part } from "@/lib/embed/html";
import type { Texts } from "@/lib/embed/texts";
import type { WireAmountMetric } from "@/lib/wire/common";
import type { EmbedProofQuestion } from "@/lib/wire/embed-view";

/** What is pressed to see how something came about. */
export const opensProof = (text: Part, question: EmbedProofQuestion, kind = "figure"): Html =>
  html`<button type="button" class="${kind}" aria-haspopup="dialog" data-proof="${JSON.stringify(question)}">${text}</button>`;

/** A figure that opens; a word in its place has nothing behind it, and where nothing opens it is text. */
export const figureOf = (
  texts: Texts,
  figure: WireAmountMetric,
  question: EmbedProofQuestion | null,
): Html => {
  const text = texts.metric(figure, (value) => texts.amount(value));
  const isNumber = figure.kind === "value" || figure.kind === "incomplete";
  return question !== null && isNumber ? opensProof(text, question) : text;
};
