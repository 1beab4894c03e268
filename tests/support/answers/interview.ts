import { z } from "zod";
import { requestOf } from "@/tests/lib/server/test-app";
import { type FoundRoute, findRoute } from "@/tests/support/answers/find-route";

export type Answer = { readonly status: number; readonly body: unknown };
export type Query = Readonly<Record<string, string>>;

export type Asker = {
  /** Stands before each address. */
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent with everything that has clocks; neither means now. */
  readonly clocks: { readonly asOf?: string; readonly knownAt?: string };
};

/** A row of any list, as far as an interview needs to know it. */
export type Row = z.infer<typeof row>;

export type Interview = {
  /** Null where there is no answer but an error, which is kept like any other answer. */
  ask(path: string, query?: Query): Promise<unknown>;
  /** A list from its first page to its last. */
  askPages(path: string, query: Query): Promise<readonly Row[]>;
  /** Parameters of a route that take one of a few words, and the words. */
  wordsOf(path: string): Promise<Readonly<Record<string, readonly string[]>>>;
  /** What was answered so far, by address, in the order of the addresses. */
  answers(): ReadonlyMap<string, Answer>;
  /** Templates of the routes that were asked. */
  asked(): ReadonlySet<string>;
};

const row = z.looseObject({ id: z.string() });
const page = z.looseObject({ data: z.array(row), nextCursor: z.string().nullable() });

const pageMax = 1_000;

/** Asks the routes of the API one after another and writes down every answer. */
export const createInterview = ({ name, headers, clocks }: Asker): Interview => {
  const answers = new Map<string, Answer>();
  const asked = new Set<string>();

  const send = async (path: string, query: Query, pageNumber: number): Promise<unknown> => {
    const found = await findRoute(`/api/v1/${path}`);
    const given = { ...query, ...clocksFor(found, clocks) };
    const { cursor, ...shown } = given;
    const response = await found.get(
      requestOf(`/api/v1/${path}?${new URLSearchParams(given)}`, { headers }),
      { params: Promise.resolve(found.params) },
    );
    const body: unknown = await response.json();
    const place = cursor === undefined ? "" : ` page ${pageNumber}`;
    const address = `${name} ${path}?${new URLSearchParams(shown)}${place}`;
    if (answers.has(address)) throw new Error(`${address} is asked twice.`);
    answers.set(address, { status: response.status, body: withoutCursor(body) });
    asked.add(found.template);
    return response.status === 200 ? body : null;
  };

  return {
    ask: (path, query = {}) => send(path, query, 1),
    askPages: async (path, query) => {
      const rows: Row[] = [];
      let cursor: string | null = null;
      for (let number = 1; number <= pageMax; number += 1) {
        const body = await send(path, cursor === null ? query : { ...query, cursor }, number);
        if (body === null) return rows;
        const { data, nextCursor } = page.parse(body);
        rows.push(...data);
        if (nextCursor === null) return rows;
        cursor = nextCursor;
      }
      throw new Error(`${path} has no last page.`);
    },
    wordsOf: async (path) => wordsOf(await findRoute(`/api/v1/${path}`)),
    answers: () => new Map([...answers].sort(([left], [right]) => (left < right ? -1 : 1))),
    asked: () => asked,
  };
};

const clocksFor = ({ get }: FoundRoute, clocks: Asker["clocks"]): Query =>
  Object.fromEntries(Object.entries(clocks).filter(([clock]) => clock in get.takes.query.shape));

/** A cursor may be written in any way; whether there is one is part of the answer. */
const withoutCursor = (body: unknown): unknown =>
  body !== null && typeof body === "object" && "nextCursor" in body
    ? { ...body, nextCursor: body.nextCursor === null ? null : "more" }
    : body;

const wordsOf = ({ get }: FoundRoute): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(get.takes.query.shape).flatMap(([name, schema]) => {
      const words = findWords(schema);
      return words === null ? [] : [[name, words]];
    }),
  );

const findWords = (schema: unknown): readonly string[] | null => {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
    ? findWords(schema.unwrap())
    : null;
};
