import type { EmbedLocale, RenamedWord } from "@/lib/domain/base/embed-words";
import type { Metric } from "@/lib/domain/base/metric";
import type { Amount } from "@/lib/domain/base/money";
import { calendarDay, type Instant, lastIncludedDay, toEpochMs } from "@/lib/domain/base/period";
import { type Html, html } from "@/lib/embed/html";
import { de } from "@/lib/embed/words-de";
import { type EmbedWords, en } from "@/lib/embed/words-en";
import { type AmountOptions, formatAmount } from "@/lib/format/format-amount";
import { formatTime, zoneLabel } from "@/lib/format/format-date";

const languages: Readonly<Record<EmbedLocale, EmbedWords>> = { en, de };

export type TextSettings = {
  readonly locale: EmbedLocale;
  /** An IANA zone: days and times are told in it. */
  readonly zone: string;
  /** What the host calls things, in place of our words. */
  readonly renamed: Readonly<Partial<Record<RenamedWord, string>>>;
};

/** "{n} of {total}" with what stands for the names. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** All that a view says, in one language, one zone and the host's own words. */
export const createTexts = ({ locale, zone, renamed }: TextSettings) => {
  const words: EmbedWords = { ...languages[locale], ...renamed };
  const day = (text: string): string => {
    const [year = "", month = "", date = ""] = text.split("-");
    const name = words.monthsShort[Number(month) - 1] ?? "";
    return locale === "de" ? `${Number(date)}. ${name} ${year}` : `${Number(date)} ${name} ${year}`;
  };
  const digits = (text: string): string =>
    locale === "de" ? text.replace(/[.,]/g, (each) => (each === "." ? "," : ".")) : text;
  /** Without markup: for pictures. */
  const amountText = (value: Amount, options: AmountOptions = {}): string => {
    const { approx, sign, prefix, suffix, digits: number } = formatAmount(value, options);
    const unit = suffix || (locale === "de" ? prefix : "");
    const before = locale === "de" ? "" : prefix;
    return `${approx}${sign}${before}${digits(number)}${unit === "" ? "" : `\u00a0${unit}`}`;
  };
  const amount = (value: Amount, options: AmountOptions = {}): Html => {
    const { approx, sign, prefix, suffix, isMemo, ...parts } = formatAmount(value, options);
    const number = digits(parts.digits);
    const unit = suffix || (locale === "de" ? prefix : "");
    const before = locale === "de" ? "" : prefix;
    return html`<span class="amount" title="${digits(parts.full)}">${isMemo && "("}${approx}${sign}<i>${before}</i>${number}${unit === "" ? null : html`<i class="unit"> ${unit}</i>`}${isMemo && ")"}</span>`;
  };
  const age = (at: Instant, now: Instant): string => {
    const minutes = Math.floor(Math.max(0, toEpochMs(now) - toEpochMs(at)) / 60_000);
    if (minutes < 1) return words.justNow;
    if (minutes < 60) return fill(words.minutesAgo, { n: minutes });
    const hours = Math.floor(minutes / 60);
    return hours < 48
      ? fill(words.hoursAgo, { n: hours })
      : fill(words.daysAgo, { n: Math.floor(hours / 24) });
  };
  const metric = <Value>(figure: Metric<Value>, print: (value: Value) => Html): Html => {
    switch (figure.kind) {
      case "value":
        return print(figure.value);
      case "incomplete":
        return html`${print(figure.value)} <span class="incomplete">${words.incomplete}</span>`;
      default:
        return html`<span class="word">${wordOf(words, figure.kind)}</span>`;
    }
  };
  return {
    ...{ words, locale, zone, amount, amountText, age, metric },
    day,
    dayOf: (at: Instant): string => day(calendarDay(at, zone)),
    lastDayOf: (end: Instant): string => day(lastIncludedDay(end, zone)),
    time: (at: Instant): string => formatTime(at, zone),
    instant: (at: Instant): string => `${day(calendarDay(at, zone))}, ${formatTime(at, zone)}`,
    zoneName: zoneLabel(zone),
    monthOf: (month: string): string =>
      `${words.months[Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(0, 4)}`,
    shortMonthOf: (month: string): string =>
      `${words.monthsShort[Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(0, 4)}`,
  };
};
export type Texts = ReturnType<typeof createTexts>;

type WordKind = Exclude<Metric<unknown>["kind"], "value" | "incomplete">;

const wordOf = (words: EmbedWords, kind: WordKind): string => {
  switch (kind) {
    case "not-started":
      return words.notStarted;
    case "no-data":
      return words.noData;
    case "not-given":
      return words.notGiven;
    case "undefined":
      return words.noCommitment;
    case "not-applicable":
      return words.notApplicable;
  }
};
