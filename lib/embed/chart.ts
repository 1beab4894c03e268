import type { StepsChart } from "@/lib/charts/prepare-steps";
import { type Html, html } from "@/lib/embed/html";
import type { Texts } from "@/lib/embed/texts";

/** A balance as steps. The rows below it say the same in figures, so the picture itself is not read aloud. */
export const stepsChart = (chart: StepsChart | null, texts: Texts, today: string): Html | null =>
  chart &&
  html`<svg class="chart" viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-label="${texts.words.balanceChart}">
${chart.ticks.map(({ y, text }) => html`<line class="grid" x1="56" x2="${chart.width}" y1="${y}" y2="${y}"/><text x="50" y="${y + 4}" text-anchor="end">${text}</text>`)}
<path class="area" d="${chart.area}"/><path class="line" d="${chart.line}"/>
${chart.drops.map(({ x, from, to }) => html`<rect class="drop" x="${x - 3}" y="${from}" width="6" height="${Math.max(1, Math.round((to - from) * 10) / 10)}"/>`)}
${chart.months.map(({ x, month }) => html`<text x="${x}" y="${chart.height - 4}">${(texts.words.monthsShort[Number(month.slice(5, 7)) - 1] ?? "").slice(0, 4)}</text>`)}
${chart.today !== null && html`<line class="today" x1="${chart.today}" x2="${chart.today}" y1="0" y2="${chart.height - 20}"/><text class="now" x="${chart.today - 4}" y="10" text-anchor="end">${today}</text>`}
</svg>`;
