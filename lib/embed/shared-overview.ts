import { type BurnGroup, type BurnRow, prepareBurnOrder } from "@/lib/charts/prepare-burn-order";
import { prepareShares } from "@/lib/charts/prepare-shares";
import { prepareSteps } from "@/lib/charts/prepare-steps";
import { sayWhatComes } from "@/lib/charts/what-comes-words";
import type { Amount } from "@/lib/domain/base/money";
import { stepsChart } from "@/lib/embed/chart";
import { type Html, html } from "@/lib/embed/html";
import type { OverviewFacts } from "@/lib/embed/overview";
import { head, pictureOf, shareBar, todayOf } from "@/lib/embed/parts";
import { sharedEquation } from "@/lib/embed/shared-equation";
import type { Texts } from "@/lib/embed/texts";
import type { AccountDetail } from "@/lib/wire/account";
import type { CommitmentRow, Figures } from "@/lib/wire/commitment";

export type SharedOverviewFacts = OverviewFacts & Pick<AccountDetail, "nextDates">;

/** An account as it stood: what it has, pool by pool, and the dates ahead of it. */
export const sharedOverview = (texts: Texts, facts: SharedOverviewFacts): Html => {
  const { account, foot } = facts;
  const groups = prepareBurnOrder(account, foot.asOf);
  const count = account.burnOrder.length;
  return html`${head(account.name, `${count} ${count === 1 ? "commitment" : "commitments"}`)}
${groups.map(({ kind, position }) => kind === "usable" && position && sharedEquation(texts, position))}
${groups.map((group) => groupTable(texts, group))}
<div class="pair">${picture(texts, facts)}<section><h2 class="rule">Next dates</h2>${nextDates(texts, facts)}</section></div>`;
};

const picture = (texts: Texts, { pictured, foot }: SharedOverviewFacts): Html | null => {
  const chart = pictured && prepareSteps(pictured.series, pictureOf(pictured.row, foot));
  return (
    chart &&
    html`<section><h2 class="rule">${texts.words.balanceChart} <span class="label">${pictured.row.name}</span></h2>${stepsChart(chart, texts, { today: todayOf(texts, foot), comes: pictured.row.whatComes })}</section>`
  );
};

type Cell = { readonly name: string; readonly value: (figures: Figures) => Figures["available"] };

type Columns = { readonly cells: readonly Cell[]; readonly answer: Cell };

/** What can be used, is owed, or was used: each kind of pool has words of its own. */
const columnsOf = ({ words }: Texts, kind: BurnGroup["kind"]): Columns => {
  const granted: Cell = { name: words.granted, value: (figures) => figures.granted };
  const drawn: Cell = { name: words.drawn, value: (figures) => figures.drawn };
  switch (kind) {
    case "owed":
      return {
        cells: [
          { ...granted, name: "Target" },
          { ...drawn, name: "Attained" },
        ],
        answer: { name: words.stillOwed, value: ({ exposure }) => exposure },
      };
    case "hourly":
      return {
        cells: [{ name: words.committed, value: ({ committed }) => committed }],
        answer: { ...drawn, name: words.usedHours },
      };
    case "ended":
      return { cells: [granted], answer: drawn };
    case "usable":
      return {
        cells: [
          granted,
          { name: words.settled, value: ({ settled }) => settled },
          { name: words.pending, value: ({ pending }) => pending },
        ],
        answer: { name: words.available, value: ({ available }) => available },
      };
  }
};

const titles: Readonly<Record<BurnGroup["kind"], readonly [title: string, note: string]>> = {
  usable: ["Burn order", "what the next invoice draws on first"],
  owed: ["Owed", "a target to be reached, not money to spend"],
  hourly: ["Bought by the hour", "used or lost each hour"],
  ended: ["Ended", ""],
};

const groupTable = (texts: Texts, group: BurnGroup): Html => {
  const { cells, answer } = columnsOf(texts, group.kind);
  const [title, note] = titles[group.kind];
  const name = group.kind === "usable" && group.name !== null ? `, ${group.name}` : "";
  return html`<section><h2 class="rule">${title}${name} <span class="label">${note}</span></h2>
<table class="rows burn"><thead><tr><th scope="col" class="place"><span class="unseen">Place</span></th><th scope="col">${texts.words.pool}</th><th scope="col" class="barcell"><span class="unseen">As a bar</span></th>${cells.map((cell) => html`<th scope="col" class="num wide">${cell.name}</th>`)}<th scope="col" class="num answer">${answer.name}</th><th scope="col" class="num wide">Through (${texts.zoneName})</th><th scope="col" class="comes">What comes</th></tr></thead>
<tbody>${group.rows.map((row) => burnRow(texts, row, { cells, answer }))}</tbody>${total(texts, group)}</table></section>`;
};

const burnRow = (texts: Texts, { place, row }: BurnRow, { cells, answer }: Columns): Html => {
  const { metric, amount } = texts;
  const print = (cell: Cell): Html =>
    metric(cell.value(row.figures), (value: Amount) => amount(value));
  const until = row.end === null ? texts.words.noEnd : texts.lastDayOf(row.end);
  return html`<tr><td class="place">${place}</td><th scope="row">${row.name}</th><td class="barcell">${shareBar(prepareShares(row.figures))}</td>${cells.map((cell) => html`<td class="num wide">${print(cell)}</td>`)}<td class="num answer">${print(answer)}</td><td class="num wide">${until}</td><td class="comes">${comesOf(row)}</td></tr>`;
};

/** Only of pools that can be spent, of one unit: nothing else adds up to anything. */
const total = (texts: Texts, { kind, rows, position }: BurnGroup): Html | null => {
  if (kind !== "usable" || position === null || rows.length < 2) return null;
  const { metric, amount, words } = texts;
  const print = (value: Amount) => amount(value);
  return html`<tfoot><tr><td class="place"></td><th scope="row">${position.unit.code}, usable now</th><td class="barcell"></td><td class="num wide"></td><td class="num wide">${metric(position.settled, print)}</td><td class="num wide">${metric(position.pending, print)}</td><td class="num answer"><span class="unseen">${words.available} </span>${metric(position.available, print)}</td><td class="num wide"></td><td class="comes"></td></tr></tfoot>`;
};

const comesOf = ({ whatComes }: CommitmentRow): Html => {
  const { text, tone } = sayWhatComes(whatComes);
  return html`<span class="${tone === "overage" ? "danger" : tone}">${text}</span>`;
};

const atEnd: readonly AccountDetail["nextDates"][number]["kind"][] = ["term-ends", "contract-ends"];

const nextDates = (texts: Texts, { nextDates: dates }: SharedOverviewFacts): Html => {
  const { metric, amount } = texts;
  if (dates.length === 0) return html`<p class="label">Nothing was ahead in the terms on file.</p>`;
  return html`<ul class="dates">${dates.map(
    (date) =>
      html`<li><strong>${atEnd.includes(date.kind) ? texts.lastDayOf(date.at) : texts.dayOf(date.at)}</strong><span>${date.label}</span>${date.metric && html`<span class="num">${metric(date.metric, (value) => amount(value, { isEstimate: date.isEstimate }))}</span>`}</li>`,
  )}</ul>`;
};
