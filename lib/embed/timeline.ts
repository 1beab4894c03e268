import {
  type AccountTimeline,
  prepareAccountTimeline,
  type TimelineBar,
} from "@/lib/charts/prepare-account-timeline";
import { shareParts } from "@/lib/charts/prepare-shares";
import { type Html, html } from "@/lib/embed/html";
import { type Foot, foot, head } from "@/lib/embed/parts";
import type { Texts } from "@/lib/embed/texts";
import type { ScheduleRow } from "@/lib/wire/agreement";

export type TimelineFacts = { readonly schedule: readonly ScheduleRow[]; readonly foot: Foot };

/** Every commitment on one axis, with what each term holds; the table says it in words. */
export const timelineView = (texts: Texts, { schedule, foot: facts }: TimelineFacts): Html => {
  const { words } = texts;
  const timeline = prepareAccountTimeline(schedule, facts.asOf);
  return html`${head(words.timeline, texts.instant(facts.asOf))}
<table class="rows timeline"><thead><tr><th scope="col">${words.pool}</th><th scope="col"><span class="unseen">${words.timeline}</span>${axis(texts, timeline)}</th></tr></thead>
<tbody>${timeline.lanes.map((lane) => html`<tr><th scope="row">${lane.name}<ul class="said">${termsOf(texts, schedule, lane.name)}</ul></th><td><div class="lane" aria-hidden="true">${lane.bars.map(bar)}${timeline.today && html`<span class="now" style="left:${round(timeline.today.left)}%"></span>`}</div></td></tr>`)}</tbody></table>
${foot(texts, facts)}`;
};

const round = (value: number): number => Math.round(value * 100) / 100;

/** A name is written to the right of where its month begins: the last of them has no room for one. */
const lastName = 80;

/** As many months as a wide page has room for; a narrower one shows every second, every fourth. */
const axis = ({ words }: Texts, { months }: AccountTimeline): Html => {
  const step = Math.max(1, Math.ceil(months.length / 8));
  return html`<div class="axis" aria-hidden="true">${months
    .filter(({ left }, index) => index % step === 0 && left <= lastName)
    .map(({ left, startMs }) => {
      const at = new Date(startMs);
      const month = words.monthsShort[at.getUTCMonth()] ?? "";
      return html`<span style="left:${round(left)}%">${month} ${at.getUTCFullYear()}</span>`;
    })}</div>`;
};

const bar = ({ left, width, phase, parts }: TimelineBar): Html =>
  html`<span class="span ${phase}" style="left:${round(left)}%;width:${round(width)}%">${
    parts &&
    shareParts([
      ["drawn", parts.drawn],
      ["pending", parts.pending],
      ["available", parts.left ?? "0"],
      ["lapsed", parts.lapsed],
    ]).map(
      ({ mark, percent }) => html`<span class="bar-part ${mark}" style="width:${percent}%"></span>`,
    )
  }</span>`;

/** The dates of each term, for who sees no bars. */
const termsOf = (texts: Texts, schedule: readonly ScheduleRow[], name: string): Html[] =>
  schedule
    .filter(({ commitment }) => commitment.name === name)
    .flatMap(({ segments, unit }) =>
      segments.map(({ start, end, granted }) => {
        const until = end === null ? texts.words.noEnd : texts.lastDayOf(end);
        const amount =
          granted === null ? texts.words.notGiven : texts.amount({ amount: granted, unit });
        return html`<li>${texts.dayOf(start)} – ${until}: ${amount}</li>`;
      }),
    );
