import { toneClass } from "@/components/figures/tone";
import { sayWhatComes } from "@/lib/charts/what-comes-words";
import { formatLastDay } from "@/lib/format/format-date";
import type { WhatComes } from "@/lib/wire/commitment";

export const WhatComesText = ({ value }: { readonly value: WhatComes }) => {
  const { text, tone, title } = sayWhatComes(value);
  return (
    <span className={toneClass[tone]} title={title}>
      {text}
    </span>
  );
};

/** "31 Dec 2026": the last included day. */
export const throughText = (end: string | null, zone: string): string =>
  end === null ? "No end" : formatLastDay(end, zone);
