import { nextReadAt } from "@/lib/domain/base/freshness";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { fill, type Texts } from "@/lib/embed/texts";

/** How far the reads behind a view came. */
export type ReadFacts = {
  readonly readAt: Instant | null;
  /** What could not be read whole, by name, and of how many. */
  readonly unread: readonly string[];
  readonly total: number;
};

export type StateText = { readonly title: string; readonly says: string };

const hourMs = 3_600_000;
const namesMax = 3;

/** What can be said of a state beside its fixed words, with ages and names; null: those say all. */
export const stateTextOf = (
  texts: Texts,
  state: "provider-unavailable" | "data-stale" | null,
  { readAt, unread, total, now }: ReadFacts & { readonly now: Instant },
): StateText | null => {
  const { words } = texts;
  const read =
    readAt === null ? words.neverRead : fill(words.readOn, { date: texts.instant(readAt) });
  if (state === "data-stale" && readAt !== null) {
    const next = fill(words.nextTry, { time: texts.time(nextReadAt(now)) });
    return { title: fill(words.figuresOld, { age: ageOf(readAt, now) }), says: `${read} ${next}` };
  }
  const [name] = unread;
  if (state !== "provider-unavailable" || name === undefined) return null;
  if (unread.length === 1) return { title: fill(words.oneUnread, { name }), says: read };
  const rest = unread.length > namesMax ? ", …" : ".";
  return {
    title: fill(words.someUnread, { n: unread.length, total }),
    says: `${unread.slice(0, namesMax).join(", ")}${rest} ${read}`,
  };
};

/** Both languages shorten hours and days alike. */
const ageOf = (at: Instant, now: Instant): string => {
  const hours = Math.floor(Math.max(0, toEpochMs(now) - toEpochMs(at)) / hourMs);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
};
