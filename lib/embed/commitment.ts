import { prepareShares } from "@/lib/charts/prepare-shares";
import { prepareSteps } from "@/lib/charts/prepare-steps";
import { stepsChart } from "@/lib/embed/chart";
import { type Html, html } from "@/lib/embed/html";
import { figureOf } from "@/lib/embed/opens-proof";
import {
  equation,
  type Foot,
  foot,
  head,
  leadTo,
  pictureOf,
  shareBar,
  todayOf,
} from "@/lib/embed/parts";
import type { Texts } from "@/lib/embed/texts";
import type { CommitmentDetail } from "@/lib/wire/commitment";
import type { EmbedProofQuestion } from "@/lib/wire/embed-view";
import type { CommitmentSeries } from "@/lib/wire/series";

export type CommitmentFacts = {
  readonly commitment: CommitmentDetail;
  readonly series: CommitmentSeries | null;
  /** Others that can be changed to. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly leadsToLedger: boolean;
  /** Whether a figure opens how it came about. */
  readonly opens: boolean;
  readonly foot: Foot;
};

/** One commitment: what is left of it, how it went, and its terms. */
export const commitmentView = (texts: Texts, facts: CommitmentFacts): Html => {
  const { words } = texts;
  const { commitment, others } = facts;
  const { figures, model, shape } = commitment;
  const of = facts.opens ? { commitment: commitment.id } : null;
  const isPool = model !== "continuous" && shape === "burn-down";
  return html`${head(commitment.name, html`${words.states[commitment.state]}, ${texts.instant(facts.foot.asOf)}`)}
${others.length > 1 && html`<nav class="tabs" aria-label="${words.pool}">${others.map(({ id, name }) => leadTo(name, "commitment", { commitment: id }, id === commitment.id ? "tab on" : "tab"))}</nav>`}
${isPool ? equation(texts, figures, of) : target(texts, commitment, of)}
<div class="hero">${shareBar(prepareShares(figures))}</div>${key(texts, commitment, of)}
<section><h2 class="rule">${words.balanceChart}</h2>${facts.series && stepsChart(prepareSteps(facts.series, pictureOf(commitment, facts.foot)), texts, { today: todayOf(texts, facts.foot), comes: commitment.whatComes })}${terms(texts, commitment)}</section>
${foot(texts, facts.foot, facts.leadsToLedger ? leadTo(words.ledger, "ledger", { commitment: commitment.id }) : null)}`;
};

type Of = EmbedProofQuestion | null;

/** Of what is owed or used by the hour there is nothing to spend. */
const target = (texts: Texts, { figures, model }: CommitmentDetail, of: Of): Html => {
  const { words } = texts;
  const [name, figure] =
    model === "continuous"
      ? ([words.usedHours, "drawn"] as const)
      : ([words.stillOwed, "exposure"] as const);
  return html`<dl class="equation"><div class="answer"><dt>${name}</dt><dd>${figureOf(texts, figures[figure], of && { ...of, figure })}</dd></div></dl>`;
};

const key = (texts: Texts, { figures }: CommitmentDetail, of: Of): Html => {
  const { words } = texts;
  const shown = [
    ["drawn", words.drawn],
    ["pending", words.pending],
    ["available", words.available],
    ["lapsed", words.expired],
  ] as const;
  return html`<ul class="key">${shown.map(([figure, name]) => html`<li><span class="swatch ${figure}" aria-hidden="true"></span>${name} ${figureOf(texts, figures[figure], of && { ...of, figure })}</li>`)}</ul>`;
};

const terms = (texts: Texts, { segments }: CommitmentDetail): Html => {
  const { words, metric, amount } = texts;
  return html`<table class="rows"><thead><tr><th scope="col">${words.name}</th><th scope="col" class="wide">${words.from}</th><th scope="col">${words.to}</th><th scope="col" class="num wide">${words.granted}</th><th scope="col" class="num">${words.drawn}</th><th scope="col" class="num answer">${words.available}</th></tr></thead><tbody>${segments.map(
    ({ name, start, end, figures }) =>
      html`<tr><th scope="row">${name}</th><td class="wide">${texts.dayOf(start)}</td><td>${end === null ? words.noEnd : texts.lastDayOf(end)}</td><td class="num wide">${metric(figures.committed, (value) => amount(value))}</td><td class="num">${metric(figures.drawn, (value) => amount(value))}</td><td class="num answer">${metric(figures.available, (value) => amount(value))}</td></tr>`,
  )}</tbody></table>`;
};
