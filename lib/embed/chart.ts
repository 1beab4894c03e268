import type { StepsChart } from "@/lib/charts/prepare-steps";
import { type Html, html } from "@/lib/embed/html";
import { fill, type Texts } from "@/lib/embed/texts";
import type { WhatComes } from "@/lib/wire/commitment";

type Said = {
  readonly today: string;
  /** Of the commitment that is pictured. */
  readonly comes: WhatComes;
};

/** A balance as steps. The rows below it say the same in figures, so the picture itself is not read aloud. */
export const stepsChart = (
  chart: StepsChart | null,
  texts: Texts,
  { today, comes }: Said,
): Html | null =>
  chart &&
  html`<svg class="chart" viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-label="${texts.words.balanceChart}">
${chart.ticks.map(({ y, text }) => html`<line class="grid" x1="56" x2="${chart.right}" y1="${y}" y2="${y}"/><text x="50" y="${y + 4}" text-anchor="end">${text}</text>`)}
<path class="area" d="${chart.area}"/>${chart.plans.map((plan) => html`<path class="plan" d="${plan}"/>`)}<path class="line" d="${chart.line}"/>
${chart.drops.map(({ x, from, to }) => html`<rect class="drop" x="${x - 3}" y="${from}" width="6" height="${heightOf(from, to)}"/>`)}
${chart.pending && html`<rect class="draft" x="${chart.pending.x - 6}" y="${chart.pending.from}" width="6" height="${heightOf(chart.pending.from, chart.pending.to)}"/>`}
${chart.months.map(({ x, month }) => html`<text x="${x}" y="${chart.height - 4}">${(texts.words.monthsShort[Number(month.slice(5, 7)) - 1] ?? "").slice(0, 4)}</text>`)}
${aheadPart(chart, texts, comes)}
${chart.today !== null && html`<line class="today" x1="${chart.today}" x2="${chart.today}" y1="0" y2="${chart.height - 20}"/><text class="now" x="${chart.today - 4}" y="10" text-anchor="end">${today}</text>`}
</svg>`;

const heightOf = (from: number, to: number): number =>
  Math.max(1, Math.round((to - from) * 10) / 10);

const aheadPart = ({ ahead, right }: StepsChart, texts: Texts, comes: WhatComes): Html | null => {
  if (ahead === null) return null;
  const [strong, note] = wordsOf(texts, comes);
  const y = Math.max(30, ahead.y - 18);
  // To reach a target early is no harm.
  const isOver = comes.kind === "runs-out";
  return html`<path class="ahead" d="${ahead.line}"/>${isOver && ahead.beyond !== null && html`<path class="ahead beyond" d="${ahead.beyond}"/>`}${
    isOver &&
    ahead.runOut &&
    html`<circle class="out" cx="${ahead.runOut.x}" cy="${ahead.runOut.y}" r="3.5"/>`
  }<text class="comes ${isOver ? "danger" : ""}" x="${right + 8}" y="${y}">${strong}</text><text x="${right + 8}" y="${y + 14}">${note}</text>`;
};

/** The first thing that the line leads to, on two short lines. */
const wordsOf = (texts: Texts, comes: WhatComes): readonly [string, string] => {
  const { words } = texts;
  switch (comes.kind) {
    case "runs-out":
      return [texts.dayOf(comes.at), words.runsOutThen];
    case "lapses":
      return [
        texts.amountText(comes.unused, { isEstimate: true }),
        fill(words.lapsesOn, { date: texts.lastDayOf(comes.at) }),
      ];
    case "falls-short":
      return [
        texts.amountText(comes.shortfall, { isEstimate: true }),
        fill(words.shortOn, { date: texts.lastDayOf(comes.at) }),
      ];
    case "reaches-target":
      return [texts.dayOf(comes.at), words.reached];
    case "hands-over":
      return [texts.dayOf(comes.at), words.handsOver];
    default:
      return ["", ""];
  }
};
