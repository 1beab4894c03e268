import { calendarDay, daysBetween, daysLeft, type Instant } from "@/lib/domain/base/period";
import type { WhatComes } from "@/lib/domain/forecast/what-comes";

/** What happens with the last day that a term includes, and not on the day after it. */
const atEnd: readonly WhatComes["kind"][] = ["lapses", "falls-short", "ends"];

/** metrics 3.1: to the last included day of a term, to the day itself of anything else. */
export const daysTo = (
  { kind, at: event }: Pick<WhatComes, "kind"> & { readonly at: Instant },
  at: Instant,
  zone: string,
): number =>
  atEnd.includes(kind)
    ? daysLeft(event, at, zone)
    : daysBetween(calendarDay(at, zone), calendarDay(event, zone));
