import { expect, test } from "vitest";
import { embedErrors, renamedWords } from "@/lib/domain/base/embed-words";
import { stateWords } from "@/lib/embed/state-words";
import { de } from "@/lib/embed/words-de";
import { en } from "@/lib/embed/words-en";

const pathsOf = (value: object, before = ""): string[] =>
  Object.entries(value).flatMap(([key, each]) =>
    typeof each === "object" ? pathsOf(each, `${before}${key}.`) : [`${before}${key}`],
  );

const namesIn = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test("both languages say the same things, with the same values in them", () => {
  expect(pathsOf(de)).toEqual(pathsOf(en));
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    const [left, right] = [en[key], de[key]];
    if (typeof left === "string" && typeof right === "string")
      expect([key, namesIn(right)]).toEqual([key, namesIn(left)]);
  }
});

test("no word is empty", () => {
  for (const words of [en, de]) expect(JSON.stringify(words)).not.toContain('""');
});

test("every state has its sentences in both languages, and leads on where the other does", () => {
  for (const code of embedErrors) {
    const [left, right] = [stateWords.en[code], stateWords.de[code]];
    expect([code, right.title.length > 5, right.says.length > 5]).toEqual([code, true, true]);
    expect([code, right.button === null]).toEqual([code, left.button === null]);
  }
});

test("every word that a host may rename is a word of ours", () => {
  for (const name of renamedWords) expect(Object.keys(en)).toContain(name);
});
