import { z } from "zod";
import type { Interview, Query } from "@/tests/support/answers/interview";

const position = z.looseObject({
  unit: z.object({ kind: z.string(), code: z.string() }),
  side: z.string(),
  pool: z.string(),
});
type Position = z.infer<typeof position>;
const withPositions = z.looseObject({
  data: z.looseObject({ positions: z.array(position) }),
});
const used = z.looseObject({
  data: z.looseObject({
    utilization: z.array(position.extend({ provider: z.string() })),
  }),
});
const withTotals = z.looseObject({ totals: z.array(position) });

const questionOf = ({ unit, side, pool }: Position): Record<string, string> => ({
  side,
  pool,
  kind: unit.kind,
  unit: unit.code,
});

/** So many figures of each position, others for each: a long book is asked for all of them in turn. */
const createTurns = (figures: readonly string[], each: number) => {
  let place = 0;
  return (): readonly string[] => {
    if (each >= figures.length) return figures;
    const taken = Array.from(
      { length: each },
      (_, index) => figures[(place + index) % figures.length],
    );
    place += each;
    return taken.flatMap((figure) => figure ?? []);
  };
};

/**
 * The proofs of the totals that were answered before: of the book and its sources, of the accounts that
 * were opened, and of lists as they were filtered.
 */
export const askOfProofs = async (
  interview: Interview,
  { figuresEach, limit }: { readonly figuresEach: number; readonly limit: string },
): Promise<void> => {
  const { figure: figures = [] } = await interview.wordsOf("summary/provenance");
  const turn = createTurns(figures, figuresEach);
  for (const [address, { body }] of interview.answers()) {
    const [path = "", search = ""] = address.slice(address.indexOf(" ") + 1).split("?");
    const about = withPositions.safeParse(body);
    if (about.success && (path === "summary" || /^accounts\/[^/]+$/.test(path))) {
      for (const each of about.data.data.positions)
        for (const figure of turn())
          await interview.askPages(`${path}/provenance`, {
            ...questionOf(each),
            figure,
            // A small book has few accounts, and several pages of them all the same.
            limit: path === "summary" ? "2" : limit,
          });
    }
    if (path === "summary") await askOfSources(interview, body, limit);
    if (path === "commitments" && !search.includes(" page ")) {
      await askOfList(interview, search, body, limit);
    }
  }
};

const askOfSources = async (interview: Interview, body: unknown, limit: string): Promise<void> => {
  const sources = used.safeParse(body);
  for (const { provider, ...of } of sources.data?.data.utilization ?? []) {
    const question = { ...questionOf(of), provider, figure: "utilization", limit };
    await interview.askPages("summary/provenance", question);
  }
};

/** Lists that were asked for by a view or a filter, once each: their order has no totals. */
const askOfList = async (
  interview: Interview,
  search: string,
  body: unknown,
  limit: string,
): Promise<void> => {
  const asked: Query = Object.fromEntries(new URLSearchParams(search));
  const { sort, limit: _, asOf, knownAt, ...filter } = asked;
  const names = Object.keys(filter);
  if (sort !== "risk" || names.length > 1 || names.includes("unit")) return;
  const { figure: figures = [] } = await interview.wordsOf("commitments/provenance");
  for (const each of withTotals.parse(body).totals) {
    for (const figure of figures)
      await interview.askPages("commitments/provenance", {
        ...filter,
        ...questionOf(each),
        figure,
        limit,
      });
  }
};

/** All that a proof can be asked of, of the accounts and commitments of a small book, or of so many of a large one. */
export const askEveryProof = async (interview: Interview, openedMax: number): Promise<void> => {
  await interview.ask("summary");
  const accounts = await interview.askPages("accounts", { limit: "200" });
  for (const { id } of accounts.slice(0, openedMax)) await interview.ask(`accounts/${id}`);
  const { view = [] } = await interview.wordsOf("commitments");
  const rows = new Set<string>();
  for (const each of view) {
    const query = { limit: "200", sort: "risk", view: each };
    for (const { id } of await interview.askPages("commitments", query)) rows.add(id);
  }
  for (const id of [...rows].slice(0, openedMax)) {
    const path = `commitments/${id}`;
    await interview.ask(path);
    const { figure = [] } = await interview.wordsOf(`${path}/provenance`);
    for (const each of figure) await interview.ask(`${path}/provenance`, { figure: each });
  }
  await askOfProofs(interview, { figuresEach: Number.POSITIVE_INFINITY, limit: "9" });
};
