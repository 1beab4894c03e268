import type { Unit } from "@/lib/domain/base/money";
import { addStatements, type MonthStatement } from "@/lib/domain/ledger/month-statement";
import { type Html, html } from "@/lib/embed/html";
import { type Foot, foot, head } from "@/lib/embed/parts";
import { fill, type Texts } from "@/lib/embed/texts";

export type StatementPool = {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  /** null where a grant is not given: there is no balance then. */
  readonly statement: MonthStatement | null;
};

export type StatementFacts = {
  /** "2026-10" */
  readonly month: string;
  /** Newest first. */
  readonly months: readonly string[];
  readonly pools: readonly StatementPool[];
  readonly foot: Foot;
};

const columns = ["opening", "granted", "drawn", "expired", "other", "closing"] as const;

/** A month of every pool: opening, what moved, closing; it foots across and down. */
export const statementView = (texts: Texts, facts: StatementFacts): Html => {
  const { words } = texts;
  const units = [...new Set(facts.pools.map(({ unit }) => unit.code))];
  return html`${head(`${words.statement}, ${texts.monthOf(facts.month)}`, picker(texts, facts))}
${units.map((code) =>
  unitTable(
    texts,
    facts,
    facts.pools.filter(({ unit }) => unit.code === code),
  ),
)}
${foot(texts, facts.foot)}`;
};

const picker = (texts: Texts, { month, months }: StatementFacts): Html =>
  html`<select name="month" aria-label="${texts.words.month}">${months.map((each) =>
    each === month
      ? html`<option value="${each}" selected>${texts.shortMonthOf(each)}</option>`
      : html`<option value="${each}">${texts.shortMonthOf(each)}</option>`,
  )}</select>`;

const unitTable = (
  texts: Texts,
  { month }: StatementFacts,
  pools: readonly StatementPool[],
): Html | null => {
  const { words } = texts;
  const [first] = pools;
  if (first === undefined) return null;
  const given = pools.flatMap(({ statement }) => (statement === null ? [] : [statement]));
  const isWhole = given.length === pools.length;
  return html`<section><table class="rows statement"><caption>${fill(words.pools, { unit: first.unit.code })}, ${texts.monthOf(month)}</caption>
<thead><tr><th scope="col">${words.pool}</th>${columns.map((name) => html`<th scope="col" class="num ${name === "closing" ? "answer" : ""}">${words[name]}</th>`)}</tr></thead>
<tbody>${pools.map((pool) => html`<tr><th scope="row">${pool.name}</th>${cells(texts, pool.statement, pool.unit)}</tr>`)}</tbody>
${pools.length > 1 && isWhole && html`<tfoot><tr><th scope="row">${words.allPools}</th>${cells(texts, addStatements(given), first.unit)}</tr></tfoot>`}</table>
<p class="label">${isWhole ? words.foots : words.footsNot}</p></section>`;
};

const cells = (texts: Texts, statement: MonthStatement | null, unit: Unit): Html[] =>
  columns.map((name) => {
    const kind = name === "closing" ? "answer" : "";
    if (statement === null)
      return html`<td class="num ${kind}"><span class="word">${texts.words.notGiven}</span></td>`;
    const isMovement = name !== "opening" && name !== "closing";
    const amount = { amount: statement[name], unit };
    // No such movement is no zero; a balance of nothing is.
    return isMovement && statement[name] === "0"
      ? html`<td class="num ${kind}">–</td>`
      : html`<td class="num ${kind}">${texts.amount(amount, { isMovement })}</td>`;
  });
