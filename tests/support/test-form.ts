/** TEST_FORM=long asks everything; the ordinary form asks as much as a run of all tests has time for. */
export const isLongForm = process.env["TEST_FORM"] === "long";

/** What the ordinary form takes of the whole: its first, spread evenly to its end. */
export const someOf = <Item>(whole: readonly Item[], ordinaryMax: number): readonly Item[] =>
  isLongForm || whole.length <= ordinaryMax
    ? whole
    : Array.from({ length: ordinaryMax }, (_, place) =>
        Math.floor((place * whole.length) / ordinaryMax),
      ).flatMap((place) => whole.slice(place, place + 1));
