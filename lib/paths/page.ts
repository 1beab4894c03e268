/** Both clocks of a question: when it counts, and when we believed it. Absent means now. */
export type Clocks = {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
};

/**
 * A page of ours, before it is known at which clocks it is looked at. It is no text on purpose: what
 * turns it into an address asks for the clocks, so that no link can forget them.
 */
export type Page = {
  readonly path: string;
  readonly search: Readonly<Record<string, string>>;
  /** A place on the page. */
  readonly fragment: string | null;
};

export type Search = Readonly<Record<string, string | undefined>>;

export const toPage = (
  path: string,
  search: Search = {},
  fragment: string | null = null,
): Page => ({
  path,
  search: Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, value]],
    ),
  ),
  fragment,
});

/** The address that a browser goes to. Clocks that are set stand in it, whatever the page says. */
export const toHref = ({ path, search, fragment }: Page, { asOf, knownAt }: Clocks): string => {
  const all = new URLSearchParams(search);
  if (asOf !== undefined) all.set("asOf", asOf);
  if (knownAt !== undefined) all.set("knownAt", knownAt);
  const query = all.size > 0 ? `?${all}` : "";
  return `${path}${query}${fragment === null ? "" : `#${fragment}`}`;
};
