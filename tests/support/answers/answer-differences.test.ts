import { expect, test } from "vitest";
import { groupDifferences, listDifferences } from "@/tests/support/answers/answer-differences";

const answersOf = (bodies: Readonly<Record<string, unknown>>) =>
  new Map(Object.entries(bodies).map(([address, body]) => [address, { status: 200, body }]));

const compare = (before: unknown, after: unknown) =>
  listDifferences(
    answersOf({ "finance summary?": before }),
    answersOf({ "finance summary?": after }),
  );

const kindsOf = (before: unknown, after: unknown) =>
  compare(before, after).map(({ kind, path }) => `${kind} ${path}`);

test("the same answers differ in nothing", () => {
  const body = { data: [{ id: "a", figures: { drawn: null } }], total: 1 };
  expect(compare(body, structuredClone(body))).toEqual([]);
});

test("a figure that moved is named by its row and its path", () => {
  const before = {
    data: [
      { id: "a", drawn: "1" },
      { id: "b", drawn: "2" },
    ],
  };
  const after = {
    data: [
      { id: "a", drawn: "1" },
      { id: "b", drawn: "3" },
    ],
  };
  expect(kindsOf(before, after)).toEqual(["value body.data[b].drawn"]);
});

test("another order, another reason and another order of fields are each their own kind", () => {
  expect(
    kindsOf({ data: [{ id: "a" }, { id: "b" }] }, { data: [{ id: "b" }, { id: "a" }] }),
  ).toEqual(["order body.data"]);
  expect(
    kindsOf(
      { drawn: { kind: "no-data", reason: "x" } },
      { drawn: { kind: "no-data", reason: "y" } },
    ),
  ).toEqual(["reason body.drawn.reason"]);
  expect(kindsOf({ left: 1, right: 2 }, { right: 2, left: 1 })).toEqual(["field-order "]);
});

test("what stands on one side alone is told, a null that became nothing among it", () => {
  expect(kindsOf({ data: [{ id: "a" }] }, { data: [] })).toEqual(["only-before body.data[a]"]);
  expect(kindsOf({ end: null }, {})).toEqual(["only-before body.end"]);
  const asked = listDifferences(answersOf({}), answersOf({ "finance summary?": {} }));
  expect(asked.map(({ kind }) => kind)).toEqual(["only-after"]);
});

test("two rows alike are two, and one of them gone is a difference", () => {
  expect(kindsOf({ lines: ["x", "x"] }, { lines: ["x"] })).toEqual([
    'only-before body.lines["x" #2]',
  ]);
});

test("a row that moved from one page to another is a difference of order and no more", () => {
  const pages = (first: readonly string[], second: readonly string[]) =>
    answersOf({
      "finance accounts?sort=name": { data: first.map((id) => ({ id })), nextCursor: "more" },
      "finance accounts?sort=name page 2": { data: second.map((id) => ({ id })), nextCursor: null },
    });
  const differences = listDifferences(pages(["a", "b"], ["c", "d"]), pages(["a", "c"], ["b", "d"]));
  expect(differences.map(({ kind, path }) => `${kind} ${path}`)).toEqual(["order rows"]);
  expect(groupDifferences(differences)).toMatchObject([
    { kind: "order", where: "finance accounts?sort=name rows", count: 1 },
  ]);
});

test("pages cut elsewhere are a difference", () => {
  const pages = (first: readonly string[], second: readonly string[]) =>
    answersOf({
      "finance accounts?": { data: first.map((id) => ({ id })) },
      "finance accounts? page 2": { data: second.map((id) => ({ id })) },
    });
  expect(listDifferences(pages(["a", "b"], ["c"]), pages(["a"], ["b", "c"]))).toHaveLength(2);
});
