import { type BurnGroup, prepareBurnOrder } from "@/lib/charts/prepare-burn-order";
import { prepareShares } from "@/lib/charts/prepare-shares";
import { prepareSteps } from "@/lib/charts/prepare-steps";
import { contains } from "@/lib/domain/base/period";
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
import { fill, type Texts } from "@/lib/embed/texts";
import type { AccountDetail } from "@/lib/wire/account";
import type { CommitmentRow } from "@/lib/wire/commitment";
import type { CommitmentSeries } from "@/lib/wire/series";

export type OverviewFacts = {
  readonly account: Pick<AccountDetail, "id" | "name" | "burnOrder" | "positions" | "schedule">;
  /** Whether all of the account is to be seen: else its totals would tell of the rest. */
  readonly isWhole: boolean;
  /** Of the pool that is drawn now, and what comes of it. */
  readonly pictured: { readonly series: CommitmentSeries; readonly row: CommitmentRow } | null;
  /** Those that can be changed to. */
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  /** Where the names of pools lead; null: nowhere. */
  readonly leads: "commitment" | "ledger" | null;
  readonly leadsToLedger: boolean;
  /** Whether a figure opens how it came about. */
  readonly opens: boolean;
  readonly foot: Foot;
};

/** What an account has, what is left of it, and what is drawn next. */
export const overviewView = (texts: Texts, facts: OverviewFacts): Html => {
  const { words } = texts;
  const { account, accounts } = facts;
  const groups = prepareBurnOrder(account, facts.foot.asOf);
  const many = accounts.length > 1;
  return html`${head(words.title, texts.instant(facts.foot.asOf))}
${many && html`<nav class="tabs" aria-label="${words.account}">${accounts.map(({ id, name }) => leadTo(name, "overview", { account: id }, id === account.id ? "tab on" : "tab"))}</nav>`}
${groups.map((group) => groupPart(texts, group, facts))}
${foot(texts, facts.foot)}`;
};

const groupPart = (texts: Texts, group: BurnGroup, facts: OverviewFacts): Html => {
  return html`${group.kind === "usable" && groupEquation(texts, group, facts)}
<section>${groupLine(texts, group, facts)}
${picture(texts, group, facts)}
<table class="rows pools"><tbody>${group.rows.map(({ row }) => rowPart(texts, row, facts))}</tbody></table></section>`;
};

/** Of all pools of a unit; where some may not be seen, of the one that is alone. */
const groupEquation = (
  texts: Texts,
  { rows: [first, second], position }: BurnGroup,
  { isWhole, opens, account }: OverviewFacts,
): Html | null => {
  if (isWhole && position !== null)
    return equation(
      texts,
      position,
      opens ? { account: account.id, unit: position.unit.code } : null,
    );
  if (isWhole || first === undefined || second !== undefined) return null;
  return equation(texts, first.row.figures, opens ? { commitment: first.row.id } : null);
};

/** The pools of a unit; of one alone, which part of it runs and where its ledger is. */
const groupLine = (texts: Texts, group: BurnGroup, facts: OverviewFacts): Html => {
  const { words } = texts;
  const shown = picturedIn(group, facts);
  if (group.name !== null || shown === null)
    return html`<h2 class="rule">${group.name ?? group.rows[0]?.row.name ?? ""}</h2>`;
  const { row, series } = shown;
  const { asOf } = facts.foot;
  const index = series.segments.findIndex((each) => contains(each, asOf));
  const part = series.segments[index];
  const total = series.segments.length;
  return html`<div class="line"><h2>${row.name}${
    part !== undefined &&
    html` <span class="label">${total > 1 && `${fill(words.segmentOf, { n: index + 1, total })}, `}${
      part.granted === null
        ? words.notGiven
        : texts.amount({ amount: part.granted, unit: row.unit })
    }</span>`
  }</h2>${facts.leadsToLedger && leadTo(words.ledger, "ledger", { commitment: row.id })}</div>`;
};

/** The picture stands with the pools it is of. */
const picturedIn = (
  { kind, rows }: BurnGroup,
  { pictured }: OverviewFacts,
): OverviewFacts["pictured"] =>
  kind === "usable" && rows.some(({ row }) => row.id === pictured?.row.id) ? pictured : null;

const picture = (texts: Texts, group: BurnGroup, facts: OverviewFacts): Html | null => {
  const shown = picturedIn(group, facts);
  if (shown === null) return null;
  return stepsChart(prepareSteps(shown.series, pictureOf(shown.row, facts.foot)), texts, {
    today: todayOf(texts, facts.foot),
    comes: shown.row.whatComes,
  });
};

const rowPart = (texts: Texts, row: CommitmentRow, { leads, opens }: OverviewFacts): Html => {
  const name = leads ? leadTo(row.name, leads, { commitment: row.id }, "name") : row.name;
  return html`<tr><th scope="row">${name}</th><td class="barcell">${shareBar(prepareShares(row.figures))}</td><td class="num">${leftOf(texts, row, opens)}</td><td class="note">${comesOf(texts, row)}</td></tr>`;
};

/** What can be used, is owed, or was used: a pool has one of the three. */
const leftOf = (texts: Texts, row: CommitmentRow, opens: boolean): Html => {
  const { words } = texts;
  const told = (figure: "drawn" | "exposure" | "available"): Html =>
    figureOf(texts, row.figures[figure], opens ? { commitment: row.id, figure } : null);
  if (row.model === "continuous")
    return html`${told("drawn")} <span class="word">${words.usedHours}</span>`;
  if (row.shape === "build-up")
    return html`${told("exposure")} <span class="word">${words.stillOwed}</span>`;
  return told("available");
};

export const comesOf = (texts: Texts, { whatComes, start, end, state }: CommitmentRow): Html => {
  const { words } = texts;
  if (whatComes.kind === "runs-out")
    return html`<span class="danger">${fill(words.runsOut, { date: texts.dayOf(whatComes.at) })}</span>`;
  if (state === "upcoming") return html`${fill(words.opens, { date: texts.dayOf(start) })}`;
  if (end === null) return html`${words.noEnd}`;
  const text = state === "expired" || state === "cancelled" ? words.ended : words.through;
  return html`${fill(text, { date: texts.lastDayOf(end) })}`;
};
