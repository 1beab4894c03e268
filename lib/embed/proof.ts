import { prepareAddends } from "@/lib/charts/prepare-addends";
import type { EmbedFigure } from "@/lib/domain/base/embed-words";
import { known } from "@/lib/domain/base/metric";
import type { Instant } from "@/lib/domain/base/period";
import type { Pool } from "@/lib/domain/base/pool";
import { columnOf } from "@/lib/domain/ledger/entry-kinds";
import { entryDay } from "@/lib/embed/entry-day";
import { type Html, html, type Part } from "@/lib/embed/html";
import { opensProof } from "@/lib/embed/opens-proof";
import { lineText } from "@/lib/embed/proof-lines";
import { account, drawer, exact, type Line, section } from "@/lib/embed/proof-parts";
import { fill, type Texts } from "@/lib/embed/texts";
import type { WireAmountMetric } from "@/lib/wire/common";
import type { EmbedProofQuestion } from "@/lib/wire/embed-view";
import type { WireLedgerEntry } from "@/lib/wire/ledger";
import type { Proof } from "@/lib/wire/provenance";
import type { TotalProofPage } from "@/lib/wire/total-proof";

export type FigureFacts = {
  readonly figure: EmbedFigure;
  readonly pool: Pool;
  readonly asOf: Instant;
  readonly commitment: { readonly id: string; readonly name: string };
  readonly value: WireAmountMetric;
  readonly proof: Pick<Proof, "inputs" | "entries" | "entryCount">;
  /** Entries are part of a ledger: a session without it learns how many there are. */
  readonly mayReadEntries: boolean;
  /** The total that it is a part of. */
  readonly total: EmbedProofQuestion | null;
};

/** A figure of one commitment: formula, what adds up to it, the entries behind it. */
export const figureProof = (texts: Texts, facts: FigureFacts): Html => {
  const { words } = texts;
  const { figure, pool, proof, commitment, total } = facts;
  const title = proofTitle(texts, figure, pool);
  return drawer(texts, {
    title,
    aside: html`${commitment.name}, ${texts.instant(facts.asOf)}`,
    figure: exact(texts, facts.value),
    formula: { left: title, right: words.formulas[formulaOf(figure, pool)] },
    body: html`${section(words.inputs, null, account(texts, inputLines(texts, proof)))}
${entriesPart(texts, facts)}${total !== null && html`<p>${opensProof(words.allPools, total, "link")}</p>`}`,
  });
};

export type TotalFacts = {
  readonly figure: EmbedFigure;
  readonly asOf: Instant;
  readonly total: WireAmountMetric;
  /** The first of its addends; the others are told as one sum. */
  readonly page: TotalProofPage;
};

/** A total of an account: what each of its pools adds. */
export const totalProof = (texts: Texts, { figure, asOf, total, page }: TotalFacts): Html => {
  const { words } = texts;
  const title = proofTitle(texts, figure, "balance");
  const { rows, rest } = prepareAddends([page]);
  const lines: Line[] = rows.map(({ commitment, metric }) => ({
    text:
      commitment === null
        ? html``
        : opensProof(commitment.name, { commitment: commitment.id, figure }, "name"),
    metric,
    isResult: false,
  }));
  const others: Line[] =
    rest === null || rest.amount === null
      ? []
      : [
          {
            text: html`${fill(words.more, { n: rest.count })}`,
            metric: known(rest.amount),
            isResult: false,
          },
        ];
  const sum: Line = { text: html`${title}`, metric: total, isResult: true };
  return drawer(texts, {
    title,
    aside: html`${words.allPools}, ${texts.instant(asOf)}`,
    figure: exact(texts, total),
    formula: { left: title, right: words.formulas.total },
    body: section(words.inputs, null, account(texts, [...lines, ...others, sum])),
  });
};

export type EntryFacts = {
  readonly entry: WireLedgerEntry;
  readonly proof: Pick<Proof, "inputs">;
};

/** One entry of a ledger: when, by which invoice, and what it is made of. */
export const entryProof = (texts: Texts, { entry, proof }: EntryFacts): Html => {
  const { words } = texts;
  const { kind, unit, status, invoiceId } = entry;
  const isDraft = status === "draft";
  const name = isDraft ? words.pendingDraft : words.kinds[kind];
  const facts: readonly (readonly [string, Part])[] = [
    [words.pool, entry.commitmentName],
    [`${words.effective} (${texts.zoneName})`, entryDay(texts, entry)],
    [words.state, isDraft ? words.pending : words.settled],
    ...(invoiceId === null
      ? []
      : [[words.invoice, html`<span class="mono">${invoiceId}</span>`] as const]),
    [words.balance, exact(texts, entry.balance)],
  ];
  return drawer(texts, {
    title: name,
    aside: html`${entry.commitmentName}`,
    figure: exact(texts, known({ amount: entry.amount, unit })),
    formula: { left: words.kinds[kind], right: words.formulas[entryFormula(entry)] },
    body: html`${section(words.inputs, null, account(texts, inputLines(texts, proof)))}
${section(words.entry, null, html`<dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`)}`,
  });
};

/** How a figure is called in a pool, in the host's own words. */
export const proofTitle = ({ words }: Texts, figure: EmbedFigure, pool: Pool): string => {
  if (figure === "exposure") return words.stillOwed;
  if (figure === "lapsed") return pool === "hourly" ? words.unused : words.expired;
  if (figure === "drawn" && pool !== "balance")
    return pool === "hourly" ? words.usedHours : words.attained;
  return words[figure];
};

type FormulaName = keyof Texts["words"]["formulas"];

const formulaOf = (figure: EmbedFigure, pool: Pool): FormulaName => {
  if (figure === "drawn" && pool !== "balance") return pool === "hourly" ? "used" : "attained";
  return figure === "lapsed" && pool === "hourly" ? "unused" : figure;
};

const entryFormula = ({ kind, origin, serviceStart, isMemo }: WireLedgerEntry): FormulaName => {
  if (origin === "reported") return "reported";
  if (columnOf(kind) === "expiry") return "lapsed";
  if (serviceStart === null) return "terms";
  return isMemo ? "overage" : "usage";
};

const inputLines = (texts: Texts, { inputs }: Pick<Proof, "inputs">): Line[] =>
  inputs.map(({ label, metric, isResult }) => ({
    ...{ metric, isResult },
    text: html`${lineText(texts, label)}`,
  }));

/** The latest entries behind a figure, newest first. */
const entriesPart = (texts: Texts, facts: FigureFacts): Html | null => {
  const { words } = texts;
  const { entries, entryCount } = facts.proof;
  if (entryCount === 0) return null;
  if (!facts.mayReadEntries)
    return section(
      words.entries,
      null,
      html`<p class="note">${fill(words.standsOn, { n: entryCount })}</p>`,
    );
  const note = fill(words.entriesOf, { n: entries.length, total: entryCount });
  return section(
    words.entries,
    note,
    html`<table class="rows account"><tbody>${entries.map(
      ({ id, label, at, metric }) =>
        html`<tr><th scope="row">${opensProof(lineText(texts, label), { commitment: facts.commitment.id, entry: id }, "name")}</th><td>${texts.dayOf(at)}</td><td class="num">${exact(texts, metric)}</td></tr>`,
    )}</tbody></table>`,
  );
};
