import { statementColumns } from "@/lib/domain/base/embed-words";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import { type Amount, isZero, type Unit } from "@/lib/domain/base/money";
import { addMonths, lastIncludedDay } from "@/lib/domain/base/period";
import type { MonthState } from "@/lib/domain/ledger/month-state";
import { addStatements, type MonthStatement } from "@/lib/domain/ledger/month-statement";
import { type Html, html, type Part } from "@/lib/embed/html";
import { longId } from "@/lib/embed/long-id";
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

/** What stands beside the table of a unit. */
export type StatementUnit = {
  readonly unit: Unit;
  /** The closing that the invoices of the month come to. */
  readonly billedClosing: Metric<Amount>;
  /** closing − closing as billed: what was drawn without an invoice. */
  readonly notInvoiced: Metric<Amount>;
  readonly state: MonthState;
};

/** Drafts that are in no closing yet. */
export type StatementDrafts = {
  readonly name: string;
  readonly unit: Unit;
  readonly metric: Metric<Amount>;
  /** null where nobody knows. */
  readonly drafts: number | null;
};

export type StatementFacts = {
  /** "2026-10" */
  readonly month: string;
  /** Newest first. */
  readonly months: readonly string[];
  readonly pools: readonly StatementPool[];
  /** What each invoice drew in the month, as a positive amount. */
  readonly invoices: readonly { readonly id: string; readonly drawn: Amount }[];
  /** In the order of the tables. */
  readonly units: readonly StatementUnit[];
  readonly pending: readonly StatementDrafts[];
  /** Whether a figure opens what it is made of. */
  readonly opens: boolean;
  readonly foot: Foot;
};

/** A month of every pool: opening, what moved, closing; it foots across and down. */
export const statementView = (texts: Texts, facts: StatementFacts): Html =>
  html`${head(`${texts.words.statement}, ${texts.monthOf(facts.month)}`, picker(texts, facts))}
${facts.units.map((unit) => unitTable(texts, facts, unit))}
${foot(texts, facts.foot)}`;

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

const unitTable = (texts: Texts, facts: StatementFacts, of: StatementUnit): Html => {
  const { month } = facts;
  const { words } = texts;
  const pools = facts.pools.filter(({ unit }) => unit.code === of.unit.code);
  const given = pools.flatMap(({ statement }) => (statement === null ? [] : [statement]));
  const isWhole = given.length === pools.length;
  return html`<section><table class="rows statement"><caption>${fill(words.pools, { unit: of.unit.code })}, ${texts.monthOf(month)}</caption>
<thead><tr><th scope="col">${words.pool}</th>${statementColumns.map((name) => html`<th scope="col" class="num ${name === "closing" ? "answer" : ""}">${words[name]}${dayOf(texts, facts, name)}</th>`)}</tr></thead>
<tbody>${pools.map((pool) => html`<tr><th scope="row">${pool.name}</th>${cells(texts, pool.statement, pool.unit, facts.opens ? { commitment: pool.id, month } : null)}</tr>`)}</tbody>
${pools.length > 1 && isWhole && html`<tfoot><tr><th scope="row">${words.allPools}</th>${cells(texts, addStatements(given), of.unit, null)}</tr></tfoot>`}</table>
${besideTable(texts, facts, of)}<p class="label">${isWhole ? words.foots : words.footsNot}, ${stateOf(texts, of.state)}</p></section>`;
};

/** Whether the month stays as it is told, as far as anybody knows. */
const stateOf = (texts: Texts, state: MonthState): string => {
  const { words } = texts;
  switch (state.kind) {
    case "running":
      return words.monthRuns;
    case "not-read":
      return words.monthNotRead;
    case "drafts-not-known":
      return words.monthDraftsNotKnown;
    case "drafts-left":
      return fill(words.monthDraftsLeft, { drafts: countDrafts(texts, state.drafts) });
    case "settled":
      return state.since === null
        ? words.monthSettled
        : fill(words.monthSettledSince, { date: texts.dayOf(state.since) });
  }
};

const countDrafts = ({ words }: Texts, n: number): string =>
  n === 1 ? words.oneDraft : fill(words.drafts, { n });

/** What the month was billed by and comes to, and what has come since that no closing holds. */
const besideTable = (texts: Texts, facts: StatementFacts, of: StatementUnit): Html => {
  const { words } = texts;
  const print = (amount: Amount): Html => texts.amount(amount);
  const difference = findValue(of.notInvoiced);
  const isNamed = difference !== null && !isZero(difference.amount);
  const billed: Line[] = [
    [words.closingAsBilled, texts.metric(of.billedClosing, print)],
    [isNamed ? words.notInvoiced : words.difference, texts.metric(of.notInvoiced, print)],
  ];
  return html`<div class="beside">${factList(cameOf(texts, facts, of))}${factList(billed)}</div>`;
};

type Line = readonly [Part, Html];

const factList = (lines: readonly Line[]): Html | null =>
  lines.length === 0
    ? null
    : html`<dl class="facts">${lines.map(([name, amount]) => html`<div><dt>${name}</dt><dd>${amount}</dd></div>`)}</dl>`;

const cameOf = (texts: Texts, facts: StatementFacts, of: StatementUnit): Line[] => {
  const { words } = texts;
  const isOf = (unit: Unit): boolean => unit.code === of.unit.code;
  const when = facts.month === facts.foot.asOf.slice(0, 7) ? words.pending : words.sincePending;
  const count = (n: number | null): string => (n === null ? "" : `, ${countDrafts(texts, n)}`);
  return [
    ...facts.invoices
      .filter(({ drawn }) => isOf(drawn.unit))
      .map(
        ({ id, drawn }): Line => [html`${words.drawnByInvoice} ${longId(id)}`, texts.amount(drawn)],
      ),
    ...facts.pending
      .filter(({ unit }) => isOf(unit))
      .map(
        ({ name, metric, drafts }): Line => [
          `${when}, ${name}${count(drafts)}`,
          texts.metric(metric, (amount) => texts.amount(amount)),
        ],
      ),
  ];
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
