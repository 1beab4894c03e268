// @vitest-environment jsdom
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import {
  type SnippetFacts,
  toCurlSnippet,
  toHtmlSnippet,
  toNodeSnippet,
  toReactSnippet,
} from "@/lib/format/embed-snippets";

const facts: SnippetFacts = {
  book: "https://book.example",
  script: { path: "/embed/v1.js", integrity: "sha384-abc" },
  embedId: "emb_1",
  view: "overview",
  views: ["overview", "ledger"],
  actions: ["print"],
  origin: "https://host.example",
  look: { mode: "dark", accent: '"><script>alert(1)</script>', "hide-header": "" },
  words: { available: "</script><img src=x>", pool: "O'Brien's" },
};

test("no value of a look or a word can leave the place that it is copied into", () => {
  const document = new DOMParser().parseFromString(toHtmlSnippet(facts), "text/html");
  expect(document.querySelectorAll("script")).toHaveLength(2);
  expect(document.querySelectorAll("img")).toHaveLength(0);
  const embed = document.querySelector("commitbook-embed");
  expect(embed?.getAttribute("accent")).toBe(facts.look["accent"]);
  expect(embed?.getAttribute("hide-header")).toBe("");
  expect(document.querySelector("script")?.getAttribute("integrity")).toBe("sha384-abc");
});

test("a page without words of its own is not told of any", () => {
  expect(toHtmlSnippet({ ...facts, words: {} })).not.toContain("words");
  expect(toReactSnippet({ ...facts, words: {} })).not.toContain("words");
});

test("what goes on a server is JavaScript that parses, and a command that a shell takes as one", () => {
  const program = `async function f(app) { ${toNodeSnippet(facts)} }`;
  execFileSync(process.execPath, ["--check", "-"], { input: program });
  const odd = { ...facts, embedId: "it's" };
  const said = execFileSync("sh", [
    "-c",
    toCurlSnippet(odd).replace(/^curl/, "printf '%s\\n'"),
  ]).toString();
  const body = said.slice(said.indexOf("{"));
  expect(JSON.parse(body)).toMatchObject({ embedId: "it's", parentOrigin: facts.origin });
});
