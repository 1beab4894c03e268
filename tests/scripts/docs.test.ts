import { describe, expect, test } from "vitest";
import {
  checkPage,
  listAnchors,
  listMissingReadmes,
  listUnnamedFiles,
} from "@/scripts/lib/docs.mjs";

const present = new Set([
  "README.md",
  "docs/architecture.md",
  "docs/architecture.md#the-two-clocks",
  "lib/domain",
  "lib/domain/base/money.ts",
  "app/(dashboard)/accounts/[accountId]/page.tsx",
]);
const repository = { exists: (path: string) => present.has(path), scripts: ["up"] };
const check = (text: string, page = "README.md") =>
  checkPage(page, text, repository).map(({ line, what }) => `${line}: ${what}`);

describe("a page that says what is so", () => {
  test.each([
    "See `lib/domain/base/money.ts`, and `lib/domain/`.",
    "`app/(dashboard)/accounts/[accountId]/page.tsx`",
    "All of `lib/domain/*.ts`; `lib/domain/base/money.ts:12`.",
    "[the plan](docs/architecture.md#the-two-clocks) and [elsewhere](https://example.test/lib/x)",
    "```\nnpm run up\nnode lib/domain/base/money.ts --help\n```",
    "Outside code, lib/nowhere.ts is just words. `https://example.test/lib/nowhere`",
    "`GET /api/v1/lib/none` `@/lib/none`",
  ])("%s", (text) => expect(check(text)).toEqual([]));

  test("paths may be told from the page's own folder", () => {
    expect(check("[up](../README.md) [self](#x)", "docs/architecture.md")).toEqual([
      "1: docs/architecture.md has no heading #x",
    ]);
  });
});

describe("a page that does not", () => {
  test.each([
    ["one\n`lib/domain/gone.ts`", "2: lib/domain/gone.ts does not exist"],
    ["`lib/gone/*.ts`", "1: lib/gone does not exist"],
    ["```\ncd x\nnode scripts/gone.mjs\n```", "3: scripts/gone.mjs does not exist"],
    ["[x](docs/gone.md)", "1: docs/gone.md does not exist"],
    ["![x](docs/images/gone.png)", "1: docs/images/gone.png does not exist"],
    ['<img src="docs/images/gone.png">', "1: docs/images/gone.png does not exist"],
    ["[x](docs/architecture.md#gone)", "1: docs/architecture.md has no heading #gone"],
    ["[x](../elsewhere.md)", "1: ../elsewhere.md leaves the repository"],
    ["`npm run gone`", "1: npm run gone is not a script of package.json"],
  ])("%s", (text, problem) => expect(check(text)).toEqual([problem]));
});

test("a heading's anchor is what a renderer makes of it", () => {
  expect(listAnchors("# The two clocks\n\n## `npm run up`, twice\n")).toEqual([
    "the-two-clocks",
    "npm-run-up-twice",
  ]);
});

test("a folder with a meaning of its own needs a README", () => {
  expect(
    listMissingReadmes([
      "lib/domain/base/money.ts",
      "lib/wire/README.md",
      "lib/providers/vercel/map.ts",
      "lib/providers/README.md",
      "lib/store/read/README.md",
      "components/ui/button.tsx",
      "tests/lib/domain/money.test.ts",
      "package.json",
    ]),
  ).toEqual([
    "components",
    "components/ui",
    "lib/domain",
    "lib/providers/vercel",
    "lib/store",
    "tests",
  ]);
});

test("a README of the application names every file beside it, by its name or its path", () => {
  const paths = [
    "lib/wire/README.md",
    "lib/wire/series.ts",
    "lib/wire/viewer.ts",
    "lib/wire/deep/other.ts",
    "app/README.md",
    "app/globals.css",
    "app/error.tsx",
    "tests/README.md",
    "tests/any.test.ts",
  ];
  const pages: Readonly<Record<string, string>> = {
    "lib/wire/README.md": "`series.ts`: charts. viewer.ts is only said, not named.",
    "app/README.md": "`app/globals.css` and `error.tsx`",
  };
  expect(listUnnamedFiles(paths, (path) => pages[path] ?? "")).toEqual([
    "lib/wire/README.md does not name viewer.ts",
  ]);
});
