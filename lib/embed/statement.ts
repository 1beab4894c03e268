import { statementColumns } from "@/lib/domain/base/embed-words";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import type { Amount, Unit } from "@/lib/domain/base/money";
import { addMonths, lastIncludedDay } from "@/lib/domain/base/period";
import { addStatements, type MonthStatement } from "@/lib/domain/ledger/month-statement";
import { type Html, html } from "@/lib/embed/html";
import { opensProof } from "@/lib/embed/opens-proof";
import { type Foot, foot, head } from "@/lib/embed/parts";
import { fill, type Texts } from "@/lib/embed/texts";
import type { EmbedProofQuestion } from "@/lib/wire/embed-view";

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
  /** What each invoice drew in the month, as a positive amount. */
  readonly invoices: readonly { readonly id: string; readonly drawn: Amount }[];
  /** Drafts that are in no closing yet, pool by pool. */
  readonly pending: readonly { readonly name: string; readonly metric: Metric<Amount> }[];
  /** Whether a figure opens what it is made of. */
  readonly opens: boolean;
  readonly foot: Foot;
};

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

/** When the first column stands, and the last: of a month that runs, as far as it has come. */
const dayOf = (
  texts: Texts,
  { month, foot: { asOf } }: StatementFacts,
  name: string,
): Html | null => {
  const first = `${month}-01T00:00:00.000Z`;
  if (name === "opening") return html`<br>${texts.day(lastIncludedDay(first, "UTC"))}`;
  if (name !== "closing") return null;
  const end = addMonths(first, "UTC", 1);
  return html`<br>${end > asOf ? texts.dayOf(asOf) : texts.day(lastIncludedDay(end, "UTC"))}`;
};

const unitTable = (
  texts: Texts,
  facts: StatementFacts,
  pools: readonly StatementPool[],
): Html | null => {
  const { month } = facts;
  const { words } = texts;
  const [first] = pools;
  if (first === undefined) return null;
  const given = pools.flatMap(({ statement }) => (statement === null ? [] : [statement]));
  const isWhole = given.length === pools.length;
  return html`<section><table class="rows statement"><caption>${fill(words.pools, { unit: first.unit.code })}, ${texts.monthOf(month)}</caption>
<thead><tr><th scope="col">${words.pool}</th>${statementColumns.map((name) => html`<th scope="col" class="num ${name === "closing" ? "answer" : ""}">${words[name]}${dayOf(texts, facts, name)}</th>`)}</tr></thead>
<tbody>${pools.map((pool) => html`<tr><th scope="row">${pool.name}</th>${cells(texts, pool.statement, pool.unit, facts.opens ? { commitment: pool.id, month } : null)}</tr>`)}</tbody>
${pools.length > 1 && isWhole && html`<tfoot><tr><th scope="row">${words.allPools}</th>${cells(texts, addStatements(given), first.unit, null)}</tr></tfoot>`}</table>
<p class="label">${isWhole ? words.foots : words.footsNot}</p>${besideTable(texts, facts, first.unit)}</section>`;
};

/** What the month was billed by, and what has come since that no closing holds. */
const besideTable = (texts: Texts, facts: StatementFacts, unit: Unit): Html | null => {
  const { words } = texts;
  const isRunning = facts.month === facts.foot.asOf.slice(0, 7);
  const isOf = (amount: Amount | null): boolean => amount?.unit.code === unit.code;
  const lines = [
    ...facts.invoices
      .filter(({ drawn }) => isOf(drawn))
      .map(({ id, drawn }) => [
        html`${words.drawnByInvoice} <span class="mono">${id}</span>`,
        texts.amount(drawn),
      ]),
    ...facts.pending
      .filter(({ metric }) => isOf(findValue(metric)))
      .map(({ name, metric }) => [
        html`${isRunning ? words.pending : words.sincePending}, ${name}`,
        texts.metric(metric, (amount) => texts.amount(amount)),
      ]),
  ];
  return lines.length === 0
    ? null
    : html`<dl class="facts">${lines.map(([name = null, amount = null]) => html`<div><dt>${name}</dt><dd>${amount}</dd></div>`)}</dl>`;
};

/** `of` is what a figure is of that opens; null: none does, as in a total. */
const cells = (
  texts: Texts,
  statement: MonthStatement | null,
  unit: Unit,
  of: EmbedProofQuestion | null,
): Html[] =>
  statementColumns.map((name) => {
    const kind = name === "closing" ? "answer" : "";
    if (statement === null)
      return html`<td class="num ${kind}"><span class="word">${texts.words.notGiven}</span></td>`;
    const isMovement = name !== "opening" && name !== "closing";
    const amount = { amount: statement[name], unit };
    // No such movement is no zero; a balance of nothing is.
    if (isMovement && statement[name] === "0") return html`<td class="num ${kind}">–</td>`;
    const text = texts.amount(amount, { isMovement });
    return html`<td class="num ${kind}">${of === null ? text : opensProof(text, { ...of, column: name })}</td>`;
  });
