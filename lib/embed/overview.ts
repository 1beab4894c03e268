import { type BurnGroup, prepareBurnOrder } from "@/lib/charts/prepare-burn-order";
import { prepareShares } from "@/lib/charts/prepare-shares";
import { prepareSteps } from "@/lib/charts/prepare-steps";
import { stepsChart } from "@/lib/embed/chart";
import { type Html, html } from "@/lib/embed/html";
import { equation, type Foot, foot, head, leadTo, shareBar, todayOf } from "@/lib/embed/parts";
import { fill, type Texts } from "@/lib/embed/texts";
import type { AccountDetail } from "@/lib/wire/account";
import type { CommitmentRow } from "@/lib/wire/commitment";
import type { CommitmentSeries } from "@/lib/wire/series";

export type OverviewFacts = {
  readonly account: Pick<AccountDetail, "id" | "name" | "burnOrder" | "positions" | "schedule">;
  /** Whether all of the account is to be seen: else its totals would tell of the rest. */
  readonly isWhole: boolean;
  /** Of the pool that is drawn now. */
  readonly series: CommitmentSeries | null;
  /** Those that can be changed to. */
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  /** Where the names of pools lead; null: nowhere. */
  readonly leads: "commitment" | "ledger" | null;
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
  const [first] = group.rows;
  const { position } = group;
  const own = facts.isWhole
    ? position
    : first && group.rows.length === 1
      ? first.row.figures
      : null;
  return html`${group.kind === "usable" && own && equation(texts, own)}
<section><h2 class="rule">${group.name ?? first?.row.name ?? ""}</h2>
${facts.series && isPictured(facts.series, group) && stepsChart(prepareSteps(facts.series, facts.foot.asOf), texts, todayOf(texts, facts.foot))}
<table class="rows"><tbody>${group.rows.map(({ row }) => rowPart(texts, row, facts))}</tbody></table></section>`;
};

/** The picture stands with the pools it is of. */
const isPictured = ({ unit }: CommitmentSeries, { kind, rows }: BurnGroup): boolean =>
  kind === "usable" && rows[0]?.row.unit.code === unit.code;

const rowPart = (texts: Texts, row: CommitmentRow, { leads }: OverviewFacts): Html => {
  const name = leads ? leadTo(row.name, leads, { commitment: row.id }, "name") : row.name;
  return html`<tr><th scope="row">${name}</th><td class="barcell">${shareBar(prepareShares(row.figures))}</td><td class="num">${leftOf(texts, row)}</td><td class="note">${comesOf(texts, row)}</td></tr>`;
};

/** What can be used, is owed, or was used: a pool has one of the three. */
const leftOf = ({ metric, amount, words }: Texts, row: CommitmentRow): Html => {
  if (row.model === "continuous")
    return html`${metric(row.figures.drawn, (value) => amount(value))} <span class="word">${words.usedHours}</span>`;
  if (row.shape === "build-up")
    return html`${metric(row.figures.exposure, (value) => amount(value))} <span class="word">${words.stillOwed}</span>`;
  return metric(row.figures.available, (value) => amount(value));
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
