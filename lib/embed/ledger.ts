import { entryDay } from "@/lib/embed/entry-day";
import { type Html, html } from "@/lib/embed/html";
import { groupEntries, groupRow } from "@/lib/embed/ledger-groups";
import { longId } from "@/lib/embed/long-id";
import { opensProof } from "@/lib/embed/opens-proof";
import { type Foot, foot, head, leadTo } from "@/lib/embed/parts";
import { fill, type Texts } from "@/lib/embed/texts";
import { entryMark } from "@/lib/format/entry-words";
import type { ScheduleRow } from "@/lib/wire/agreement";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

export type LedgerFacts = {
  readonly entries: readonly WireLedgerEntry[];
  readonly total: number;
  readonly nextCursor: string | null;
  /** What is shown, to show the next of it. */
  readonly params: Readonly<Record<string, string>>;
  readonly status: "settled" | "pending" | null;
  /** null where all pools of an account stand in one ledger. */
  readonly poolName: string | null;
  /** Whose terms part the entries; null: nothing does. */
  readonly parted: ScheduleRow | null;
  readonly isPaper: boolean;
  readonly isFirstPage: boolean;
  /** Whether a row opens what it is made of. */
  readonly opens: boolean;
  readonly foot: Foot;
};

/** Entries, newest first, with the balance after each. */
export const ledgerView = (texts: Texts, facts: LedgerFacts): Html => {
  const { words } = texts;
  const { entries, total, params } = facts;
  const count = { n: entries.length, total };
  const said = facts.isPaper && entries.length < total ? words.firstOf : words.entriesOf;
  return html`${head(facts.poolName ?? words.ledger, fill(said, count))}
<nav class="tabs" aria-label="${words.entry}">${tab(texts, facts, null)}${tab(texts, facts, "settled")}${tab(texts, facts, "pending")}</nav>
<table class="ledger"><thead><tr><th scope="col">${words.effective} (${texts.zoneName})</th><th scope="col">${words.entry}</th>${facts.poolName === null && html`<th scope="col" class="wide">${words.pool}</th>`}<th scope="col" class="wide">${words.invoice}</th><th scope="col" class="num">${words.amount}</th><th scope="col" class="num answer">${words.balance}</th></tr></thead>
<tbody>${rows(texts, facts)}</tbody></table>
${foot(texts, facts.foot, [
  facts.isFirstPage ? null : leadTo(words.newest, "ledger", without(params, "cursor")),
  facts.nextCursor === null
    ? null
    : leadTo(words.older, "ledger", { ...params, cursor: facts.nextCursor }),
])}`;
};

const without = (params: Readonly<Record<string, string>>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(params).filter(([each]) => each !== name));

const tab = ({ words }: Texts, facts: LedgerFacts, status: LedgerFacts["status"]): Html => {
  const rest = without(without(facts.params, "cursor"), "status");
  const params = status === null ? rest : { ...rest, status };
  const text = status === null ? words.all : words[status];
  return leadTo(text, "ledger", params, status === facts.status ? "tab on" : "tab");
};

const rows = (texts: Texts, facts: LedgerFacts): Html[] => {
  const { entries, parted, poolName } = facts;
  if (parted === null) return entries.map((entry) => row(texts, entry, facts));
  const of = { row: parted, columns: poolName === null ? 6 : 5, asOf: facts.foot.asOf };
  return groupEntries(entries, parted).flatMap((group) => [
    ...(group.segment === null ? [] : [groupRow(texts, group.segment, of)]),
    ...group.entries.map((entry) => row(texts, entry, facts)),
  ]);
};

const row = (texts: Texts, entry: WireLedgerEntry, { poolName, opens }: LedgerFacts): Html => {
  const { words } = texts;
  const isDraft = entry.status === "draft";
  const mark = isDraft ? "pending" : entryMark(entry.kind);
  const name = isDraft ? words.pendingDraft : words.kinds[entry.kind];
  const { unit, isMemo, id, commitmentId } = entry;
  const amount = texts.amount({ amount: entry.amount, unit }, { isMovement: !isMemo, isMemo });
  return html`<tr class="${isDraft ? "pending" : "posted"}"><td>${entryDay(texts, entry)}</td><th scope="row"><span class="swatch ${mark}" aria-hidden="true"></span>${opens ? opensProof(name, { commitment: commitmentId, entry: id }, "name") : name}</th>${poolName === null && html`<td class="wide">${entry.commitmentName}</td>`}<td class="wide">${entry.invoiceId === null ? "" : longId(entry.invoiceId)}</td><td class="num">${amount}</td><td class="num answer">${texts.metric(entry.balance, (value) => texts.amount(value))}</td></tr>`;
};
